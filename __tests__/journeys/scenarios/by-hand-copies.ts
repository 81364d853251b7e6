import type { Actor } from "../../../simulator/time/virtual-time.ts";
import { deploy, NOBODY, stop } from "../by-hand-deployments.ts";
import { arm, attempt, byHand } from "../by-hand.ts";
import type { Journey, Stage } from "../lab.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What a person meets whose deployments have CodeDeploy copy the group. */
export const byHandCopies: Journey[] = [
  byHand("copies that are given targets, have settings of their own, or never come up", {
    fleet: "codedeploy-copy",
    async prepare(stage, person) {
      const { aws, fleet } = stage;
      const lift = arm(stage, {
        kind: "launch-fails",
        imageId: fleet.ami,
        message: "We currently do not have sufficient m5.large capacity.",
      });
      await endCopy(stage, person, await deploy(stage, NOBODY));
      const blue = { AutoScalingGroupName: fleet.groupName };
      await aws("autoscaling:UpdateAutoScalingGroup", { ...blue, DefaultInstanceWarmup: 120 });
      await person.sleep(MINUTE);
      await endCopy(stage, person, await deploy(stage));
      await aws("autoscaling:UpdateAutoScalingGroup", { ...blue, DefaultInstanceWarmup: -1 });
      await person.sleep(MINUTE);
      const deploymentId = await deploy(stage);
      await person.sleep(5 * SECOND);
      await attempt(aws("codedeploy:ListDeploymentTargets", { deploymentId: deploymentId! }));
      await person.sleep(65 * MINUTE);
      await endCopy(stage, person, deploymentId);
      lift();
    },
  }),
  byHand("a copy whose health checks never pass is given up after an hour, or stopped", {
    fleet: "codedeploy-copy",
    async prepare(stage, person) {
      const deploymentId = await deploy(stage);
      const lift = arm(stage, { kind: "unhealthy", who: { group: copyOf(stage, deploymentId) }, code: 503 });
      await person.sleep(75 * MINUTE);
      await endCopy(stage, person, deploymentId);
      lift();
    },
  }),
];

const copyOf = ({ fleet }: Stage, deploymentId: string | undefined): string =>
  `CodeDeploy_${fleet.codeDeploy!.deploymentGroup}_${deploymentId}`;

/** Stops the deployment and deletes the copy that it leaves behind. */
async function endCopy(stage: Stage, person: Actor, deploymentId: string | undefined): Promise<void> {
  await stop(stage, person, deploymentId);
  const name = copyOf(stage, deploymentId);
  const { AutoScalingGroups = [] } = await stage.aws("autoscaling:DescribeAutoScalingGroups", {
    AutoScalingGroupNames: [name],
  });
  if (AutoScalingGroups.length === 0) return;
  await stage.aws("autoscaling:DeleteAutoScalingGroup", { AutoScalingGroupName: name, ForceDelete: true });
  await person.sleep(5 * MINUTE);
}
