import { nameIds } from "../fleet/ids.ts";
import type { Serving } from "../outcome.ts";
import { targetGroupName, type TargetGroupRef } from "./target-group.ts";

/** One registration as DescribeTargetHealth shows it. */
export interface TargetView {
  id: string;
  port: number;
  /** `initial`, `healthy`, `unhealthy`, `unhealthy.draining`, `unused`, `draining`, `unavailable`, or what AWS adds. */
  state: string;
  /** `Target.Timeout`; empty when AWS gives none. */
  reason: string;
  description: string;
}

/** A target group at one instant. */
export interface GroupView {
  group: TargetGroupRef;
  targets: TargetView[];
}

/** The instances of one fleet and the zone of each. */
export type Zones = ReadonlyMap<string, string>;

/** Who is blue and who is green; whoever is neither belongs to somebody else. */
export interface Sides {
  blue: Zones;
  green: Zones;
}

/** How many healthy targets a fleet needs to serve alone. */
export interface Need {
  count: number;
  /** The least per zone, for target groups without cross-zone load balancing. */
  perZone: Readonly<Record<string, number>>;
}

/** Health checks switched off (`unavailable`) means that the load balancer sends requests. */
const SERVES = new Set(["healthy", "unavailable"]);
const LEAVING = new Set(["draining", "unhealthy.draining", "unused"]);

export const isHealthy = (target: TargetView): boolean => SERVES.has(target.state);
/** Registered and meant to stay; draining targets are on their way out. */
export const isIn = (target: TargetView): boolean => !LEAVING.has(target.state);

/**
 * The targets that get requests: the healthy ones, or all registered ones when none is healthy
 * (fail-open: ALB user guide, target-group-health-checks).
 */
export function inRotation(view: GroupView): TargetView[] {
  const healthy = view.targets.filter(isHealthy);
  return healthy.length > 0 ? healthy : view.targets.filter(isIn);
}

/** Which fleet gets requests, over all target groups together. */
export function serving(views: readonly GroupView[], sides: Sides): Serving {
  const served = views.flatMap((view) => inRotation(view)).map(({ id }) => id);
  const blue = served.some((id) => sides.blue.has(id));
  const green = served.some((id) => sides.green.has(id));
  return blue ? (green ? "both" : "blue") : green ? "green" : "neither";
}

/** The ids of a fleet that are healthy in this target group, each once. */
export const healthyOf = (view: GroupView, fleet: Zones): string[] => [
  ...new Set(view.targets.filter((target) => fleet.has(target.id) && isHealthy(target)).map(({ id }) => id)),
];

/**
 * What `count` healthy instances of a fleet must give each zone that the other fleet serves: as many as it has there,
 * though never more than an even spread gives, nor more than the fleet has there (Auto Scaling spreads evenly, but not
 * always in the same zones).
 */
export function needLike(other: Zones, fleet: Zones, count: number): Need {
  const [theirs, ours] = [perZone(other), perZone(fleet)];
  const even = Math.max(1, Math.floor(count / Math.max(1, Object.keys(theirs).length)));
  const least = Object.entries(theirs).map(([zone, has]) => [zone, Math.min(has, even, ours[zone] ?? 0)]);
  return { count, perZone: Object.fromEntries(least) as Record<string, number> };
}

function perZone(fleet: Zones): Record<string, number> {
  const per: Record<string, number> = {};
  for (const zone of fleet.values()) per[zone] = (per[zone] ?? 0) + 1;
  return per;
}

/**
 * What a fleet lacks to serve this target group alone, in sentences; empty when it lacks nothing.
 * Counted per zone too where cross-zone load balancing is off (rule 18).
 */
export function lacking(view: GroupView, fleet: Zones, need: Need): string[] {
  const healthy = healthyOf(view, fleet);
  const name = targetGroupName(view.group.arn);
  const lacks: string[] = [];
  if (healthy.length < need.count)
    lacks.push(
      `${healthy.length} of ${need.count} are healthy in target group ${name}${because(view, fleet)}`,
    );
  if (view.group.crossZone) return lacks;
  for (const [zone, least] of Object.entries(need.perZone)) {
    const there = healthy.filter((id) => fleet.get(id) === zone).length;
    if (there < least) lacks.push(`${there} of ${least} are healthy in zone ${zone} of target group ${name}`);
  }
  return lacks;
}

/** ` (i-0a: unhealthy, Target.Timeout, Request timed out)` for those of a fleet that are not healthy. */
const because = (view: GroupView, fleet: Zones): string => {
  const reasons = reasonsOf(view, fleet);
  return reasons.length > 0 ? ` (${reasons.join("; ")})` : "";
};

/** Why targets of a fleet get no requests, those with the same reason together: foreign text. */
export function reasonsOf(view: GroupView, fleet: Zones): string[] {
  const byReason = new Map<string, string[]>();
  const registered = new Set(view.targets.map(({ id }) => id));
  for (const target of view.targets) {
    if (!fleet.has(target.id) || isHealthy(target)) continue;
    const reason = [target.state, target.reason, target.description].filter(Boolean).join(", ");
    byReason.set(reason, [...(byReason.get(reason) ?? []), target.id]);
  }
  const missing = [...fleet.keys()].filter((id) => !registered.has(id));
  if (missing.length > 0) byReason.set("not registered", missing);
  return [...byReason].map(([reason, ids]) => `${nameIds(ids)}: ${reason}`);
}

/** The registrations of a fleet in this target group that still get or may get new requests. */
export const stillIn = (view: GroupView, fleet: Zones): TargetView[] =>
  view.targets.filter((target) => fleet.has(target.id) && isIn(target));

/**
 * What is missing until green alone serves this target group: it has what it needs, and no blue is left in it.
 */
export function greenAloneLacks(view: GroupView, sides: Sides, need: Need): string[] {
  const blue = stillIn(view, sides.blue).map(({ id }) => id);
  const left = `blue is still in target group ${targetGroupName(view.group.arn)} (${nameIds([...new Set(blue)])})`;
  return [...lacking(view, sides.green, need), ...(blue.length > 0 ? [left] : [])];
}
