import type * as Client from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../core/aws-error.ts";
import { pageOf, pageSize } from "../../core/paging.ts";
import { hexId } from "../../core/random.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { attributeList, balancerAttributes, setAttributes } from "./attributes.ts";
import { reattach } from "./attachments.ts";
import { invalid, loadBalancerNotFound } from "./errors.ts";
import { subnetFacts } from "./instances.ts";
import { limitNames, limitOf } from "./limits.ts";
import { balancerWith, isName, newArn } from "./lookup.ts";
import { checkAll } from "./registration.ts";
import type { LoadBalancerRecord } from "./state.ts";
import { setTags } from "./tags.ts";

const provisioningMs = 60_000;

/** Load balancers: Create, Describe, Delete, subnets, security groups, attributes; and the account's limits. */
export const loadBalancers = {
  CreateLoadBalancer: (world, input) => {
    const name = input.Name!;
    if (!isName(name) || name.startsWith("internal-"))
      throw invalid(`Load balancer name '${name}' must be 1 to 32 letters, digits and hyphens`);
    const type = typeOf(input.Type);
    const existing = Object.values(world.elb.loadBalancers).find((balancer) => balancer.name === name);
    if (existing !== undefined) return { LoadBalancers: [sameOrRefuse(world, existing, type)] };
    refuseTooMany(world, type);
    const balancer = newBalancer(world, input, type);
    setTags(world, balancer.arn, input.Tags ?? []);
    world.elb.loadBalancers[balancer.arn] = balancer;
    return { LoadBalancers: [describe(world, balancer)] };
  },

  DescribeLoadBalancers: (world, input) => {
    const { Names: names = [], LoadBalancerArns: arns = [], Marker: token } = input;
    const all = Object.values(world.elb.loadBalancers);
    const missing = [
      ...names.filter((name) => !all.some((balancer) => balancer.name === name)),
      ...arns.filter((arn) => world.elb.loadBalancers[arn] === undefined),
    ];
    if (missing.length > 0) throw loadBalancerNotFound(missing.join(", "));
    const everything = names.length + arns.length === 0;
    const found = all.filter(({ name, arn }) => everything || names.includes(name) || arns.includes(arn));
    const page = pageOf(found, ({ arn }) => arn, { token, size: Math.min(input.PageSize ?? 400, 400) });
    return { LoadBalancers: page.items.map((balancer) => describe(world, balancer)), NextMarker: page.token };
  },

  DeleteLoadBalancer: (world, input) => {
    const balancer = world.elb.loadBalancers[input.LoadBalancerArn!];
    if (balancer === undefined) return {};
    if (balancer.attributes["deletion_protection.enabled"] === "true")
      throw new AwsError(
        "OperationNotPermittedException",
        `Load balancer '${balancer.arn}' cannot be deleted because deletion protection is enabled`,
      );
    const gone = Object.values(world.elb.listeners).filter(
      ({ loadBalancer }) => loadBalancer === balancer.arn,
    );
    for (const { arn: listener } of gone) {
      delete world.elb.listeners[listener];
      for (const rule of Object.values(world.elb.rules))
        if (rule.listener === listener) delete world.elb.rules[rule.arn];
    }
    delete world.elb.loadBalancers[balancer.arn];
    delete world.elb.tags[balancer.arn];
    reattach(world);
    return {};
  },

  SetSubnets: (world, input) => {
    const balancer = balancerWith(world, input.LoadBalancerArn);
    const { zones } = zonesOf(world, balancer.type, input);
    balancer.zones = zones;
    for (const group of Object.values(world.elb.targetGroups))
      if (group.loadBalancers.includes(balancer.arn)) checkAll(world, group);
    return { AvailabilityZones: describe(world, balancer).AvailabilityZones };
  },

  SetSecurityGroups: (world, input) => {
    const balancer = balancerWith(world, input.LoadBalancerArn);
    balancer.securityGroups = input.SecurityGroups ?? [];
    return { SecurityGroupIds: balancer.securityGroups };
  },

  DescribeLoadBalancerAttributes: (world, input) => ({
    Attributes: attributeList(balancerWith(world, input.LoadBalancerArn).attributes),
  }),

  ModifyLoadBalancerAttributes: (world, input) => {
    const { attributes } = balancerWith(world, input.LoadBalancerArn);
    setAttributes(attributes, input.Attributes ?? []);
    return { Attributes: attributeList(attributes) };
  },

  DescribeAccountLimits: (world, input) => {
    const size = pageSize(world, Math.min(input.PageSize ?? 400, 400));
    const page = pageOf(limitNames, (name) => name, { token: input.Marker, size });
    const limits = page.items.map((name) => ({ Name: name, Max: String(limitOf(world, name)) }));
    return { Limits: limits, NextMarker: page.token };
  },
} satisfies HandlersOf<typeof Client>;

