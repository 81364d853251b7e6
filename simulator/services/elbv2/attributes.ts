import type { LoadBalancerRecord } from "./state.ts";
import { invalid } from "./errors.ts";

const crossZone = "load_balancing.cross_zone.enabled";

/** Attributes of a new load balancer (user guides, application-load-balancers and network-load-balancers). */
export const balancerAttributes = {
  application: {
    "deletion_protection.enabled": "false",
    "access_logs.s3.enabled": "false",
    "idle_timeout.timeout_seconds": "60",
    "routing.http2.enabled": "true",
    "routing.http.drop_invalid_header_fields.enabled": "false",
    [crossZone]: "true",
  },
  network: {
    "deletion_protection.enabled": "false",
    "access_logs.s3.enabled": "false",
    [crossZone]: "false",
  },
} satisfies Record<LoadBalancerRecord["type"], Record<string, string>>;

/** Attributes of a new target group (user guides, load-balancer-target-groups). */
export const groupAttributes = {
  application: {
    "deregistration_delay.timeout_seconds": "300",
    "slow_start.duration_seconds": "0",
    "stickiness.enabled": "false",
    "stickiness.type": "lb_cookie",
    "stickiness.lb_cookie.duration_seconds": "86400",
    "load_balancing.algorithm.type": "round_robin",
    [crossZone]: "use_load_balancer_configuration",
  },
  network: {
    "deregistration_delay.timeout_seconds": "300",
    "deregistration_delay.connection_termination.enabled": "false",
    "preserve_client_ip.enabled": "true",
    "proxy_protocol_v2.enabled": "false",
    "stickiness.enabled": "false",
    "stickiness.type": "source_ip",
    [crossZone]: "use_load_balancer_configuration",
  },
} satisfies Record<LoadBalancerRecord["type"], Record<string, string>>;

const between = (from: number, to: number) => (value: string) => Number(value) >= from && Number(value) <= to;
const slowStart = between(30, 900);

const checks: Record<string, (value: string) => boolean> = {
  "deregistration_delay.timeout_seconds": between(0, 3600),
  "slow_start.duration_seconds": (value) => value === "0" || slowStart(value),
  "stickiness.enabled": (value) => value === "true" || value === "false",
  "idle_timeout.timeout_seconds": between(1, 4000),
};

/** Merges attributes into a record; an unknown key or a value out of range is refused. */
export function setAttributes(
  attributes: Record<string, string>,
  given: readonly { Key?: string | undefined; Value?: string | undefined }[],
): void {
  for (const { Key = "", Value = "" } of given) {
    if (attributes[Key] === undefined && !(Key in optional))
      throw invalid(`Attribute key '${Key}' not recognized`);
    if (checks[Key]?.(Value) === false)
      throw invalid(`'${Value}' is not a valid value for attribute '${Key}'`);
  }
  for (const { Key = "", Value = "" } of given) attributes[Key] = Value;
}

/** Keys that are accepted although a new resource does not show them. */
const optional: Record<string, true> = {
  "access_logs.s3.bucket": true,
  "access_logs.s3.prefix": true,
  "stickiness.app_cookie.cookie_name": true,
  "stickiness.app_cookie.duration_seconds": true,
  "target_group_health.dns_failover.minimum_healthy_targets.count": true,
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": true,
  "target_health_state.unhealthy.connection_termination.enabled": true,
  "target_health_state.unhealthy.draining_interval_seconds": true,
};

/** As Describe…Attributes and Modify…Attributes answer. */
export const attributeList = (attributes: Record<string, string>): { Key: string; Value: string }[] =>
  Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
