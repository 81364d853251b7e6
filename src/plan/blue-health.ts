import type { Facts, TargetGroupFacts } from "./facts.ts";

/** `unavailable` means that health checks are switched off: the load balancer sends requests. */
const SERVES = new Set<string>(["healthy", "unavailable"]);
const LEAVING = new Set<string>(["draining", "unhealthy.draining", "unused"]);

/** The instances of blue that get requests from a target group. */
export const servingBlue = ({ health }: TargetGroupFacts, facts: Facts): string[] => {
  const blue = new Set(facts.blue?.instances.map(({ InstanceId }) => InstanceId));
  return targetsOf(health, (state) => SERVES.has(state)).filter((id) => blue.has(id));
};

/** The registered targets that are not on their way out: they count against the limits. */
export const registered = ({ health }: TargetGroupFacts): string[] =>
  targetsOf(health, (state) => !LEAVING.has(state));

/** Registered targets that are not blue's: somebody else's, or a leftover. */
export const strangers = (targetGroup: TargetGroupFacts, facts: Facts): string[] => {
  const blue = new Set(facts.blue?.instances.map(({ InstanceId }) => InstanceId));
  return registered(targetGroup).filter((id) => !blue.has(id));
};

const targetsOf = (health: TargetGroupFacts["health"], fits: (state: string) => boolean): string[] => [
  ...new Set(
    health.filter(({ TargetHealth }) => fits(TargetHealth?.State ?? "")).map(({ Target }) => Target!.Id!),
  ),
];
