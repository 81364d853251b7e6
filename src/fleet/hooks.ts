import type { LifecycleHook } from "@aws-sdk/client-auto-scaling";
import type { Aws } from "../aws/call.ts";

/** CodeDeploy's own launch hook, by the name it gives it (CodeDeploy user guide: integrations-aws-auto-scaling). */
export const isCodeDeployHook = ({ LifecycleHookName }: LifecycleHook): boolean =>
  (LifecycleHookName ?? "").startsWith("CodeDeploy-managed-");

/** Names of a group's launch hooks that are the user's own: whoever waits at one waits for something of theirs. */
export async function ownLaunchHooks(aws: Aws, group: string): Promise<string[]> {
  const { LifecycleHooks = [] } = await aws("autoscaling:DescribeLifecycleHooks", {
    AutoScalingGroupName: group,
  });
  return LifecycleHooks.filter(
    (hook) => hook.LifecycleTransition === "autoscaling:EC2_INSTANCE_LAUNCHING" && !isCodeDeployHook(hook),
  ).map(({ LifecycleHookName }) => LifecycleHookName ?? "");
}
