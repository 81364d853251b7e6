import type { Context } from "../engine/step.ts";
import { SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import { targetGroupName } from "./target-group.ts";

/** Of these instances, those that a target group still knows in a state in which requests can reach them. */
export async function reachable(
  ctx: Context,
  targetGroups: readonly string[],
  ids: readonly string[],
): Promise<{ id: string; targetGroup: string; state: string }[]> {
  const wanted = new Set(ids);
  const found = await Promise.all(
    targetGroups.map(async (TargetGroupArn) => {
      const { TargetHealthDescriptions } = await ctx.aws("elasticloadbalancing:DescribeTargetHealth", {
        TargetGroupArn,
      });
      return (TargetHealthDescriptions ?? [])
        .filter(({ Target, TargetHealth }) => wanted.has(Target!.Id!) && TargetHealth?.State !== "unused")
        .map(({ Target, TargetHealth }) => ({
          id: Target!.Id!,
          targetGroup: targetGroupName(TargetGroupArn),
          state: TargetHealth!.State!,
        }));
    }),
  );
  return found.flat();
}

/**
 * Waits until no request can reach these instances any more: they may then be ended.
 * Only draining ones are waited for; one that is still in rotation is never waited out.
 * @returns the instances that are still in rotation: nobody deregistered them
 */
export async function awaitDrained(
  ctx: Context,
  targetGroups: readonly string[],
  ids: readonly string[],
): Promise<string[]> {
  return poll(
    async () => {
      const left = await reachable(ctx, targetGroups, ids);
      const inRotation = left.filter(({ state }) => !state.includes("draining")).map(({ id }) => id);
      if (inRotation.length > 0) return [...new Set(inRotation)];
      if (left.length === 0) return [];
      const where = [...new Set(left.map(({ targetGroup }) => targetGroup))].join(", ");
      ctx.emit({ kind: "waiting", text: `${left.length} targets are draining in ${where}` });
      return undefined;
    },
    { ...ctx, every: 10 * SECOND },
  );
}
