import type { CallAws } from "../wire/caller.ts";
import type { Network } from "./network.ts";
import type { FleetOptions } from "./options.ts";

export interface Balancer {
  loadBalancerArn: string;
  dnsName: string;
  listenerArn: string;
  targetGroups: { arn: string; name: string }[];
}

const protocols = {
  application: { protocol: "HTTP", port: 80 },
  network: { protocol: "TCP", port: 80 },
} as const;

/** A load balancer with one listener; the first target group gets all traffic, further ones have a path each. */
export async function buildBalancer(
  aws: CallAws,
  network: Network,
  options: FleetOptions,
): Promise<Balancer> {
  const { protocol, port } = protocols[options.balancer];
  const targetGroups = [];
  for (let n = 1; n <= options.targetGroups; n++)
    targetGroups.push(await buildTargetGroup(aws, network, options, n));
  const { LoadBalancers } = await aws("elasticloadbalancing:CreateLoadBalancer", {
    Name: `${options.name}-lb`,
    Type: options.balancer,
    Subnets: network.subnetIds,
    ...(options.balancer === "application" ? { SecurityGroups: [network.securityGroupId] } : {}),
  });
  const { LoadBalancerArn, DNSName } = LoadBalancers![0]!;
  const { Listeners } = await aws("elasticloadbalancing:CreateListener", {
    LoadBalancerArn,
    Protocol: protocol,
    Port: port,
    DefaultActions: [{ Type: "forward", TargetGroupArn: targetGroups[0]!.arn }],
  });
  const listenerArn = Listeners![0]!.ListenerArn!;
  for (const [index, { arn }] of targetGroups.slice(1).entries())
    await aws("elasticloadbalancing:CreateRule", {
      ListenerArn: listenerArn,
      Priority: index + 1,
      Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: [`/part-${index + 2}/*`] } }],
      Actions: [{ Type: "forward", TargetGroupArn: arn }],
    });
  return { loadBalancerArn: LoadBalancerArn!, dnsName: DNSName!, listenerArn, targetGroups };
}

async function buildTargetGroup(
  aws: CallAws,
  network: Network,
  options: FleetOptions,
  number: number,
): Promise<{ arn: string; name: string }> {
  const { protocol, port } = protocols[options.balancer];
  const name = number === 1 ? `${options.name}-targets` : `${options.name}-targets-${number}`;
  const { TargetGroups } = await aws("elasticloadbalancing:CreateTargetGroup", {
    Name: name,
    Protocol: protocol,
    Port: port,
    VpcId: network.vpcId,
    HealthCheckProtocol: "HTTP",
    HealthCheckPath: "/health",
    HealthCheckIntervalSeconds: options.healthIntervalSeconds,
    HealthCheckTimeoutSeconds: Math.min(5, options.healthIntervalSeconds - 1),
    HealthyThresholdCount: 2,
    UnhealthyThresholdCount: 2,
  });
  const arn = TargetGroups![0]!.TargetGroupArn!;
  await aws("elasticloadbalancing:ModifyTargetGroupAttributes", {
    TargetGroupArn: arn,
    Attributes: [
      { Key: "deregistration_delay.timeout_seconds", Value: String(options.deregistrationDelaySeconds) },
      // An Application Load Balancer's own is always on (user guide, disable-cross-zone).
      ...(options.crossZone === undefined
        ? []
        : [{ Key: "load_balancing.cross_zone.enabled", Value: String(options.crossZone) }]),
    ],
  });
  return { arn, name };
}
