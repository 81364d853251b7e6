/** EC2 as plain data: instants are epoch milliseconds, tags are records. */
export interface Ec2State {
  vpcs: Record<string, VpcRecord>;
  subnets: Record<string, SubnetRecord>;
  securityGroups: Record<string, SecurityGroupRecord>;
  snapshots: Record<string, SnapshotRecord>;
  images: Record<string, ImageRecord>;
  templates: Record<string, TemplateRecord>;
  instances: Record<string, InstanceRecord>;
  /** Tags of everything but instances, by resource id. */
  tags: Record<string, Tags>;
  /** RunInstances and CreateLaunchTemplate* calls by client token: what was asked, and what it made. */
  tokens: Record<string, { asked: string; made: string[] }>;
  /** When terminated instances were last swept out. */
  sweptAt: number;
}

export type Tags = Record<string, string>;

export interface VpcRecord {
  id: string;
  cidr: string;
  isDefault: boolean;
}

export interface SubnetRecord {
  id: string;
  vpcId: string;
  zone: string;
  cidr: string;
  /** Addresses in use. */
  used: number;
  /** Addresses handed out so far: the next private address. */
  given: number;
  mapPublicIp: boolean;
}

export interface SecurityGroupRecord {
  id: string;
  name: string;
  description: string;
  vpcId: string;
  ingress: Record<string, unknown>[];
  egress: Record<string, unknown>[];
}

export interface SnapshotRecord {
  id: string;
  volumeSize: number;
  startedAt: number;
  description: string;
  encrypted: boolean;
}

export interface DeviceRecord {
  DeviceName?: string | undefined;
  VirtualName?: string | undefined;
  NoDevice?: string | undefined;
  Ebs?:
    | {
        DeleteOnTermination?: boolean | undefined;
        Iops?: number | undefined;
        SnapshotId?: string | undefined;
        VolumeSize?: number | undefined;
        VolumeType?: string | undefined;
        KmsKeyId?: string | undefined;
        Throughput?: number | undefined;
        Encrypted?: boolean | undefined;
      }
    | undefined;
}

export interface ImageRecord {
  id: string;
  name: string;
  description?: string;
  architecture: "i386" | "x86_64" | "arm64" | "x86_64_mac" | "arm64_mac";
  state: "available" | "pending" | "disabled" | "failed" | "deregistered";
  /** `pending` until this instant. */
  availableAt: number;
  createdAt: number;
  deprecatedAt?: number;
  rootDevice: string;
  devices: DeviceRecord[];
  imdsSupport?: string;
  bootMode?: string;
}

export interface TemplateRecord {
  id: string;
  name: string;
  createdAt: number;
  createdBy: string;
  defaultVersion: number;
  /** Version numbers handed out: none is given twice. */
  given: number;
  /** By number; deleted ones are missing. */
  versions: Record<string, TemplateVersionRecord>;
}

export interface TemplateVersionRecord {
  number: number;
  description?: string;
  createdAt: number;
  createdBy: string;
  /** As given (RequestLaunchTemplateData), merged with the source version. */
  parameters: Record<string, unknown>;
}

export type InstanceState = "pending" | "running" | "shutting-down" | "terminated" | "stopping" | "stopped";

export interface InstanceRecord {
  id: string;
  reservationId: string;
  imageId: string;
  type: string;
  architecture: string;
  subnetId: string;
  vpcId: string;
  zone: string;
  privateIp: string;
  securityGroups: string[];
  keyName?: string;
  profileArn?: string;
  spot: boolean;
  terminationProtected: boolean;
  state: InstanceState;
  launchedAt: number;
  stateReason?: { Code: string; Message: string };
  endedAt?: number;
  tags: Tags;
  /** Filters still see these tags until then. */
  oldTags?: { tags: Tags; until: number };
  software: SoftwareRecord;
}

/** What runs on an instance; decided by the tags of its image, see software.ts. */
export interface SoftwareRecord {
  bootSeconds: number;
  hasAgent: boolean;
  /** Part of the image: there after each boot. */
  baked: boolean;
  /** The system is up since then; absent while it is not. */
  bootedAt?: number;
  /** The `seq` of the planned boot event. */
  bootEvent?: number;
  /** The revision whose application answers requests, or `baked`. */
  application?: string;
}

export const emptyEc2State = (): Ec2State => ({
  vpcs: {},
  subnets: {},
  securityGroups: {},
  snapshots: {},
  images: {},
  templates: {},
  instances: {},
  tags: {},
  tokens: {},
  sweptAt: 0,
});
