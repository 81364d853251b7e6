import type { World } from "../../core/world.ts";
import { answer } from "./hook-answer.ts";
import { INSTALL, newTarget } from "./engine/events.ts";
import { isOver } from "./engine/progress.ts";
import { startDeployment } from "./new-deployment.ts";
import type { Group, HookedLaunch } from "./state.ts";

/**
 * Auto Scaling's notice that an instance waits at CodeDeploy's launch hook: the deployment group's last successful
 * revision is installed on it (creator `autoscaling`); without one the launch simply goes on.
 * AWS CodeDeploy user guide, integrations-aws-auto-scaling.
 */
export function onLaunchHook(world: World, launch: HookedLaunch): void {
  const group = groupWithHook(world, launch);
  if (!group) return;
  const last = group.lastSuccessful ? world.codeDeploy.deployments[group.lastSuccessful] : undefined;
  if (!last?.revision) return answer(world, group.roleArn, launch, "CONTINUE");
  noteOutdated(world, group, launch.instanceId);
  startDeployment(world, group, {
    kind: "launch",
    creator: "autoscaling",
    revision: last.revision,
    style: { type: "IN_PLACE", trafficControl: false },
    blueGreen: undefined,
    autoRollback: undefined,
    alarms: undefined,
    hook: launch,
    green: [launch.instanceId],
    fleetsKnown: true,
    targets: { [launch.instanceId]: newTarget(world, launch.instanceId, INSTALL) },
  });
}

const groupWithHook = (world: World, { groupName, hookName }: HookedLaunch): Group | undefined =>
  Object.values(world.codeDeploy.groups).find((group) =>
    group.autoScalingGroups.some(({ name, hook }) => name === groupName && hook === hookName),
  );

/** A deployment under way will find this instance with the earlier revision. */
function noteOutdated(world: World, group: Group, instanceId: string): void {
  for (const id of group.active) {
    const deployment = world.codeDeploy.deployments[id]!;
    if (deployment.kind !== "launch" && !isOver(deployment)) deployment.outdatedLaunches.push(instanceId);
  }
}
