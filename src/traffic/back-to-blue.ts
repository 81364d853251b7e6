import { shell } from "../aws/shell.ts";
import type { Context } from "../engine/step.ts";
import { messageOf } from "../failure.ts";
import { findGroup } from "../fleet/group.ts";
import { nameIds } from "../fleet/ids.ts";
import { inService, members, runningIds, type FleetRef, type Member } from "../fleet/members.ts";
import type { Leftover } from "../outcome.ts";
import { MINUTE } from "../time/duration.ts";
import {
  healthyOf,
  lacking,
  needLike,
  serving,
  stillIn,
  type GroupView,
  type Need,
  type Zones,
} from "./health.ts";
import { targetGroupName, type TargetGroupRef } from "./target-group.ts";
import { bringIn, look, servingNow, sidesOf, takeOut, zonesOf } from "./target-groups.ts";
import { healthyWithin, waitForTargets, waitUntilDrained } from "./wait.ts";

/** How traffic comes back to blue. */
export interface WayBack {
  groups: readonly TargetGroupRef[];
  /** The ports blue had, per target group. */
  ports: readonly (readonly number[])[];
  blue: FleetRef;
  /** Absent when green was never made. */
  green: FleetRef | undefined;
  /** N: how many healthy blue targets there were. */
  count: number;
  /** Green has had traffic, or may have: whoever took it out, it is drained before anything is ended. */
  greenWasIn: boolean;
  /** Instances of green by another list: of one that has ended, its group and its tags may say nothing any more. */
  deployedTo?: readonly string[];
}

/** Going back may take its time: the alternative is to stay. */
const PATIENCE = 15 * MINUTE;

/** Registers blue again with its recorded ports, at once: extra healthy targets harm nobody (rule 16). */
export async function registerBlue(ctx: Context, way: Omit<WayBack, "greenWasIn">): Promise<Member[]> {
  const blue = inService(await members(ctx.aws, way.blue));
  const views = await look(ctx.aws, way.groups);
  for (const [index, view] of views.entries())
    await bringIn(
      ctx,
      view,
      blue.map(({ id }) => id),
      way.ports[index] ?? [view.group.port],
    );
  return blue;
}

/**
 * Brings traffic back: blue healthy in every target group first, only then is green taken out and drained (rule 14).
 * When blue cannot, traffic stays on green and the leftover says so. Safe to repeat; changes nothing when blue serves.
 */
export async function backToBlue(ctx: Context, way: WayBack): Promise<Leftover[]> {
  const blue = await registerBlue(ctx, way);
  // Where nobody serves either, what follows is how Auto Scaling comes to launch blue again.
  if (blue.length === 0 && (await servingNow(ctx.aws, way.groups, way)) !== "neither")
    return [await stayedOnGreen(ctx, way, blue, NO_BLUE)];
  const zones = zonesOf(blue);
  const green = (await sidesOf(ctx.aws, { blue: undefined, green: way.green })).green;
  const living = livingOf(ctx, way.blue);
  let alive: Zones = zones;
  let { count } = way;
  try {
    await waitForTargets(ctx, {
      groups: way.groups,
      lacks: async (views) => {
        const lacksOf = (side: Zones): string[] =>
          views.flatMap((view) => lacking(view, side, needOf(view, count, side, green)));
        if (lacksOf(zones).length === 0) return [];
        // A stop that was still pending may have deregistered some of them meanwhile.
        await registerBlue(ctx, way);
        alive = await living(zones);
        count = Math.min(way.count, await askedFor(ctx, way.blue));
        return lacksOf(alive);
      },
      saying: "Waiting for blue to serve again",
      patience: Math.max(PATIENCE, healthyWithin(way.groups)),
      code: "blue-unhealthy",
      remedy: "",
    });
  } catch (error) {
    if (ctx.signal?.aborted) throw error;
    return [await stayedOnGreen(ctx, way, blue, blue.length === 0 ? NO_BLUE : messageOf(error))];
  }
  if (alive.size < zones.size)
    ctx.emit({
      kind: "warned",
      text: `Blue has lost ${zones.size - alive.size} of its ${zones.size} instances`,
    });
  await takeGreenOut(ctx, way);
  return [];
}

