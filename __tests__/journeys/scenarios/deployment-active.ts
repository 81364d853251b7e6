import assert from "node:assert/strict";
import { asBefore, because, ended, harmless, story } from "../claims.ts";
import type { Journey } from "../lab.ts";

/** AWS's words for somebody else's deployment, named by an id that exists. */
const discovered = (["clone", "same-group"] as const).map((fleet): Journey => ({
  name: `${fleet}: somebody else's deployment is active when ours is to be created, everything is as before`,
  fleet,
  rules: [16],
  faults: ({ fleet: { codeDeploy } }) => [
    {
      kind: "error",
      operation: "codedeploy:CreateDeployment",
      code: "DeploymentLimitExceededException",
      message: `The Deployment Group '${codeDeploy!.deploymentGroup}' already has an active Deployment '${codeDeploy!.firstDeploymentId}'`,
    },
  ],
  check(t) {
    asBefore(t);
    because(t, /is still going on/);
  },
}));

/** Theirs begins between our preflight and our CreateDeployment: it is left alone, and goes on to its end. */
const copied: Journey = {
  name: "codedeploy-copy: somebody else's deployment is active when ours is to be created, it goes on undisturbed",
  fleet: "codedeploy-copy",
  rules: [16],
  async meanwhile({ aws, fleet: { codeDeploy, templateId } }, actor) {
    const versions = async (): Promise<number> =>
      (await aws("ec2:DescribeLaunchTemplateVersions", { LaunchTemplateId: templateId }))
        .LaunchTemplateVersions!.length;
    while ((await versions()) === 1) await actor.sleep(1_000);
    const { application, deploymentGroup, revision } = codeDeploy!;
    await aws("codedeploy:CreateDeployment", {
      applicationName: application,
      deploymentGroupName: deploymentGroup,
      revision,
      description: "by hand",
    });
  },
  async check(t) {
    ended(t, "failed-clean");
    harmless(t);
    because(t, /is still going on/);
    const { deploymentGroupInfo } = await t.aws("codedeploy:GetDeploymentGroup", {
      applicationName: "web",
      deploymentGroupName: "production",
    });
    const theirs = deploymentGroupInfo!.lastSuccessfulDeployment!.deploymentId!;
    assert.equal(
      deploymentGroupInfo!.autoScalingGroups![0]!.name,
      `CodeDeploy_production_${theirs}`,
      story(t),
    );
    const ours = t.changes.filter((change) => /^groups\.web-blue\.(template|tags|suspended)/.test(change));
    assert.deepEqual(ours, [], story(t));
  },
};

export const deploymentActive: Journey[] = [...discovered, copied];
