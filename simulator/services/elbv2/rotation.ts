import type { World } from "../../core/world.ts";
import type { TargetGroupRecord, TargetRecord } from "./state.ts";
import { stateOf, unusedBecause } from "./target.ts";

export interface Target {
  id: string;
  port: number;
}

/** Healthy and in use. */
export const isHealthy = (world: World, group: TargetGroupRecord, target: TargetRecord): boolean =>
  target.health === "healthy" && stateOf(world, group, target).State === "healthy";

/** Would get requests if no target were healthy: registered, in use, not draining. */
export const isRegistered = (world: World, group: TargetGroupRecord, target: TargetRecord): boolean =>
  target.health !== "draining" && unusedBecause(world, group, target) === undefined;

/**
 * The targets among which the load balancer picks: the healthy ones; all registered ones when none is healthy
 * (fail-open: ALB user guide, target-group-health-checks); and what an NLB has not let go yet.
 */
export function inRotation(world: World, groupArn: string): Target[] {
  const group = world.elb.targetGroups[groupArn];
  if (group === undefined) return [];
  const all = Object.values(group.targets);
  const healthy = all.filter((target) => isHealthy(world, group, target));
  const picked = healthy.length > 0 ? healthy : all.filter((target) => isRegistered(world, group, target));
  const seen = new Set(picked.map((target) => `${target.id}:${target.port}`));
  return [
    ...picked.map(({ id, port }) => ({ id, port })),
    ...Object.keys(group.lingering)
      .filter((key) => !seen.has(key))
      .map((key) => ({
        id: key.slice(0, key.lastIndexOf(":")),
        port: Number(key.slice(key.lastIndexOf(":") + 1)),
      })),
  ];
}
