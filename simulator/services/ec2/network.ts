import type { Subnet, Vpc } from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import { hexId } from "../../core/random.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { filtered, paged } from "./filters.ts";
import { invalidValue, lookUp, lookUpOne } from "./refuse.ts";
import { shownTags, tagsFor } from "./tags.ts";
import type { SubnetRecord, VpcRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-ec2")>;

const letters = ["a", "b", "c", "d"];
/** The region's zones, `us-east-1a` … */
export const zonesOf = (world: World): string[] => letters.map((letter) => world.region + letter);
/** A zone's id, the same for every account: `use1-az1`. */
export const zoneIdOf = (world: World, zone: string): string => {
  const [area = "", direction = "", number = ""] = world.region.split("-");
  return `${area}${direction.charAt(0)}${number}-az${letters.indexOf(zone.slice(-1)) + 1}`;
};

const prefixOf = (cidr: string): number => Number(cidr.split("/")[1]);
/** Addresses of a subnet that instances can get: AWS keeps five (Amazon VPC user guide, subnet-sizing). */
const capacityOf = (subnet: SubnetRecord): number => 2 ** (32 - prefixOf(subnet.cidr)) - 5;
export const freeAddresses = (subnet: SubnetRecord): number => capacityOf(subnet) - subnet.used;

/** The next private address of a subnet, counted as used. */
export function takeAddress(subnet: SubnetRecord): string {
  const offset = 4 + (subnet.given++ % capacityOf(subnet));
  subnet.used++;
  const [a = 0, b = 0, c = 0, d = 0] = subnet.cidr.split("/")[0]!.split(".").map(Number);
  const address = ((a << 24) | (b << 16) | (c << 8) | d) + offset;
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}

function checkCidr(cidr: string | undefined): string {
  if (cidr !== undefined && /^(\d{1,3}\.){3}\d{1,3}\/(1[6-9]|2[0-8])$/.test(cidr)) return cidr;
  throw new AwsError("InvalidParameterValue", `Value (${cidr}) for parameter cidrBlock is invalid.`);
}

const shownVpc = (world: World, { id, cidr, isDefault }: VpcRecord): Vpc => ({
  VpcId: id,
  CidrBlock: cidr,
  IsDefault: isDefault,
  State: "available",
  InstanceTenancy: "default",
  OwnerId: world.account,
  Tags: shownTags(world.ec2.tags[id]),
});

const createVpc: Handlers["CreateVpc"] = (world, input) => {
  const id = hexId(world, "vpc-", 17);
  world.ec2.tags[id] = tagsFor("vpc", input.TagSpecifications);
  const vpc = (world.ec2.vpcs[id] = { id, cidr: checkCidr(input.CidrBlock), isDefault: false });
  const group = hexId(world, "sg-", 17);
  const description = "default VPC security group";
  world.ec2.securityGroups[group] = {
    id: group,
    name: "default",
    description,
    vpcId: id,
    ingress: [],
    egress: [],
  };
  return { Vpc: shownVpc(world, vpc) };
};

const describeVpcs: Handlers["DescribeVpcs"] = (world, input) => {
  const all = input.VpcIds?.length
    ? lookUp("vpc", world.ec2.vpcs, input.VpcIds)
    : Object.values(world.ec2.vpcs);
  const table = {
    "vpc-id": ({ id }: VpcRecord) => [id],
    "is-default": ({ isDefault }: VpcRecord) => [String(isDefault)],
    "cidr-block": ({ cidr }: VpcRecord) => [cidr],
  };
  const found = filtered(all, input.Filters, table, ({ id }) => world.ec2.tags[id] ?? {});
  const { items, ...next } = paged(world, found, ({ id }) => id, input);
  return { Vpcs: items.map((vpc) => shownVpc(world, vpc)), ...next };
};

const shownSubnet = (world: World, subnet: SubnetRecord): Subnet => ({
  SubnetId: subnet.id,
  SubnetArn: `arn:aws:ec2:${world.region}:${world.account}:subnet/${subnet.id}`,
  VpcId: subnet.vpcId,
  AvailabilityZone: subnet.zone,
  AvailabilityZoneId: zoneIdOf(world, subnet.zone),
  CidrBlock: subnet.cidr,
  AvailableIpAddressCount: freeAddresses(subnet),
  MapPublicIpOnLaunch: subnet.mapPublicIp,
  DefaultForAz: false,
  State: "available",
  OwnerId: world.account,
  Tags: shownTags(world.ec2.tags[subnet.id]),
});

const createSubnet: Handlers["CreateSubnet"] = (world, input) => {
  lookUpOne("vpc", world.ec2.vpcs, input.VpcId ?? "");
  const zone = input.AvailabilityZone ?? zonesOf(world)[0]!;
  if (!zonesOf(world).includes(zone)) {
    const known = zonesOf(world).join(", ");
    throw invalidValue(
      `Value (${zone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${known}.`,
    );
  }
  const id = hexId(world, "subnet-", 17);
  world.ec2.tags[id] = tagsFor("subnet", input.TagSpecifications);
  const cidr = checkCidr(input.CidrBlock);
  const subnet: SubnetRecord = { id, vpcId: input.VpcId!, zone, cidr, used: 0, given: 0, mapPublicIp: false };
  world.ec2.subnets[id] = subnet;
  return { Subnet: shownSubnet(world, subnet) };
};

const describeSubnets: Handlers["DescribeSubnets"] = (world, input) => {
  const all = input.SubnetIds?.length
    ? lookUp("subnet", world.ec2.subnets, input.SubnetIds)
    : Object.values(world.ec2.subnets);
  const table = {
    "subnet-id": ({ id }: SubnetRecord) => [id],
    "vpc-id": ({ vpcId }: SubnetRecord) => [vpcId],
    "availability-zone": ({ zone }: SubnetRecord) => [zone],
    "default-for-az": () => ["false"],
    state: () => ["available"],
  };
  const found = filtered(all, input.Filters, table, ({ id }) => world.ec2.tags[id] ?? {});
  const { items, ...next } = paged(world, found, ({ id }) => id, input);
  return { Subnets: items.map((subnet) => shownSubnet(world, subnet)), ...next };
};

const modifySubnetAttribute: Handlers["ModifySubnetAttribute"] = (world, input) => {
  const subnet = lookUpOne("subnet", world.ec2.subnets, input.SubnetId ?? "");
  if (input.MapPublicIpOnLaunch?.Value !== undefined) subnet.mapPublicIp = input.MapPublicIpOnLaunch.Value;
};

const describeAvailabilityZones: Handlers["DescribeAvailabilityZones"] = (world, input) => {
  const asked = input.ZoneNames;
  const unknown = asked?.find((zone) => !zonesOf(world).includes(zone));
  if (unknown !== undefined) throw invalidValue(`Invalid availability zone: [${unknown}]`);
  const zones = zonesOf(world).filter((zone) => !asked?.length || asked.includes(zone));
  return {
    AvailabilityZones: zones.map((zone) => ({
      ZoneName: zone,
      ZoneId: zoneIdOf(world, zone),
      RegionName: world.region,
      State: "available",
      ZoneType: "availability-zone",
      OptInStatus: "opt-in-not-required",
      GroupName: world.region,
      Messages: [],
    })),
  };
};

export const networkHandlers = {
  CreateVpc: createVpc,
  DescribeVpcs: describeVpcs,
  CreateSubnet: createSubnet,
  DescribeSubnets: describeSubnets,
  ModifySubnetAttribute: modifySubnetAttribute,
  DescribeAvailabilityZones: describeAvailabilityZones,
} satisfies Handlers;
