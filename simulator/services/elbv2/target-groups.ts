import type * as Client from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../core/aws-error.ts";
import { pageOf } from "../../core/paging.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { attributeList, groupAttributes, setAttributes } from "./attributes.ts";
import { forwardsTo, reattach } from "./attachments.ts";
import { invalid, targetGroupNotFound } from "./errors.ts";
import { healthCheckOf } from "./health-settings.ts";
import { limitOf } from "./limits.ts";
import { balancerWith, groupWith, isName, newArn } from "./lookup.ts";
import type { TargetGroupRecord } from "./state.ts";
import { isNetwork } from "./target.ts";
import { setTags } from "./tags.ts";

const protocols = ["HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP"];

/** Target groups: Create, Describe, Modify, Delete, attributes. */
export const targetGroups = {
  CreateTargetGroup: (world, input) => {
    const name = input.Name!;
    if (!isName(name))
      throw invalid(`Target group name '${name}' must be 1 to 32 letters, digits and hyphens`);
    const existing = groupNamed(world, name);
    if (existing !== undefined) return { TargetGroups: [sameOrRefuse(existing, input)] };
    if (Object.keys(world.elb.targetGroups).length >= limitOf(world, "target-groups"))
      throw new AwsError(
        "TooManyTargetGroupsException",
        "You've reached the limit on the number of target groups",
      );
    const group = newGroup(world, input);
    setTags(world, group.arn, input.Tags ?? []);
    world.elb.targetGroups[group.arn] = group;
    return { TargetGroups: [describe(group)] };
  },

  DescribeTargetGroups: (world, input) => {
    const { Names: names, TargetGroupArns: arns, LoadBalancerArn: balancer, Marker: token } = input;
    if ([names?.length, arns?.length, balancer].filter(Boolean).length > 1)
      throw invalid("You cannot specify more than one of load balancer ARN, target group ARNs, and names");
    const found = select(world, names ?? [], arns ?? [], balancer);
    const size = Math.min(input.PageSize ?? 400, 400);
    const page = pageOf(found, ({ arn }) => arn, { token, size });
    return { TargetGroups: page.items.map(describe), NextMarker: page.token };
  },

  ModifyTargetGroup: (world, input) => {
    const group = groupWith(world, input.TargetGroupArn);
    group.healthCheck = healthCheckOf(input, isNetwork(group), group.healthCheck);
    return { TargetGroups: [describe(group)] };
  },

  DeleteTargetGroup: (world, input) => {
    const group = groupWith(world, input.TargetGroupArn);
    const used = Object.values(world.elb.rules).some((rule) =>
      rule.actions.flatMap(forwardsTo).some(({ TargetGroupArn }) => TargetGroupArn === group.arn),
    );
    if (used)
      throw new AwsError(
        "ResourceInUseException",
        `Target group '${group.arn}' is currently in use by a listener or a rule`,
      );
    for (const [key, target] of Object.entries(group.targets)) {
      const left = (world.elb.targetsOf[target.id] ?? []).filter((place) => place !== `${group.arn}|${key}`);
      world.elb.targetsOf[target.id] = left;
    }
    delete world.elb.targetGroups[group.arn];
    delete world.elb.tags[group.arn];
    reattach(world);
    return {};
  },

  DescribeTargetGroupAttributes: (world, input) => ({
    Attributes: attributeList(groupWith(world, input.TargetGroupArn).attributes),
  }),

  ModifyTargetGroupAttributes: (world, input) => {
    const group = groupWith(world, input.TargetGroupArn);
    setAttributes(group.attributes, input.Attributes ?? []);
    return { Attributes: attributeList(group.attributes) };
  },
} satisfies HandlersOf<typeof Client>;

const groupNamed = (world: World, name: string): TargetGroupRecord | undefined =>
  Object.values(world.elb.targetGroups).find((group) => group.name === name);

/** Creating the same group again answers with the one there is (API reference, CreateTargetGroup: idempotent). */
function sameOrRefuse(group: TargetGroupRecord, input: Client.CreateTargetGroupInput): Client.TargetGroup {
  if (input.Protocol === group.protocol && input.Port === group.port && input.VpcId === group.vpcId)
    return describe(group);
  throw new AwsError(
    "DuplicateTargetGroupNameException",
    `A target group with the same name '${group.name}' exists, but with different settings`,
  );
}

function newGroup(world: World, input: Client.CreateTargetGroupInput): TargetGroupRecord {
  const { Name: name = "", Protocol: protocol = "", Port: port = 0, VpcId: vpcId = "" } = input;
  if (!protocols.includes(protocol)) throw invalid("A protocol must be specified");
  if (port < 1 || port > 65_535) throw invalid("A port must be specified");
  if (vpcId === "") throw invalid("A VPC ID must be specified");
  const network = !protocol.startsWith("HTTP");
  return {
    arn: newArn(world, `targetgroup/${name}`),
    name,
    protocol,
    ...(network ? {} : { protocolVersion: input.ProtocolVersion ?? "HTTP1" }),
    port,
    vpcId,
    targetType: input.TargetType === "ip" ? "ip" : "instance",
    createdAt: world.now,
    healthCheck: healthCheckOf(input, network),
    attributes: { ...groupAttributes[network ? "network" : "application"] },
    loadBalancers: [],
    targets: {},
    checking: {},
    lingering: {},
  };
}

/** Names and ARNs must all exist; a load balancer gives the groups it forwards to. */
function select(
  world: World,
  names: string[],
  arns: string[],
  balancer: string | undefined,
): TargetGroupRecord[] {
  const all = Object.values(world.elb.targetGroups);
  if (balancer !== undefined) {
    balancerWith(world, balancer);
    return all.filter((group) => group.loadBalancers.includes(balancer));
  }
  const missing = [
    ...names.filter((name) => !all.some((group) => group.name === name)),
    ...arns.filter((arn) => world.elb.targetGroups[arn] === undefined),
  ];
  if (missing.length > 0) throw targetGroupNotFound(missing.join(", "));
  if (names.length + arns.length === 0) return all;
  return all.filter((group) => names.includes(group.name) || arns.includes(group.arn));
}

function describe(group: TargetGroupRecord): Client.TargetGroup {
  const { healthCheck } = group;
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol as Client.ProtocolEnum,
    ...(group.protocolVersion === undefined ? {} : { ProtocolVersion: group.protocolVersion }),
    Port: group.port,
    VpcId: group.vpcId,
    TargetType: group.targetType,
    IpAddressType: "ipv4",
    LoadBalancerArns: group.loadBalancers,
    HealthCheckEnabled: healthCheck.enabled,
    HealthCheckProtocol: healthCheck.protocol as Client.ProtocolEnum,
    HealthCheckPort: healthCheck.port,
    ...(healthCheck.path === undefined ? {} : { HealthCheckPath: healthCheck.path }),
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    ...(healthCheck.path === undefined ? {} : { Matcher: { HttpCode: healthCheck.matcher } }),
  };
}
