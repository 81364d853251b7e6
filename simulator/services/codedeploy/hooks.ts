import { AwsError } from "../../core/aws-error.ts";
import type { World } from "../../core/world.ts";
import { asRole, isDenied } from "./engine/role.ts";
import { hookName, hookQueue, newUuid } from "./names.ts";
import { refuse } from "./refuse.ts";
import type { Group } from "./state.ts";

/** Puts CodeDeploy's launch hook on an Auto Scaling group and returns its name (AWS user guide, integrations-aws-auto-scaling). */
export function putLaunchHook(
  world: World,
  group: Pick<Group, "name" | "roleArn">,
  autoScalingGroup: string,
): string {
  const name = hookName(world, group.name);
  asRole(world, group.roleArn, "autoscaling:PutLifecycleHook", {
    LifecycleHookName: name,
    AutoScalingGroupName: autoScalingGroup,
    LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    NotificationTargetARN: hookQueue(world),
    NotificationMetadata: newUuid(world),
    DefaultResult: "ABANDON",
    HeartbeatTimeout: 600,
  });
  return name;
}

/** Takes CodeDeploy's hook off again; a group or hook that no longer exists is no obstacle. Returns false if it stayed. */
export function deleteLaunchHook(world: World, roleArn: string, of: { name: string; hook: string }): boolean {
  try {
    asRole(world, roleArn, "autoscaling:DeleteLifecycleHook", {
      LifecycleHookName: of.hook,
      AutoScalingGroupName: of.name,
    });
    return true;
  } catch (error) {
    if (error instanceof AwsError) return !isDenied(error);
    throw error;
  }
}

/**
 * Makes a deployment group's Auto Scaling groups the given ones: hooks are deleted where it leaves, put where it comes.
 * @returns hooks that could not be deleted, as UpdateDeploymentGroup tells them
 * @throws AwsError InvalidAutoScalingGroupException, InvalidRoleException or LifecycleHookLimitExceededException
 */
export function setAutoScalingGroups(
  world: World,
  group: Group,
  names: readonly string[],
): Group["autoScalingGroups"] {
  const kept = group.autoScalingGroups.filter((each) => names.includes(each.name));
  const left = group.autoScalingGroups.filter((each) => !names.includes(each.name));
  const added = names.filter((name) => !kept.some((each) => each.name === name));
  const put = added.map((name) => ({
    name,
    hook: movedHook(world, group, name) ?? putHookOrRefuse(world, group, name),
  }));
  const stayed = left.filter((each) => !deleteLaunchHook(world, group.roleArn, each));
  group.autoScalingGroups = [...kept, ...put];
  return stayed;
}

/** The group's own hook, where a deployment has moved it to a copy that the group does not name yet: one is all it keeps. */
function movedHook(world: World, { application, name }: Group, autoScalingGroup: string): string | undefined {
  const there = world.autoScaling.groups[autoScalingGroup]?.hooks ?? {};
  return Object.values(world.codeDeploy.deployments)
    .filter((deployment) => deployment.application === application && deployment.group === name)
    .flatMap(({ pendingGroups = [] }) => pendingGroups)
    .find((pending) => pending.name === autoScalingGroup && pending.hook in there)?.hook;
}

function putHookOrRefuse(world: World, group: Group, name: string): string {
  try {
    return putLaunchHook(world, group, name);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (isDenied(error)) {
      return refuse(
        "InvalidRole",
        "AWS CodeDeploy does not have the permissions required to assume the role or to use it.",
      );
    }
    if (error.name.startsWith("LimitExceeded")) {
      return refuse("LifecycleHookLimitExceeded", `The limit of lifecycle hooks of ${name} was reached.`);
    }
    return refuse("InvalidAutoScalingGroup", `AutoScalingGroup name is invalid: ${name}`);
  }
}
