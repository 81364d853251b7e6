import { shell } from "../aws/shell.ts";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { countOf } from "../fleet/ids.ts";
import { inService, members, type FleetRef } from "../fleet/members.ts";
import type { Leftover } from "../outcome.ts";
import { SECOND } from "../time/duration.ts";
import { backToBlue } from "../traffic/back-to-blue.ts";
import { healthyOf, lacking, needLike, type GroupView, type Zones } from "../traffic/health.ts";
import { targetGroupName, type TargetGroupRef } from "../traffic/target-group.ts";
import { bringIn, look, zonesOf } from "../traffic/target-groups.ts";
import { healthyWithin, waitForTargets } from "../traffic/wait.ts";

/** Between which fleets a way back moves traffic: from the one that serves (blue) to the kept one (green). */
export interface Between {
  targetGroups: TargetGroupRef[];
  blue: FleetRef;
  green: FleetRef;
}

export interface RegisterKeptArgs extends Between {
  /** Epoch milliseconds at which the rollback began: the time to blue counts from here. */
  since: number;
}

export interface RegisterKeptMemo {
  between: Between;
  /** N: how many healthy targets the serving fleet has, the least of all target groups; at least one. */
  count: number;
  /** The ports on which it is registered, per target group. */
  ports: number[][];
}

/** Once enough are healthy, the rest is given so long: the fewer there are, the more each has to bear. */
const THE_REST = 30 * SECOND;

/** The kept fleet is registered and proven healthy in every target group, while the other one still serves (rule 14). */
export const registerKept: Step<RegisterKeptArgs, RegisterKeptMemo> = {
  title: () => "Register the kept fleet and wait until it is healthy",
  async begin(ctx, { since: _since, ...between }) {
    const blue = zonesOf(await members(ctx.aws, between.blue));
    const views = await look(ctx.aws, between.targetGroups);
    const healthy = views.map((view) => healthyOf(view, blue).length);
    return {
      between,
      count: Math.max(1, Math.min(...healthy)),
      ports: views.map((view) => portsOf(view, blue)),
    };
  },
  async apply(ctx, { since }, memo) {
    const { targetGroups, green, blue } = memo.between;
    const kept = zonesOf(inService(await members(ctx.aws, green)));
    if (kept.size < memo.count) throw tooFew(kept.size, memo.count);
    const ids = [...kept.keys()];
    ctx.emit({ kind: "output", name: "green-instance-ids", value: JSON.stringify(ids) });
    for (const [index, view] of (await look(ctx.aws, targetGroups)).entries())
      await bringIn(ctx, view, ids, memo.ports[index] ?? [view.group.port]);
    const toRegistered = secondsSince(ctx, since);
    await awaitHealthy(ctx, memo, kept, zonesOf(await members(ctx.aws, blue)));
    const seconds = secondsSince(ctx, since);
    ctx.emit({ kind: "output", name: "seconds-to-blue", value: String(seconds) });
    ctx.emit({
      kind: "said",
      text: `Time to blue: ${seconds} s, ${toRegistered} s until it was registered and ${seconds - toRegistered} s until it was healthy. ${countOf(kept.size, "instance")} of the earlier fleet are in rotation.`,
    });
    return memo;
  },
  undo: { what: "traffic", run: giveBack },
  leaves: ({ targetGroups }) => [
    {
      what: `the kept fleet may be registered in target group ${targetGroups.map(({ arn }) => targetGroupName(arn)).join(", ")}`,
      why: "",
      command: shell`aws elbv2 describe-target-health --target-group-arn ${targetGroups[0]?.arn ?? ""}`,
    },
  ],
};

const secondsSince = (ctx: Context, since: number): number =>
  Math.round((ctx.clock.now().getTime() - since) / SECOND);

const portsOf = (view: GroupView, fleet: Zones): number[] => {
  const ports = view.targets.filter(({ id }) => fleet.has(id)).map(({ port }) => port);
  return ports.length > 0 ? [...new Set(ports)].sort((a, b) => a - b) : [view.group.port];
};

/** As many as serve now, in every zone that they serve; all of them where that takes no longer than a moment. */
async function awaitHealthy(ctx: Context, memo: RegisterKeptMemo, kept: Zones, blue: Zones): Promise<void> {
  let enoughAt: number | undefined;
  await waitForTargets(ctx, {
    groups: memo.between.targetGroups,
    lacks(views) {
      const lacks = views.flatMap((view) => lacking(view, kept, needLike(blue, kept, memo.count)));
      if (lacks.length > 0) return lacks;
      enoughAt ??= ctx.clock.monotonic();
      if (ctx.clock.monotonic() - enoughAt >= THE_REST) return [];
      return views.flatMap((view) => lacking(view, kept, { count: kept.size, perZone: {} }));
    },
    saying: "Waiting for the kept fleet to be healthy",
    patience: healthyWithin(memo.between.targetGroups),
    code: "kept-unhealthy",
    remedy: "The kept fleet cannot serve any more: roll back with `way: redeploy`, or correct the instances.",
  });
}

const tooFew = (there: number, count: number): Failure =>
  new Failure(
    "kept-too-few",
    `Only ${countOf(there, "instance")} of the kept fleet are in service, and ${count} serve now.`,
    "Roll back with `way: redeploy`.",
  );

/** The way back of a way back: traffic stays on, or returns to, what served; only then the kept fleet leaves. */
function giveBack(ctx: Context, _args: RegisterKeptArgs, memo: RegisterKeptMemo): Promise<Leftover[]> {
  const { targetGroups: groups, blue, green } = memo.between;
  return backToBlue(ctx, { groups, ports: memo.ports, blue, green, count: memo.count, greenWasIn: true });
}