/** As many as blue's own group is asked for by now: somebody may have made it smaller since N was counted. */
async function askedFor({ aws }: Context, { kind, group }: FleetRef): Promise<number> {
  if (kind !== "group") return Infinity; // green is among them
  return (await findGroup(aws, group))?.DesiredCapacity || Infinity;
}

/** A list of instances that is empty for so long is not one that lags. */
const LIST_LAG = MINUTE;

/** Those of a frozen group that run: whom AWS has lost is a member until Auto Scaling looks at its health again. */
function livingOf(ctx: Context, ref: FleetRef): (fleet: Zones) => Promise<Zones> {
  let emptySince: number | undefined;
  return async (fleet) => {
    const running = await runningIds(ctx.aws, ref);
    const alive = new Map([...fleet].filter(([id]) => running.has(id)));
    if (alive.size > 0) return alive;
    emptySince ??= ctx.clock.monotonic();
    return ctx.clock.monotonic() - emptySince < LIST_LAG ? fleet : alive;
  };
}

/**
 * N of blue, in every zone that green serves. N is what still runs (rule 4, law 1): a frozen blue that AWS has lost
 * instances of is made whole only after the way back. With less than half of itself it does not take over from a green
 * that serves with more.
 */
function needOf(view: GroupView, count: number, blue: Zones, green: Zones): Need {
  const theirs = healthyOf(view, green).length;
  const enough = blue.size * 2 >= count || blue.size >= theirs;
  return needLike(green, blue, Math.min(count, enough ? blue.size : theirs));
}

async function takeGreenOut(ctx: Context, way: WayBack): Promise<void> {
  const sides = await sidesOf(ctx.aws, way);
  const views = await look(ctx.aws, way.groups);
  let wasIn = way.greenWasIn;
  for (const view of views) {
    // Terminated instances too: nothing of ours stays registered.
    const targets = view.targets.filter(
      ({ id, state }) => (sides.green.has(id) || way.deployedTo?.includes(id)) && !state.includes("draining"),
    );
    if (targets.length === 0) continue;
    await takeOut(ctx, view.group, targets);
    wasIn ||= stillIn(view, sides.green).length > 0;
  }
  // CodeDeploy's own rollback may have taken it out just now: counted from here, no wait is too short.
  const since = wasIn ? ctx.clock.now().getTime() : undefined;
  ctx.emit({ kind: "serving", serving: serving(await look(ctx.aws, way.groups), sides) });
  await waitUntilDrained(ctx, way.groups, sides.green, since);
}

const NO_BLUE = "Blue has no instance in service that could take traffic back.";

/** What is left where traffic does not go back, and by which of blue's instances a person brings it back. */
export async function stayedOnGreen(
  ctx: Context,
  way: Omit<WayBack, "greenWasIn">,
  blue: readonly Member[],
  why: string,
): Promise<Leftover> {
  const now = serving(await look(ctx.aws, way.groups), await sidesOf(ctx.aws, way));
  ctx.emit({ kind: "serving", serving: now });
  const names = way.groups.map(({ arn }) => targetGroupName(arn)).join(", ");
  return {
    what: `Traffic is on ${now === "neither" ? "neither fleet" : now} in target group ${names}`,
    why,
    command: commandFor(way, blue),
  };
}

/** What registers blue again by hand, with its recorded ports. */
function commandFor(way: Omit<WayBack, "greenWasIn">, blue: readonly Member[]): string {
  if (blue.length === 0) return "";
  const shown =
    blue.length > 50 ? [`<each of ${nameIds(blue.map(({ id }) => id))}>`] : blue.map(({ id }) => id);
  const commands = way.groups.map(({ arn, port }, index) => {
    const targets = (way.ports[index] ?? [port]).flatMap((one) => shown.map((id) => `Id=${id},Port=${one}`));
    return shell`aws elbv2 register-targets --target-group-arn ${arn} --targets ${targets}`;
  });
  return commands.join(" && ");
}
