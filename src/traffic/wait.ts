import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { asSentence } from "../fleet/ids.ts";
import { DeadlinePassed, poll } from "../time/poll.ts";
import type { Millis } from "../time/clock.ts";
import { formatDuration, MINUTE, SECOND } from "../time/duration.ts";
import { type GroupView, type Zones } from "./health.ts";
import type { TargetGroupRef } from "./target-group.ts";
import { look, nameTargets, notGone } from "./target-groups.ts";

/** After so long without a word the log says why we are still waiting. */
const SILENCE: Millis = 30 * SECOND;
const LOOK_EVERY: Millis = 5 * SECOND;
/** NLB sends traffic to a target for some minutes after its deregistration (field reports; rule 18). */
export const NLB_LINGERS: Millis = 300 * SECOND;

/** Beside the health checks themselves: an application that warms up. */
const WARMING: Millis = 5 * MINUTE;
/** NLB takes up to five minutes to let a target in (field reports; rule 18). */
const NLB_LETS_IN: Millis = 5 * MINUTE;

/** A target should have passed its checks by then: twice what they take, since one may fail at first. */
export const healthyWithin = (groups: readonly TargetGroupRef[]): Millis =>
  Math.max(
    0,
    ...groups.map(({ nlb, healthySeconds }) => 2 * healthySeconds * SECOND + (nlb ? NLB_LETS_IN : 0)),
  ) + WARMING;

export interface Wait {
  groups: readonly TargetGroupRef[];
  /** What is still missing, in sentences; empty when the wait is over. */
  lacks(views: GroupView[]): string[] | Promise<string[]>;
  /** For the heartbeat: `Waiting for green to be healthy`. */
  saying: string;
  /** How long at most; the run's deadline counts too. */
  patience: Millis;
  /** The stable word of the failure when patience ends. */
  code: string;
  remedy: string;
}

/** Looks at the target groups until nothing is lacking; throws a Failure that says what still is. */
export async function waitForTargets(ctx: Context, wait: Wait): Promise<GroupView[]> {
  const since = ctx.clock.now().getTime();
  const deadline = new Date(Math.min(ctx.deadline.getTime(), since + wait.patience));
  let lastWord = ctx.clock.monotonic();
  let lacks: string[] = [];
  try {
    return await poll(
      async () => {
        const views = await look(ctx.aws, wait.groups);
        lacks = await wait.lacks(views);
        if (lacks.length === 0) return views;
        if (ctx.clock.monotonic() - lastWord >= SILENCE) {
          ctx.emit({ kind: "waiting", text: `${wait.saying}: ${lacks.join("; ")}` });
          lastWord = ctx.clock.monotonic();
        }
        return undefined;
      },
      { clock: ctx.clock, every: LOOK_EVERY, deadline, signal: ctx.signal },
    );
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    const waited = formatDuration(ctx.clock.now().getTime() - since);
    const message = asSentence(`${wait.saying} took longer than ${waited}: ${lacks.join("; ")}`);
    throw new Failure(wait.code, message, wait.remedy, { cause: error });
  }
}

/**
 * How long after its deregistration a target may still get requests: the deregistration delay, on NLB at least
 * five minutes, whatever the state says (rule 18).
 */
export const drainTime = (group: TargetGroupRef): Millis =>
  group.nlb ? Math.max(group.delaySeconds * SECOND, NLB_LINGERS) : group.delaySeconds * SECOND;

/**
 * Waits until none of these instances can get or hold a request any more; nothing is ended before that (law 1).
 * `since`: epoch milliseconds of the last deregistration, when it is known; else it is taken to be now, if anything
 * is still registered or draining.
 */
export async function waitUntilDrained(
  ctx: Context,
  groups: readonly TargetGroupRef[],
  fleet: Zones,
  since?: number,
): Promise<void> {
  if (ctx.hurry) return; // whoever ends them looks again
  const start = since ?? ctx.clock.now().getTime();
  const slowest = Math.max(0, ...groups.map(drainTime));
  let anythingSeen = since !== undefined;
  await waitForTargets(ctx, {
    groups,
    lacks: (views) => {
      const left = views.flatMap((view) => {
        const there = notGone(view, fleet);
        return there.length > 0 ? [`${nameTargets(view, there)} (${there[0]!.state})`] : [];
      });
      anythingSeen ||= left.length > 0;
      const rest = start + restOnNlb(groups) - ctx.clock.now().getTime();
      if (left.length === 0 && anythingSeen && rest > 0)
        return [`the Network Load Balancer may send requests for another ${formatDuration(rest)}`];
      return left;
    },
    saying: "Waiting until requests on their way are answered",
    patience: slowest + 10 * MINUTE,
    code: "not-drained",
    remedy: "Look at the target group: something registers these instances again.",
  });
}

const restOnNlb = (groups: readonly TargetGroupRef[]): Millis =>
  Math.max(0, ...groups.filter(({ nlb }) => nlb).map(drainTime));
