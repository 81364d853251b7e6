/** A target group as the plan records it: what is needed to move instances in and out of it. */
export interface TargetGroupRef {
  arn: string;
  /** The port on which blue is registered; green is registered on the same. */
  port: number;
  /** Cross-zone load balancing in force: when off, law 1 counts per zone (rule 18). */
  crossZone: boolean;
  /** Behind a Network Load Balancer, which is slow to take a target in and to let it go. */
  nlb: boolean;
  /** The deregistration delay, in seconds. */
  delaySeconds: number;
  /** How long its health checks take to find a target healthy, in seconds: interval times threshold. */
  healthySeconds: number;
}

/** `shop-web` of `arn:aws:elasticloadbalancing:…:targetgroup/shop-web/0123456789abcdef`. */
export const targetGroupName = (arn: string): string => arn.split("/")[1] ?? arn;
