import type { Context } from "../engine/step.ts";
import { isCodeDeployLaunchHook } from "../fleet/hooks.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { poll, within } from "../time/poll.ts";

/** A hook that CodeDeploy is about to put shows within this time. */
const SOON = 30 * SECOND;
const PATIENCE = 10 * MINUTE;

/**
 * CodeDeploy's hook must be seen before the group may launch: otherwise new instances get no application (rule 8). Where
 * the deployment group names the group and yet no hook comes (CodeDeploy moves it to its copy before it says so), the
 * group is taken out and put in again, which puts the hook (CodeDeploy user guide, integrations-aws-auto-scaling: never
 * by Auto Scaling's own call). No deployment may be active.
 * @param groups all Auto Scaling groups that the deployment group names
 * @param meanwhile what it names for a moment: none, or with COPY_AUTO_SCALING_GROUP, which wants exactly one, the copy
 */
export async function awaitHook(
  ctx: Context,
  name: { application: string; deploymentGroup: string },
  group: string,
  groups: readonly string[],
  meanwhile: readonly string[],
): Promise<void> {
  const deadline = within(ctx, PATIENCE);
  let putAgainAt = ctx.clock.monotonic() + SOON;
  await poll(
    async () => {
      if (await hasLaunchHook(ctx, group)) return true;
      ctx.emit({ kind: "waiting", text: `CodeDeploy has not put its launch hook on ${group} yet` });
      if (ctx.clock.monotonic() < putAgainAt) return undefined;
      putAgainAt = Infinity;
      ctx.emit({
        kind: "said",
        text: `${group} leaves the deployment group and comes back, for its launch hook`,
      });
      for (const autoScalingGroups of [[...meanwhile], [...groups]])
        await ctx.aws("codedeploy:UpdateDeploymentGroup", {
          applicationName: name.application,
          currentDeploymentGroupName: name.deploymentGroup,
          autoScalingGroups,
        });
      return undefined;
    },
    { ...ctx, every: 5 * SECOND, deadline },
  );
}

/** CodeDeploy's launch hook is on the group. */
export async function hasLaunchHook(ctx: Context, group: string): Promise<boolean> {
  const { LifecycleHooks } = await ctx.aws("autoscaling:DescribeLifecycleHooks", {
    AutoScalingGroupName: group,
  });
  return LifecycleHooks?.some(isCodeDeployLaunchHook) ?? false;
}
