import type { World } from "../../core/world.ts";
import { quotaOf } from "../../core/quota.ts";

/** The account's limits as DescribeAccountLimits names them, with their defaults (Elastic Load Balancing quotas pages). */
const standard = {
  "application-load-balancers": 50,
  "network-load-balancers": 50,
  "target-groups": 3000,
  "listeners-per-application-load-balancer": 50,
  "listeners-per-network-load-balancer": 50,
  "rules-per-application-load-balancer": 100,
  "condition-values-per-alb-rule": 5,
  "condition-wildcards-per-alb-rule": 5,
  "certificates-per-application-load-balancer": 25,
  "certificates-per-network-load-balancer": 25,
  "target-groups-per-application-load-balancer": 100,
  "target-groups-per-action-on-application-load-balancer": 5,
  "target-groups-per-action-on-network-load-balancer": 1,
  "targets-per-target-group": 1000,
  "targets-per-application-load-balancer": 1000,
  "targets-per-network-load-balancer": 3000,
  "targets-per-availability-zone-per-network-load-balancer": 500,
  "target-id-registrations-per-application-load-balancer": 1000,
} satisfies Record<string, number>;

export type LimitName = keyof typeof standard;

export const limitNames = Object.keys(standard) as LimitName[];

/** One limit as it stands in this world; a `quota` fault of that name raises or lowers it. */
export const limitOf = (world: World, name: LimitName): number => quotaOf(world, name, standard[name]);
