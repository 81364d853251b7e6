import { AwsError } from "../../core/aws-error.ts";
import type { World } from "../../core/world.ts";
import { asRole } from "./engine/role.ts";
import type { Deployment, HookedLaunch } from "./state.ts";

const actionOf = (hook: HookedLaunch) => ({
  AutoScalingGroupName: hook.groupName,
  LifecycleHookName: hook.hookName,
  LifecycleActionToken: hook.token,
  InstanceId: hook.instanceId,
});

/** Answers an Auto Scaling hook: CONTINUE, or ABANDON, upon which the instance is replaced. */
export function answer(
  world: World,
  roleArn: string,
  hook: HookedLaunch,
  result: "CONTINUE" | "ABANDON",
): void {
  tell(world, roleArn, "CompleteLifecycleAction", { ...actionOf(hook), LifecycleActionResult: result });
}

/** The end of a launch deployment decides about the instance. */
export function answerHook(world: World, { hook, roleArn }: Deployment, succeeded: boolean): void {
  if (hook) answer(world, roleArn, hook, succeeded ? "CONTINUE" : "ABANDON");
}

/** Keeps the hook waiting while the launch deployment runs. */
export function keepHookWaiting(world: World, { hook, roleArn }: Deployment): void {
  if (hook) tell(world, roleArn, "RecordLifecycleActionHeartbeat", actionOf(hook));
}

/** The instance may be gone meanwhile, or the role may not say it: then the hook times out by itself. */
function tell(world: World, roleArn: string, operation: string, input: unknown): void {
  try {
    asRole(world, roleArn, `autoscaling:${operation}`, input);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}
