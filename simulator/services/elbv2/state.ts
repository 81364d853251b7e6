import type { TargetHealthReasonEnum } from "@aws-sdk/client-elastic-load-balancing-v2";

/** Load balancing as plain data. Every name below is an ARN unless it says otherwise. */
export interface ElbState {
  loadBalancers: Record<string, LoadBalancerRecord>;
  targetGroups: Record<string, TargetGroupRecord>;
  listeners: Record<string, ListenerRecord>;
  rules: Record<string, RuleRecord>;
  /** Tags of any of the four, by ARN. */
  tags: Record<string, Record<string, string>>;
  /** Where an instance is registered: instance id → `arn|id:port`. Kept so that one instance's change costs little. */
  targetsOf: Record<string, string[]>;
  /** Targets whose traffic may have changed since the users were last observed: `arn|id:port`. */
  touched: string[];
  /**
   * What real probes saw, by `id:port`. Present only when a data plane probes real servers; then it is read instead
   * of what the instances' software would answer.
   */
  probes?: Record<string, Answer>;
}

/** What an HTTP request to an instance gets: a status code, or why there is none. */
export type Answer = number | "refused" | "timeout";

export interface LoadBalancerRecord {
  arn: string;
  name: string;
  type: "application" | "network";
  scheme: "internet-facing" | "internal";
  vpcId: string;
  dnsName: string;
  createdAt: number;
  zones: { zone: string; subnetId: string }[];
  securityGroups: string[];
  ipAddressType: "ipv4" | "dualstack";
  /** `provisioning` until this instant. */
  activeAt: number;
  attributes: Record<string, string>;
}

export interface HealthCheck {
  enabled: boolean;
  protocol: string;
  /** A number or `traffic-port`. */
  port: string;
  path?: string;
  intervalSeconds: number;
  timeoutSeconds: number;
  healthyThreshold: number;
  unhealthyThreshold: number;
  matcher: string;
}

export interface TargetGroupRecord {
  arn: string;
  name: string;
  protocol: string;
  protocolVersion?: string;
  port: number;
  vpcId: string;
  targetType: "instance" | "ip";
  createdAt: number;
  healthCheck: HealthCheck;
  attributes: Record<string, string>;
  /** The load balancers a listener or rule of which forwards here. */
  loadBalancers: string[];
  /** By `id:port`. */
  targets: Record<string, TargetRecord>;
  /** Targets under examination, by the moment of the interval at which they are checked. */
  checking: Record<string, string[]>;
  /** NLB: targets that still get traffic after deregistration, by `id:port`, until this instant. */
  lingering: Record<string, number>;
}

export type StoredHealth = "initial" | "healthy" | "unhealthy" | "draining";

export interface CheckFailure {
  reason: TargetHealthReasonEnum;
  description: string;
}

export interface TargetRecord {
  id: string;
  port: number;
  zone?: string;
  registeredAt: number;
  health: StoredHealth;
  /** Unhealthy: why. */
  failure?: CheckFailure;
  /** What DescribeTargetHealth still shows until then, when a check has just changed the health. */
  before?: { health: StoredHealth; failure?: CheckFailure; until: number };
  /** Checks in a row which passed, and which failed. */
  passes: number;
  failures: number;
  /** No check before this instant: an NLB takes minutes to take a target in. */
  checksFrom: number;
  /** Draining until. */
  drainedAt?: number;
  /** Draining: was it in rotation when it was deregistered? */
  served?: boolean;
}

export interface ForwardTarget {
  TargetGroupArn: string;
  Weight?: number | undefined;
}

/** An action as the API gives it back; only `forward` and `fixed-response` and `redirect` exist here. */
export interface ActionRecord {
  Type: string;
  Order?: number | undefined;
  TargetGroupArn?: string | undefined;
  ForwardConfig?: {
    TargetGroups: ForwardTarget[];
    TargetGroupStickinessConfig?: { Enabled?: boolean | undefined; DurationSeconds?: number | undefined };
  };
  [other: string]: unknown;
}

export interface ListenerRecord {
  arn: string;
  loadBalancer: string;
  protocol: string;
  port: number;
  /** The listener's default rule, which holds its default actions. */
  defaultRule: string;
  certificates: string[];
  sslPolicy?: string;
}

export interface RuleRecord {
  arn: string;
  listener: string;
  /** `default` or a number. */
  priority: string;
  conditions: Record<string, unknown>[];
  actions: ActionRecord[];
}

export const emptyElbState = (): ElbState => ({
  loadBalancers: {},
  targetGroups: {},
  listeners: {},
  rules: {},
  tags: {},
  targetsOf: {},
  touched: [],
});
