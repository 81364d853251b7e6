import type { RunInstancesRequest } from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import type { Call } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { resolveImage } from "./image-alias.ts";
import { stateOf } from "./images.ts";
import { typeCalled } from "./instance-types.ts";
import { invalidValue, lookUp, lookUpOne, missingParameter } from "./refuse.ts";
import { tagsFor } from "./tags.ts";
import { templateOf, versionOf } from "./template-find.ts";
import type { ImageRecord, SubnetRecord, Tags } from "./state.ts";

/** What an instance will be: template and request merged, everything looked up. */
export interface LaunchSpec {
  image: ImageRecord;
  type: string;
  architecture: string;
  subnet: SubnetRecord;
  securityGroups: string[];
  keyName: string | undefined;
  profileArn: string | undefined;
  spot: boolean;
  terminationProtected: boolean;
  tags: Tags;
}

export type Request = Partial<RunInstancesRequest>;

/**
 * Template parameters, overridden one by one by the request's; tags are merged and the request's win (EC2 user guide,
 * launch-templates).
 */
export function mergedWithTemplate(world: World, request: Request): Request {
  if (!request.LaunchTemplate) return request;
  const { Version, ...name } = request.LaunchTemplate;
  const template = templateOf(world, name);
  const version = versionOf(template, Version);
  const parameters = version.parameters as Request;
  const given = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
  return {
    ...parameters,
    ...given,
    TagSpecifications: [...(parameters.TagSpecifications ?? []), ...(request.TagSpecifications ?? [])],
  };
}

/** The tags AWS itself puts on an instance that comes from a template. */
function templateTags(world: World, request: Request): Tags {
  if (!request.LaunchTemplate) return {};
  const { Version, ...name } = request.LaunchTemplate;
  const template = templateOf(world, name);
  return {
    "aws:ec2launchtemplate:id": template.id,
    "aws:ec2launchtemplate:version": String(versionOf(template, Version).number),
  };
}

/** Resolves and checks what a launch needs. Throws as RunInstances does. */
export function launchSpecOf(world: World, request: Request, call: Call): LaunchSpec {
  const merged = mergedWithTemplate(world, request);
  const image = imageFor(world, merged.ImageId, call);
  const type: string = merged.InstanceType ?? "m1.small";
  const { architectures } = typeCalled(type);
  if (!architectures.includes(image.architecture)) {
    throw invalidValue(
      `The architecture '${architectures.join(",")}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
    );
  }
  const subnet = subnetFor(world, merged);
  return {
    image,
    type,
    architecture: image.architecture,
    subnet,
    securityGroups: securityGroupsFor(world, merged, subnet),
    keyName: merged.KeyName,
    profileArn: profileArnOf(world, merged.IamInstanceProfile),
    spot: merged.InstanceMarketOptions?.MarketType === "spot",
    terminationProtected: merged.DisableApiTermination ?? false,
    tags: {
      ...tagsFor("instance", merged.TagSpecifications, call.principal.service !== undefined),
      ...templateTags(world, request),
    },
  };
}

function imageFor(world: World, imageId: string | undefined, call: Call): ImageRecord {
  if (imageId === undefined) throw missingParameter("ImageId");
  const id = resolveImage(world, imageId, call);
  const [image] = lookUp("image", world.ec2.images, [id], ({ state }) => state !== "deregistered");
  if (stateOf(world, image!) === "available") return image!;
  throw new AwsError(
    "InvalidAMIID.Unavailable",
    `The image ID '${id}' is not available. It may have been deregistered, disabled or is still pending.`,
  );
}

function subnetFor(world: World, merged: Request): SubnetRecord {
  const id = merged.NetworkInterfaces?.[0]?.SubnetId ?? merged.SubnetId;
  if (id !== undefined) return lookUpOne("subnet", world.ec2.subnets, id);
  const vpc = Object.values(world.ec2.vpcs).find(({ isDefault }) => isDefault);
  const zone = merged.Placement?.AvailabilityZone;
  const found = Object.values(world.ec2.subnets).find(
    (subnet) => subnet.vpcId === vpc?.id && (zone === undefined || subnet.zone === zone),
  );
  if (found) return found;
  throw new AwsError("MissingInput", "No default VPC for this user. Specify a subnet.");
}

function securityGroupsFor(world: World, merged: Request, subnet: SubnetRecord): string[] {
  const asked = merged.NetworkInterfaces?.[0]?.Groups ?? merged.SecurityGroupIds ?? [];
  const groups = lookUp("group", world.ec2.securityGroups, asked);
  const other = groups.find(({ vpcId }) => vpcId !== subnet.vpcId);
  if (other) {
    throw new AwsError(
      "InvalidParameter",
      `Security group ${other.id} and subnet ${subnet.id} belong to different networks.`,
    );
  }
  if (groups.length > 0) return groups.map(({ id }) => id);
  return Object.values(world.ec2.securityGroups)
    .filter(({ name, vpcId }) => name === "default" && vpcId === subnet.vpcId)
    .map(({ id }) => id);
}

function profileArnOf(world: World, profile: Request["IamInstanceProfile"]): string | undefined {
  if (profile?.Arn !== undefined) return profile.Arn;
  return profile?.Name === undefined
    ? undefined
    : `arn:aws:iam::${world.account}:instance-profile/${profile.Name}`;
}
