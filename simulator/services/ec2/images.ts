import type { BlockDeviceMapping, Image } from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import { hexId } from "../../core/random.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { filtered, paged, refuseIdsWithPages } from "./filters.ts";
import { lookUp, lookUpOne } from "./refuse.ts";
import { shownTags, tagsFor } from "./tags.ts";
import type { DeviceRecord, ImageRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-ec2")>;

/** A copied or created image is pending for a while. */
const copyMs = 180_000;

export const stateOf = (world: World, image: ImageRecord): ImageRecord["state"] =>
  image.state === "available" && image.availableAt > world.now ? "pending" : image.state;

function refuseTakenName(world: World, name: string): void {
  const owner = Object.values(world.ec2.images).find((image) => image.name === name && isThere(image));
  if (!owner) return;
  throw new AwsError("InvalidAMIName.Duplicate", `AMI name ${name} is already in use by AMI ${owner.id}`);
}

const isThere = (image: ImageRecord): boolean => image.state !== "deregistered";

const registerImage: Handlers["RegisterImage"] = (world, input) => {
  const { Name: name = "" } = input;
  refuseTakenName(world, name);
  const id = hexId(world, "ami-", 17);
  const rootDevice = input.RootDeviceName ?? "/dev/xvda";
  const given = input.BlockDeviceMappings ?? [{ DeviceName: rootDevice, Ebs: { VolumeSize: 8 } }];
  world.ec2.images[id] = {
    id,
    name,
    ...(input.Description !== undefined && { description: input.Description }),
    architecture: input.Architecture ?? "x86_64",
    state: "available",
    availableAt: world.now,
    createdAt: world.now,
    rootDevice,
    devices: given.map((device) => completeDevice(world, device, id)),
    ...(input.ImdsSupport !== undefined && { imdsSupport: input.ImdsSupport }),
    ...(input.BootMode !== undefined && { bootMode: input.BootMode }),
  };
  world.ec2.tags[id] = tagsFor("image", input.TagSpecifications);
  return { ImageId: id };
};

/** What AWS fills in: a snapshot, its size, the defaults of a volume. */
function completeDevice(world: World, device: BlockDeviceMapping, imageId: string): DeviceRecord {
  if (!device.Ebs) return structuredClone({ ...device });
  const snapshot = world.ec2.snapshots[device.Ebs.SnapshotId ?? ""];
  const VolumeSize = device.Ebs.VolumeSize ?? snapshot?.volumeSize ?? 8;
  const SnapshotId = device.Ebs.SnapshotId ?? newSnapshot(world, VolumeSize, imageId);
  const standard = { DeleteOnTermination: true, Encrypted: false, VolumeType: "gp3" };
  return { ...device, Ebs: { ...standard, ...device.Ebs, VolumeSize, SnapshotId } };
}

function newSnapshot(world: World, volumeSize: number, imageId: string): string {
  const id = hexId(world, "snap-", 17);
  const description = `Created for ${imageId}`;
  world.ec2.snapshots[id] = { id, volumeSize, startedAt: world.now, description, encrypted: false };
  return id;
}

const shown = (world: World, image: ImageRecord): Image => ({
  ImageId: image.id,
  Name: image.name,
  ...(image.description !== undefined && { Description: image.description }),
  Architecture: image.architecture,
  State: stateOf(world, image),
  OwnerId: world.account,
  Public: false,
  ImageType: "machine",
  ImageLocation: `${world.account}/${image.name}`,
  CreationDate: new Date(image.createdAt).toISOString(),
  ...(image.deprecatedAt !== undefined && { DeprecationTime: new Date(image.deprecatedAt).toISOString() }),
  RootDeviceName: image.rootDevice,
  RootDeviceType: "ebs",
  BlockDeviceMappings: image.devices as BlockDeviceMapping[],
  VirtualizationType: "hvm",
  Hypervisor: "xen",
  EnaSupport: true,
  SriovNetSupport: "simple",
  PlatformDetails: "Linux/UNIX",
  UsageOperation: "RunInstances",
  ...(image.imdsSupport !== undefined && { ImdsSupport: image.imdsSupport as "v2.0" }),
  ...(image.bootMode !== undefined && { BootMode: image.bootMode as "uefi" }),
  Tags: shownTags(world.ec2.tags[image.id]),
});

const describeImages: Handlers["DescribeImages"] = (world, input) => {
  refuseIdsWithPages(input.ImageIds, input, "imageId");
  const all = input.ImageIds?.length
    ? lookUp("image", world.ec2.images, input.ImageIds, isThere)
    : Object.values(world.ec2.images).filter(isThere);
  const owners = input.Owners ?? [];
  const ours = (owner: string): boolean => owner === "self" || owner === world.account;
  const owned = owners.length === 0 || owners.some(ours) ? all : [];
  const listed = owned.filter(({ state }) => input.IncludeDisabled || state !== "disabled");
  const table = {
    "image-id": ({ id }: ImageRecord) => [id],
    name: ({ name }: ImageRecord) => [name],
    architecture: ({ architecture }: ImageRecord) => [architecture],
    state: (image: ImageRecord) => [stateOf(world, image)],
    "root-device-type": () => ["ebs"],
    "root-device-name": ({ rootDevice }: ImageRecord) => [rootDevice],
    "owner-id": () => [world.account],
    "is-public": () => ["false"],
  };
  const found = filtered(listed, input.Filters, table, ({ id }) => world.ec2.tags[id] ?? {});
  const { items, ...next } = paged(world, found, ({ id }) => id, input, { min: 1, max: 1000 });
  return { Images: items.map((image) => shown(world, image)), ...next };
};

const there = (world: World, id: string | undefined): ImageRecord =>
  lookUp("image", world.ec2.images, [id ?? ""], isThere)[0]!;

const deregisterImage: Handlers["DeregisterImage"] = (world, { ImageId: id }) => {
  there(world, id).state = "deregistered";
  return { Return: true };
};

const copyImage: Handlers["CopyImage"] = (world, input) => {
  const source = there(world, input.SourceImageId);
  const name = input.Name ?? source.name;
  refuseTakenName(world, name);
  const id = hexId(world, "ami-", 17);
  world.ec2.images[id] = {
    ...structuredClone(source),
    id,
    name,
    createdAt: world.now,
    availableAt: world.now + copyMs,
  };
  const copied = input.CopyImageTags ? world.ec2.tags[source.id] : {};
  world.ec2.tags[id] = { ...copied, ...tagsFor("image", input.TagSpecifications) };
  return { ImageId: id };
};

const setState =
  (state: ImageRecord["state"]) =>
  (world: World, { ImageId: id }: { ImageId?: string | undefined }): { Return: boolean } => {
    there(world, id).state = state;
    return { Return: true };
  };

const enableImageDeprecation: Handlers["EnableImageDeprecation"] = (world, input) => {
  there(world, input.ImageId).deprecatedAt = input.DeprecateAt?.getTime() ?? world.now;
  return { Return: true };
};

const describeSnapshots: Handlers["DescribeSnapshots"] = (world, input) => {
  const { snapshots } = world.ec2;
  const all = input.SnapshotIds?.length
    ? input.SnapshotIds.map((id) => lookUpOne("snapshot", snapshots, id))
    : Object.values(snapshots);
  const found = filtered(
    all,
    input.Filters,
    { "snapshot-id": ({ id }) => [id], status: () => ["completed"] },
    ({ id }) => world.ec2.tags[id] ?? {},
  );
  const { items, ...next } = paged(world, found, ({ id }) => id, input);
  const Snapshots = items.map((snapshot) => ({
    SnapshotId: snapshot.id,
    VolumeSize: snapshot.volumeSize,
    Description: snapshot.description,
    Encrypted: snapshot.encrypted,
    StartTime: new Date(snapshot.startedAt),
    State: "completed" as const,
    Progress: "100%",
    OwnerId: world.account,
  }));
  return { Snapshots, ...next };
};

export const imageHandlers = {
  RegisterImage: registerImage,
  DescribeImages: describeImages,
  DeregisterImage: deregisterImage,
  CopyImage: copyImage,
  DisableImage: setState("disabled"),
  EnableImage: setState("available"),
  EnableImageDeprecation: enableImageDeprecation,
  DescribeSnapshots: describeSnapshots,
} satisfies Handlers;
