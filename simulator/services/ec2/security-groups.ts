import type { IpPermission, SecurityGroup } from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import { hexId } from "../../core/random.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { filtered, paged } from "./filters.ts";
import { lookUp, lookUpOne, missingParameter } from "./refuse.ts";
import { shownTags, tagsFor } from "./tags.ts";
import type { SecurityGroupRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-ec2")>;

const everywhere: IpPermission = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };

const arnOf = (world: World, id: string): string =>
  `arn:aws:ec2:${world.region}:${world.account}:security-group/${id}`;

const createSecurityGroup: Handlers["CreateSecurityGroup"] = (world, input) => {
  const { GroupName: name = "", Description: description = "", VpcId: asked } = input;
  const vpcId = asked ?? Object.values(world.ec2.vpcs).find((vpc) => vpc.isDefault)?.id;
  if (vpcId === undefined) throw new AwsError("VPCIdNotSpecified", "No default VPC for this user");
  lookUpOne("vpc", world.ec2.vpcs, vpcId);
  const same = (group: SecurityGroupRecord): boolean => group.name === name && group.vpcId === vpcId;
  if (Object.values(world.ec2.securityGroups).some(same)) {
    throw new AwsError(
      "InvalidGroup.Duplicate",
      `The security group '${name}' already exists for VPC '${vpcId}'`,
    );
  }
  const id = hexId(world, "sg-", 17);
  world.ec2.tags[id] = tagsFor("security-group", input.TagSpecifications);
  world.ec2.securityGroups[id] = { id, name, description, vpcId, ingress: [], egress: [{ ...everywhere }] };
  return { GroupId: id, SecurityGroupArn: arnOf(world, id), Tags: shownTags(world.ec2.tags[id]) };
};

interface RuleInput {
  GroupId?: string | undefined;
  IpPermissions?: IpPermission[] | undefined;
  IpProtocol?: string | undefined;
  FromPort?: number | undefined;
  ToPort?: number | undefined;
  CidrIp?: string | undefined;
}

function authorize(world: World, direction: "ingress" | "egress", input: RuleInput): { Return: boolean } {
  if (input.GroupId === undefined) throw missingParameter("GroupId");
  const group = lookUpOne("group", world.ec2.securityGroups, input.GroupId);
  const { IpProtocol, FromPort, ToPort, CidrIp } = input;
  const short: IpPermission = { IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] };
  const given = input.IpPermissions ?? [short];
  const known = new Set(group[direction].map((rule) => JSON.stringify(rule)));
  const rules = given.map((rule): Record<string, unknown> => structuredClone({ ...rule }));
  if (rules.some((rule) => known.has(JSON.stringify(rule)))) {
    throw new AwsError("InvalidPermission.Duplicate", "the specified rule already exists");
  }
  group[direction].push(...rules);
  return { Return: true };
}

const shown = (world: World, group: SecurityGroupRecord): SecurityGroup => ({
  GroupId: group.id,
  GroupName: group.name,
  Description: group.description,
  VpcId: group.vpcId,
  OwnerId: world.account,
  SecurityGroupArn: arnOf(world, group.id),
  IpPermissions: group.ingress,
  IpPermissionsEgress: group.egress,
  Tags: shownTags(world.ec2.tags[group.id]),
});

const describeSecurityGroups: Handlers["DescribeSecurityGroups"] = (world, input) => {
  const { securityGroups } = world.ec2;
  const all = input.GroupIds?.length
    ? lookUp("group", securityGroups, input.GroupIds)
    : Object.values(securityGroups);
  const table = {
    "group-id": ({ id }: SecurityGroupRecord) => [id],
    "group-name": ({ name }: SecurityGroupRecord) => [name],
    "vpc-id": ({ vpcId }: SecurityGroupRecord) => [vpcId],
    description: ({ description }: SecurityGroupRecord) => [description],
  };
  const named = input.GroupNames?.length ? all.filter(({ name }) => input.GroupNames!.includes(name)) : all;
  const found = filtered(named, input.Filters, table, ({ id }) => world.ec2.tags[id] ?? {});
  const { items, ...next } = paged(world, found, ({ id }) => id, input);
  return { SecurityGroups: items.map((group) => shown(world, group)), ...next };
};

export const securityGroupHandlers = {
  CreateSecurityGroup: createSecurityGroup,
  DescribeSecurityGroups: describeSecurityGroups,
  AuthorizeSecurityGroupIngress: (world, input) => authorize(world, "ingress", input),
  AuthorizeSecurityGroupEgress: (world, input) => authorize(world, "egress", input),
} satisfies Handlers;
