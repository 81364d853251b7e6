import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { _InstanceType, Subnet } from "@aws-sdk/client-ec2";
import { refusedWith } from "../../aws/aws-error.ts";
import type { Aws } from "../../aws/call.ts";
import { allPages, batches } from "../../aws/pages.ts";
import type { Facts, TargetGroupFacts } from "../facts.ts";
import type { FoundBlue } from "./blue.ts";

/** The subnets a group launches into. */
export async function readSubnets(aws: Aws, group: AutoScalingGroup): Promise<Subnet[]> {
  const ids = (group.VPCZoneIdentifier ?? "")
    .split(",")
    .map((id) => id.trim())
    .filter(Boolean);
  if (ids.length === 0) return [];
  return (await aws("ec2:DescribeSubnets", { SubnetIds: ids })).Subnets ?? [];
}

/** The instance types that blue runs or could launch: its overrides' when it has any, else its template's. */
export const instanceTypesOf = (blue: FoundBlue): string[] => {
  const overrides = blue.group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
  const types = [
    ...blue.instances.map(({ InstanceType }) => InstanceType),
    ...overrides.map(({ InstanceType }) => InstanceType),
    blue.template?.running.LaunchTemplateData?.InstanceType,
  ];
  return [...new Set(types.filter((type): type is NonNullable<typeof type> => type !== undefined))].sort();
};

/** Which architectures instance types support. */
export async function readArchitectures(aws: Aws, types: string[]): Promise<Facts["architectures"]> {
  const found: Facts["architectures"] = {};
  for (const InstanceTypes of batches(types, 100)) {
    const page = await aws("ec2:DescribeInstanceTypes", {
      InstanceTypes: InstanceTypes as _InstanceType[],
    }).catch((error: unknown) => {
      // A type that this region does not know is not judged.
      if (refusedWith(error, "InvalidInstanceType")) return { InstanceTypes: [] };
      throw error;
    });
    for (const { InstanceType, ProcessorInfo } of page.InstanceTypes ?? [])
      found[InstanceType!] = [...(ProcessorInfo?.SupportedArchitectures ?? [])];
  }
  return found;
}

/** How many groups the account may have and has. */
export async function readGroupLimit(aws: Aws): Promise<Facts["limits"]> {
  const limits = await aws("autoscaling:DescribeAccountLimits", {});
  const { MaxNumberOfAutoScalingGroups: max, NumberOfAutoScalingGroups: used } = limits;
  return max === undefined || used === undefined ? {} : { autoScalingGroups: { max, used } };
}

/** How many targets fit, for the kinds of load balancers in use. */
export async function readTargetLimits(aws: Aws, targetGroups: TargetGroupFacts[]): Promise<Facts["limits"]> {
  const limits = await allPages(
    (Marker) => aws("elasticloadbalancing:DescribeAccountLimits", Marker ? { Marker } : {}),
    (page) => page.Limits,
    (page) => page.NextMarker,
  );
  const maximum = (name: string): number => {
    const max = Number(limits.find((limit) => limit.Name === name)?.Max ?? Infinity);
    return Number.isFinite(max) ? max : Infinity;
  };
  const kinds = new Set(targetGroups.flatMap(({ loadBalancers }) => loadBalancers.map(({ Type }) => Type)));
  const network = kinds.has("network");
  const perBalancer = Math.min(
    kinds.has("application") ? maximum("targets-per-application-load-balancer") : Infinity,
    network ? maximum("targets-per-network-load-balancer") : Infinity,
  );
  const perZone = network ? maximum("targets-per-availability-zone-per-network-load-balancer") : Infinity;
  const perGroup = maximum("targets-per-target-group");
  return {
    ...(perGroup < Infinity ? { targetsPerTargetGroup: perGroup } : {}),
    ...(perBalancer < Infinity ? { targetsPerLoadBalancer: perBalancer } : {}),
    ...(perZone < Infinity ? { targetsPerZone: perZone } : {}),
  };
}
