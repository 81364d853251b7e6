import type { CreateDeploymentGroupCommandInput } from "@aws-sdk/client-codedeploy";
import type { Actor } from "../../../simulator/time/virtual-time.ts";
import { deploy, group, NOBODY, stop } from "../by-hand-deployments.ts";
import { arm, attempt, byHand } from "../by-hand.ts";
import { READY_WAIT } from "../each-fleet.ts";
import type { Journey, Stage } from "../lab.ts";

const MINUTE = 60_000;

const BLUE_GREEN: Partial<CreateDeploymentGroupCommandInput> = {
  deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
  loadBalancerInfo: { targetGroupInfoList: [{ name: "elsewhere" }] },
};

const endsBlue = (
  action: "TERMINATE" | "KEEP_ALIVE",
  terminationWaitTimeInMinutes: number,
): Partial<CreateDeploymentGroupCommandInput> => ({
  ...BLUE_GREEN,
  blueGreenDeploymentConfiguration: {
    terminateBlueInstancesOnDeploymentSuccess: { action, terminationWaitTimeInMinutes },
  },
});

/** Deployment groups at the limits of what is documented. */
const TRIALS: Partial<CreateDeploymentGroupCommandInput>[] = [
  {
    alarmConfiguration: {
      enabled: true,
      alarms: Array.from({ length: 11 }, (_, index) => ({ name: `alarm-${index}` })),
    },
  },
  endsBlue("TERMINATE", 2850),
  endsBlue("KEEP_ALIVE", 5),
  {
    ...endsBlue("KEEP_ALIVE", 0),
    deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITHOUT_TRAFFIC_CONTROL" },
  },
];

async function tryGroups(stage: Stage): Promise<void> {
  const name = { applicationName: group(stage).applicationName, deploymentGroupName: "trial" };
  for (const trial of TRIALS) {
    const made = await attempt(
      stage.aws("codedeploy:CreateDeploymentGroup", {
        ...name,
        serviceRoleArn: stage.fleet.serviceRole,
        ec2TagFilters: NOBODY.tagFilters!,
        ...trial,
      }),
    );
    if (made) await stage.aws("codedeploy:DeleteDeploymentGroup", name);
  }
}

/** A group that never deployed anything: its first deployment fails, and there is nothing to go back to. */
async function firstFails(stage: Stage, person: Actor): Promise<void> {
  const name = { applicationName: group(stage).applicationName, deploymentGroupName: "first" };
  await stage.aws("codedeploy:CreateDeploymentGroup", {
    ...name,
    serviceRoleArn: stage.fleet.serviceRole,
    ec2TagFilters: NOBODY.tagFilters!,
    autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE"] },
  });
  const { deploymentId } = await stage.aws("codedeploy:CreateDeployment", {
    ...name,
    revision: stage.fleet.codeDeploy!.revision,
  });
  await person.sleep(2 * MINUTE);
  await stage.aws("codedeploy:GetDeployment", { deploymentId: deploymentId! });
  await stage.aws("codedeploy:GetDeploymentGroup", name);
  await stage.aws("codedeploy:DeleteDeploymentGroup", name);
}

/** Blue launches one more, whose agent is silent: CodeDeploy's own deployment waits for it. */
async function launchWaits(stage: Stage, person: Actor): Promise<void> {
  const { aws, fleet } = stage;
  const lift = arm(stage, { kind: "agent-silent", who: { group: fleet.groupName } });
  await aws("autoscaling:SetDesiredCapacity", {
    AutoScalingGroupName: fleet.groupName,
    DesiredCapacity: fleet.options.instances + 1,
  });
  await person.sleep(2 * MINUTE);
  await deploy(stage, NOBODY);
  await person.sleep(10 * MINUTE);
  await aws("codedeploy:ListDeployments", { ...group(stage), includeOnlyStatuses: ["InProgress"] });
  lift();
  await person.sleep(2 * 60 * MINUTE);
}

/** By another deployment group of the person's own, which selects blue by its tag. */
async function inPlace({ aws, fleet }: Stage, person: Actor): Promise<void> {
  const { application, revision } = fleet.codeDeploy!;
  const { tagKey: Key, tagValue: Value } = fleet.options;
  const name = { applicationName: application, deploymentGroupName: "in-place" };
  await aws("codedeploy:CreateDeploymentGroup", {
    ...name,
    serviceRoleArn: fleet.serviceRole,
    ec2TagFilters: [{ Key, Value, Type: "KEY_AND_VALUE" }],
    deploymentConfigName: "CodeDeployDefault.HalfAtATime",
  });
  const { deploymentId } = await aws("codedeploy:CreateDeployment", { ...name, revision });
  await person.sleep(5 * MINUTE);
  await aws("codedeploy:GetDeployment", { deploymentId: deploymentId! });
  await aws("codedeploy:DeleteDeploymentGroup", name);
}

/** What a person meets who uses CodeDeploy beside the action. */
export const byHandCodeDeploy: Journey[] = [
  byHand(
    "deployment groups at the limits, more targets than a call may name, a first deployment that fails",
    {
      fleet: "clone",
      async prepare(stage, person) {
        await tryGroups(stage);
        const targetIds = Array.from({ length: 26 }, () => stage.fleet.instanceIds[0]!);
        const { firstDeploymentId: deploymentId = "" } = stage.fleet.codeDeploy!;
        await attempt(stage.aws("codedeploy:BatchGetDeploymentTargets", { deploymentId, targetIds }));
        await firstFails(stage, person);
      },
    },
  ),
  byHand("a deployment to nobody is continued without saying which wait, another does not name green", {
    fleet: "clone",
    async prepare(stage, person) {
      const deploymentId = await deploy(stage, NOBODY);
      if (deploymentId) await attempt(stage.aws("codedeploy:ContinueDeployment", { deploymentId }));
      await stop(stage, person, deploymentId);
      await stop(stage, person, await deploy(stage));
    },
  }),
  byHand("blue launches an instance without an agent, meanwhile somebody deploys", {
    fleet: "clone",
    prepare: launchWaits,
  }),
  byHand("the one instance of a fleet is deployed to in place, half at a time", {
    fleet: "same-group",
    options: { instances: 1 },
    prepare: inPlace,
  }),
  byHand("a deployment whose green is blue itself", {
    fleet: "same-group",
    options: READY_WAIT,
    async prepare(stage, person) {
      const { tagKey: Key, tagValue: Value } = stage.fleet.options;
      const blue = { tagFilters: [{ Key, Value, Type: "KEY_AND_VALUE" as const }] };
      await stop(stage, person, await deploy(stage, blue));
    },
  }),
];