function typeOf(given: string | undefined): LoadBalancerRecord["type"] {
  const type = given ?? "application";
  if (type === "application" || type === "network") return type;
  throw invalid(`Load balancers of type '${type}' are not simulated`);
}

function sameOrRefuse(
  world: World,
  existing: LoadBalancerRecord,
  type: LoadBalancerRecord["type"],
): Client.LoadBalancer {
  if (existing.type === type) return describe(world, existing);
  throw new AwsError(
    "DuplicateLoadBalancerNameException",
    `A load balancer with the same name '${existing.name}' exists, but with different settings`,
  );
}

function refuseTooMany(world: World, type: LoadBalancerRecord["type"]): void {
  const count = Object.values(world.elb.loadBalancers).filter((balancer) => balancer.type === type).length;
  if (count >= limitOf(world, `${type}-load-balancers`))
    throw new AwsError("TooManyLoadBalancersException", `You've reached the limit of ${type} load balancers`);
}

function zonesOf(
  world: World,
  type: LoadBalancerRecord["type"],
  input: { Subnets?: string[] | undefined; SubnetMappings?: Client.SubnetMapping[] | undefined },
): { zones: LoadBalancerRecord["zones"]; vpcId: string } {
  const ids = input.Subnets ?? (input.SubnetMappings ?? []).map(({ SubnetId }) => SubnetId ?? "");
  if (ids.length === 0) throw invalid("At least one subnet must be specified");
  const subnets = ids.map((id) => ({ id, facts: subnetFacts(world, id) }));
  const missing = subnets.find(({ facts }) => facts === undefined);
  if (missing !== undefined)
    throw new AwsError("SubnetNotFoundException", `The subnet ID '${missing.id}' does not exist`);
  const zones = subnets.map(({ id, facts }) => ({ subnetId: id, zone: facts!.zone }));
  const distinct = new Set(zones.map(({ zone }) => zone)).size;
  if (distinct < zones.length)
    throw new AwsError(
      "InvalidConfigurationRequestException",
      "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
    );
  if (type === "application" && distinct < 2)
    throw invalid("At least two subnets in two different Availability Zones must be specified");
  return { zones, vpcId: subnets[0]!.facts!.vpcId };
}

function newBalancer(
  world: World,
  input: Client.CreateLoadBalancerInput,
  type: LoadBalancerRecord["type"],
): LoadBalancerRecord {
  const { zones, vpcId } = zonesOf(world, type, input);
  const name = input.Name!;
  const path = `loadbalancer/${type === "application" ? "app" : "net"}/${name}`;
  const internal = input.Scheme === "internal";
  const host = `${internal ? "internal-" : ""}${name}-${hexId(world, "", 10)}`;
  return {
    arn: newArn(world, path),
    name,
    type,
    scheme: internal ? "internal" : "internet-facing",
    vpcId,
    dnsName: `${host}.${world.region}.elb.amazonaws.com`,
    createdAt: world.now,
    zones,
    securityGroups: input.SecurityGroups ?? [],
    ipAddressType: input.IpAddressType === "dualstack" ? "dualstack" : "ipv4",
    activeAt: world.now + provisioningMs,
    attributes: { ...balancerAttributes[type] },
  };
}

const describe = (world: World, balancer: LoadBalancerRecord): Client.LoadBalancer => ({
  LoadBalancerArn: balancer.arn,
  DNSName: balancer.dnsName,
  CanonicalHostedZoneId: "Z35SXDOTRQ7X7K",
  CreatedTime: new Date(balancer.createdAt),
  LoadBalancerName: balancer.name,
  Scheme: balancer.scheme,
  VpcId: balancer.vpcId,
  State: { Code: balancer.activeAt > world.now ? "provisioning" : "active" },
  Type: balancer.type,
  AvailabilityZones: balancer.zones.map(({ zone, subnetId }) => ({
    ZoneName: zone,
    SubnetId: subnetId,
    LoadBalancerAddresses: [],
  })),
  SecurityGroups: balancer.securityGroups,
  IpAddressType: balancer.ipAddressType,
});
