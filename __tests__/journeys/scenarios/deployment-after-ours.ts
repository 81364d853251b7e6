import assert from "node:assert/strict";
import { attempt } from "../by-hand.ts";
import { deploy } from "../by-hand-deployments.ts";
import { ended, greenAlone, harmless, story } from "../claims.ts";
import { READY_WAIT } from "../each-fleet.ts";
import type { Journey, Travelled } from "../lab.ts";
import { activeDeployment } from "../somebody.ts";

const MINUTE = 60_000;

/** When the deployment by hand was active: epoch milliseconds of the virtual clock. */
async function activeTime({ aws, personal }: Travelled): Promise<{ from: number; to: number }> {
  const made = personal.findLast(
    ({ operation, error }) => operation === "codedeploy:CreateDeployment" && !error,
  );
  const { deploymentId } = made!.output as { deploymentId: string };
  const { deploymentInfo } = await aws("codedeploy:GetDeployment", { deploymentId });
  return { from: deploymentInfo!.createTime!.getTime(), to: deploymentInfo!.completeTime!.getTime() };
}

/** The deployment group is never changed while a deployment of it is active, whoever began that. */
export const deploymentAfterOurs: Journey = {
  name: "clone: somebody deploys as soon as ours has ended, the deployment group is pointed at green after that",
  fleet: "clone",
  rules: [8],
  options: READY_WAIT,
  async meanwhile(stage, actor) {
    const { aws, fleet } = stage;
    await activeDeployment(aws, actor, fleet.codeDeploy!);
    // To blue, and only as far as Ready: who serves stays as it is.
    const toBlue = { autoScalingGroups: [fleet.groupName] };
    let deploymentId: string | undefined;
    while (!deploymentId) {
      await actor.sleep(1_000);
      deploymentId = await deploy(stage, toBlue);
    }
    await actor.sleep(2 * MINUTE);
    // Where CodeDeploy compares the fleets by their health, it has failed already.
    await attempt(aws("codedeploy:StopDeployment", { deploymentId, autoRollbackEnabled: false }));
  },
  async check(t) {
    ended(t, "succeeded");
    harmless(t);
    greenAlone(t, 3);
    const { from, to } = await activeTime(t);
    const updates = t.calls.filter(({ operation }) => operation === "codedeploy:UpdateDeploymentGroup");
    assert.ok(updates.length > 0, story(t));
    for (const { at } of updates) assert.ok(at < from || at >= to, story(t));
  },
};
