import { schedule } from "../../core/schedule.ts";
import { switchIs } from "../../core/switches.ts";
import type { World } from "../../core/world.ts";
import type { TargetGroupRecord, TargetRecord } from "./state.ts";
import { isNetwork, stateChanged, stateOf } from "./target.ts";

const lingerMs = 120_000;
const forgetMs = 300_000;
const listedAfterDrainMs = 60_000;

const delayMs = (group: TargetGroupRecord): number =>
  Number(group.attributes["deregistration_delay.timeout_seconds"] ?? 300) * 1000;

/**
 * Takes targets out. One in use drains for the whole delay, whether or not requests are in flight (ALB user guide,
 * load-balancer-target-groups); one that is not in use is gone at once; an unknown one is no error.
 */
export function deregister(world: World, group: TargetGroupRecord, keys: readonly string[]): void {
  const draining: string[] = [];
  for (const key of keys) {
    const target = group.targets[key];
    if (target === undefined || target.health === "draining") continue;
    const { State } = stateOf(world, group, target);
    if (State === "unused") remove(world, group, key);
    else drain(world, group, key, target, State === "healthy");
    if (State !== "unused") draining.push(key);
  }
  if (draining.length > 0)
    schedule(world, delayMs(group), "elbv2.drained", { group: group.arn, keys: draining });
}

function drain(
  world: World,
  group: TargetGroupRecord,
  key: string,
  target: TargetRecord,
  served: boolean,
): void {
  target.health = "draining";
  target.drainedAt = world.now + delayMs(group);
  target.served = served;
  stateChanged(world, group, key);
  if (!served || !isNetwork(group) || !switchIs(world, "nlb-lingering", "2-minutes")) return;
  group.lingering[key] = world.now + lingerMs;
  schedule(world, lingerMs, "elbv2.lingered", { group: group.arn, key });
}

function remove(world: World, group: TargetGroupRecord, key: string): void {
  const target = group.targets[key];
  if (target === undefined) return;
  delete group.targets[key];
  stateChanged(world, group, key);
  if (group.lingering[key] === undefined) forgetPlace(world, group, key);
}

/** The instance's changes no longer concern this group. */
function forgetPlace(world: World, group: TargetGroupRecord, key: string): void {
  const id = key.slice(0, key.lastIndexOf(":"));
  const left = (world.elb.targetsOf[id] ?? []).filter((place) => place !== `${group.arn}|${key}`);
  if (left.length === 0) delete world.elb.targetsOf[id];
  else world.elb.targetsOf[id] = left;
}

/** Timer: the delay of these targets is over, unless they were registered again meanwhile. */
export function drained(world: World, { group: arn, keys }: { group: string; keys: string[] }): void {
  const group = world.elb.targetGroups[arn];
  if (group === undefined) return;
  const over = keys.filter((key) => {
    const target = group.targets[key];
    return target?.health === "draining" && (target.drainedAt ?? 0) <= world.now;
  });
  if (over.length === 0) return;
  for (const key of over) stateChanged(world, group, key);
  if (switchIs(world, "elb-drained-listed", "absent")) for (const key of over) remove(world, group, key);
  else schedule(world, listedAfterDrainMs, "elbv2.unlisted", { group: arn, keys: over });
}

/** Timer: drained targets leave the unfiltered list. */
export function unlisted(world: World, { group: arn, keys }: { group: string; keys: string[] }): void {
  const group = world.elb.targetGroups[arn];
  if (group === undefined) return;
  for (const key of keys) if (group.targets[key]?.health === "draining") remove(world, group, key);
}

/** Timer: an NLB sends no more to a target it has let go. */
export function lingered(world: World, { group: arn, key }: { group: string; key: string }): void {
  const group = world.elb.targetGroups[arn];
  if (group === undefined || (group.lingering[key] ?? Infinity) > world.now) return;
  delete group.lingering[key];
  stateChanged(world, group, key);
  if (group.targets[key] === undefined) forgetPlace(world, group, key);
}

/** A terminated instance may leave its groups by itself after a while. */
export function forgetTerminated(world: World, group: TargetGroupRecord, key: string): void {
  if (switchIs(world, "elb-forgets-terminated", "after-5-minutes"))
    schedule(world, forgetMs, "elbv2.forget", { group: group.arn, key });
}

/** Timer of `forgetTerminated`. */
export function forget(world: World, { group: arn, key }: { group: string; key: string }): void {
  const group = world.elb.targetGroups[arn];
  if (group !== undefined) remove(world, group, key);
}
