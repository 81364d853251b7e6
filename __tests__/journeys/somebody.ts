import type { DeploymentStatus } from "@aws-sdk/client-codedeploy";
import type { Actor } from "../../simulator/time/virtual-time.ts";
import type { CallAws } from "../../simulator/wire/caller.ts";

type Group = { application: string; deploymentGroup: string };

/** Waits, as somebody who looks on, until the deployment group has an active deployment, and returns its id. */
export const activeDeployment = (aws: CallAws, actor: Actor, group: Group): Promise<string> =>
  deploymentIn(aws, actor, group, ["InProgress", "Ready"]);

/** The same, in one of these states. */
export async function deploymentIn(
  aws: CallAws,
  actor: Actor,
  { application, deploymentGroup }: Group,
  states: DeploymentStatus[],
): Promise<string> {
  for (;;) {
    const { deployments = [] } = await aws("codedeploy:ListDeployments", {
      applicationName: application,
      deploymentGroupName: deploymentGroup,
      includeOnlyStatuses: states,
    });
    if (deployments[0]) return deployments[0];
    await actor.sleep(5_000);
  }
}

/** Looks at a target group every second until what is registered there is as wanted. */
export async function untilTargets(
  aws: CallAws,
  actor: Actor,
  TargetGroupArn: string,
  wanted: (targets: { id: string; state: string }[]) => boolean,
): Promise<void> {
  for (;;) {
    const { TargetHealthDescriptions = [] } = await aws("elasticloadbalancing:DescribeTargetHealth", {
      TargetGroupArn,
    });
    const targets = TargetHealthDescriptions.map(({ Target, TargetHealth }) => ({
      id: Target!.Id!,
      state: TargetHealth!.State!,
    }));
    if (wanted(targets)) return;
    await actor.sleep(1_000);
  }
}
