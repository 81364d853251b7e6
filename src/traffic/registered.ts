import { refusedWith } from "../aws/aws-error.ts";
import type { Context } from "../engine/step.ts";
import { formatDuration, SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import { targetGroupName } from "./target-group.ts";
import { NLB_LINGERS } from "./wait.ts";

/** Of these instances, those that a target group still knows in a state in which requests can reach them. */
export async function reachable(
  ctx: Context,
  targetGroups: readonly string[],
  ids: readonly string[],
): Promise<{ id: string; targetGroup: string; state: string }[]> {
  const wanted = new Set(ids);
  const found = await Promise.all(
    targetGroups.map(async (TargetGroupArn) => {
      const answer = await unlessNoGroup(
        ctx.aws("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn }),
      );
      return (answer?.TargetHealthDescriptions ?? [])
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

/** Nobody is reached through a target group that does not exist any more: whoever was in it is not kept for its sake. */
async function unlessNoGroup<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (refusedWith(error, "TargetGroupNotFound")) return undefined;
    throw error;
  }
}

/** Why we wait is said once in 30 s. */
const SILENCE = 30 * SECOND;

/**
 * Waits until no request can reach these instances any more: they may then be ended.
 * Only draining ones are waited for; one that is still in rotation is never waited out.
 * @param since epoch milliseconds at which they may have been deregistered last: behind a Network Load Balancer five
 *   minutes pass from then, whatever their state says (rule 18)
 * @returns the instances that are still in rotation: nobody deregistered them; in a hurry those that drain as well
 */
export async function awaitDrained(
  ctx: Context,
  targetGroups: readonly string[],
  ids: readonly string[],
  since?: number,
): Promise<string[]> {
  if (ctx.hurry) return stillReached(ctx, targetGroups, ids);
  const from = since ?? ctx.takenOverAt; // whoever had the release before may have deregistered them just then
  const rest = from !== undefined && (await anyOnNetwork(ctx, targetGroups)) ? from + NLB_LINGERS : 0;
  let lastWord = ctx.clock.monotonic();
  const say = (text: string): undefined => {
    if (ctx.clock.monotonic() - lastWord < SILENCE) return;
    lastWord = ctx.clock.monotonic();
    ctx.emit({ kind: "waiting", text });
  };
  return poll(
    async () => {
      const left = await reachable(ctx, targetGroups, ids);
      const inRotation = left.filter(({ state }) => !state.includes("draining")).map(({ id }) => id);
      if (inRotation.length > 0) return [...new Set(inRotation)];
      const lingers = rest - ctx.clock.now().getTime();
      if (left.length === 0 && lingers <= 0) return [];
      if (left.length === 0)
        return say(`a Network Load Balancer may send requests for another ${formatDuration(lingers)}`);
      const where = [...new Set(left.map(({ targetGroup }) => targetGroup))].join(", ");
      return say(`${left.length} targets are draining in ${where}`);
    },
    { ...ctx, every: 10 * SECOND },
  );
}

/** Who may still be answering a request, without waiting: behind a Network Load Balancer a state proves nothing (rule 18). */
async function stillReached(
  ctx: Context,
  targetGroups: readonly string[],
  ids: readonly string[],
): Promise<string[]> {
  const wasDeployed = ctx.recall("create-deployment") !== undefined;
  if (wasDeployed && (await anyOnNetwork(ctx, targetGroups))) return [...ids];
  return [...new Set((await reachable(ctx, targetGroups, ids)).map(({ id }) => id))];
}

async function anyOnNetwork(ctx: Context, TargetGroupArns: readonly string[]): Promise<boolean> {
  if (TargetGroupArns.length === 0) return false;
  const answer = await unlessNoGroup(
    ctx.aws("elasticloadbalancing:DescribeTargetGroups", { TargetGroupArns: [...TargetGroupArns] }),
  );
  // One that is gone fails the whole call: of the others each is asked for alone.
  if (!answer) {
    if (TargetGroupArns.length === 1) return false;
    const each = await Promise.all(TargetGroupArns.map((arn) => anyOnNetwork(ctx, [arn])));
    return each.includes(true);
  }
  return (answer.TargetGroups ?? []).some(({ LoadBalancerArns }) =>
    LoadBalancerArns?.some((arn) => arn.includes(":loadbalancer/net/")),
  );
}
