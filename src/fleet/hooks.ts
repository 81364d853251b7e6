import type { LifecycleHook } from "@aws-sdk/client-auto-scaling";
import type { Aws } from "../aws/call.ts";

/** A hook of CodeDeploy's own, by the name it gives it (CodeDeploy user guide: integrations-aws-auto-scaling). */
export const isCodeDeployHook = ({ LifecycleHookName }: LifecycleHook): boolean =>
  (LifecycleHookName ?? "").startsWith("CodeDeploy-managed-");

const LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";

/** The one by which what a group launches gets the application: CodeDeploy may have one for terminations too. */
export const isCodeDeployLaunchHook = (hook: LifecycleHook): boolean =>
  isCodeDeployHook(hook) && hook.LifecycleTransition === LAUNCHING;

/** Names of a group's launch hooks that are the user's own: whoever waits at one waits for something of theirs. */
export async function ownLaunchHooks(aws: Aws, group: string): Promise<string[]> {
  const { LifecycleHooks = [] } = await aws("autoscaling:DescribeLifecycleHooks", {
    AutoScalingGroupName: group,
  });
  return LifecycleHooks.filter(
    (hook) => hook.LifecycleTransition === LAUNCHING && !isCodeDeployHook(hook),
  ).map(({ LifecycleHookName }) => LifecycleHookName ?? "");
}
