import type { Fault } from "../core/faults.ts";

/** Quotas that two whole fleets of this size meet while both are registered, at their defaults below it. */
const namesMet = {
  "targets-per-target-group": 1000,
  "targets-per-application-load-balancer": 1000,
  "targets-per-network-load-balancer": 3000,
  "targets-per-availability-zone-per-network-load-balancer": 500,
} as const;

/**
 * What a team asks AWS for before it deploys a fleet of this many instances: quotas raised by name, for the world's
 * `faults`. Small fleets need none.
 */
export const raisedQuotas = (instances: number): Fault[] =>
  Object.entries(namesMet)
    .filter(([, standard]) => 2 * instances > standard)
    .map(([name]) => ({ kind: "quota", name, value: 2 * instances }));
