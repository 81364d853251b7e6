import type { CallAws } from "../wire/caller.ts";
import type { FleetOptions } from "./options.ts";

export interface Network {
  vpcId: string;
  subnetIds: string[];
  zones: string[];
  securityGroupId: string;
}

export interface Images {
  /** What blue runs. */
  ami: string;
  /** What a deployment brings. */
  amiNew: string;
}

/** A VPC with one roomy subnet in each zone, and a security group. */
export async function buildNetwork(aws: CallAws, options: FleetOptions): Promise<Network> {
  const vpc = await aws("ec2:CreateVpc", { CidrBlock: "10.0.0.0/16" });
  const vpcId = vpc.Vpc!.VpcId!;
  const { AvailabilityZones = [] } = await aws("ec2:DescribeAvailabilityZones", {});
  const zones = AvailabilityZones.slice(0, options.zones).map(({ ZoneName }) => ZoneName!);
  const subnetIds: string[] = [];
  for (const [index, AvailabilityZone] of zones.entries()) {
    const CidrBlock = `10.0.${index * 16}.0/20`;
    const { Subnet } = await aws("ec2:CreateSubnet", { VpcId: vpcId, CidrBlock, AvailabilityZone });
    subnetIds.push(Subnet!.SubnetId!);
  }
  const group = await aws("ec2:CreateSecurityGroup", {
    GroupName: `${options.name}-instances`,
    Description: "From the load balancer",
    VpcId: vpcId,
  });
  return { vpcId, subnetIds, zones, securityGroupId: group.GroupId! };
}

/** Two images of one kind. What an instance's software does is said by tags of its image. */
export async function buildImages(aws: CallAws, options: FleetOptions): Promise<Images> {
  const baked = options.kind === "image-only" ? { "simulator:application": "baked" } : {};
  const tags = { "simulator:boot-seconds": String(options.bootSeconds), ...baked };
  return {
    ami: await registerImage(aws, options, `${options.name}-1`, tags),
    amiNew: await registerImage(aws, options, `${options.name}-2`, { ...tags, ...options.newImageTags }),
  };
}

async function registerImage(
  aws: CallAws,
  { architecture }: FleetOptions,
  name: string,
  tags: Record<string, string>,
): Promise<string> {
  const { ImageId } = await aws("ec2:RegisterImage", {
    Name: name,
    Architecture: architecture,
    RootDeviceName: "/dev/xvda",
    BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 8, VolumeType: "gp3" } }],
    VirtualizationType: "hvm",
  });
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await aws("ec2:CreateTags", { Resources: [ImageId!], Tags: list });
  return ImageId!;
}
