import type { Instance } from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import { dispatch } from "../../core/dispatch.ts";
import { strike } from "../../core/faults.ts";
import type { World } from "../../core/world.ts";
import { mergedWithTemplate } from "../ec2/launch-spec.ts";
import { settingOf } from "./setting.ts";
import { beginActivity, endActivity, stamp } from "./activities.ts";
import { blueprintOf } from "./blueprint.ts";
import type { Blueprint } from "./blueprint.ts";
import { lookAtCapacity } from "./looks.ts";
import { asLinkedRole } from "./names.ts";
import { capacityOf, emptiest, subnetsOf, zoneCounts } from "./places.ts";
import type { GroupRecord, MemberRecord } from "./state.ts";

/** How long a group waits after failed launches in a row. */
const backOffMs = (failures: number): number => Math.min(300_000, 30_000 * 2 ** Math.max(0, failures - 1));
const suspendedAfter = 10;

/**
 * Launches instances, spread over the zones. What fails becomes a failed activity, and a later try.
 * @param cause the sentence every activity begins with
 * @returns the ids of those launched
 */
export function launch(world: World, group: GroupRecord, count: number, cause: string): string[] {
  const begun = `${cause}At ${stamp(world)} an instance was started in response to a difference between desired and actual capacity, ${growth(group, count)}`;
  try {
    const blueprint = blueprintOf(world, group);
    const per = spread(world, group, count);
    return [...per].flatMap(([zone, share]) => launchIn(world, group, blueprint, { zone, share }, begun));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    failLaunch(world, group, begun, error.message);
    return [];
  }
}

const growth = (group: GroupRecord, count: number): string => {
  const have = capacityOf(group);
  return `increasing the capacity from ${have} to ${have + count}`;
};

/** How many of `count` go to which zone, so that they even out. */
function spread(world: World, group: GroupRecord, count: number): Map<string, number> {
  const counts = zoneCounts(world, group);
  const zones = new Set(subnetsOf(world, group).map(({ zone }) => zone));
  for (const zone of counts.keys()) if (!zones.has(zone)) counts.delete(zone);
  const shares = new Map<string, number>();
  for (let n = 0; n < count; n++) {
    const zone = emptiest(counts);
    if (zone === undefined) throw new AwsError("ValidationError", "No subnet to launch in was found.");
    counts.set(zone, counts.get(zone)! + 1);
    shares.set(zone, (shares.get(zone) ?? 0) + 1);
  }
  return shares;
}

function launchIn(
  world: World,
  group: GroupRecord,
  blueprint: Blueprint,
  { zone, share }: { zone: string; share: number },
  begun: string,
): string[] {
  const allowed = share - struckBy(world, group, blueprint, share, begun);
  if (allowed === 0) return [];
  const subnet = subnetsOf(world, group).find((each) => each.zone === zone)!;
  const request = {
    ...blueprint.request,
    SubnetId: subnet.id,
    MinCount: allowed,
    MaxCount: allowed,
    TagSpecifications: [{ ResourceType: "instance", Tags: launchTags(group) }],
  };
  try {
    const answer = dispatch(world, "ec2:RunInstances", request, asLinkedRole(world));
    const instances = answer["Instances"] as Instance[];
    return instances.map((instance) => admit(world, group, blueprint, instance, begun));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    failLaunch(world, group, begun, error.message);
    return [];
  }
}

/** The fault script's failed launches: how many of this share fail. */
function struckBy(
  world: World,
  group: GroupRecord,
  { request }: Blueprint,
  share: number,
  begun: string,
): number {
  if (!world.faults.some(({ kind }) => kind === "launch-fails")) return 0;
  const image = mergedWithTemplate(world, request).ImageId;
  let failed = 0;
  for (let n = 0; n < share; n++) {
    const fault = strike(
      world,
      "launch-fails",
      ({ group: name, imageId }) =>
        (name === undefined || name === group.name) && (imageId === undefined || imageId === image),
    );
    if (!fault) continue;
    failed++;
    failLaunch(world, group, begun, fault.message);
  }
  return failed;
}

function failLaunch(world: World, group: GroupRecord, cause: string, reason: string): void {
  const why = reason.endsWith(".") ? reason : `${reason}.`;
  const message = `${why} Launching EC2 instance failed.`;
  const description = `Launching a new EC2 instance.  Status Reason: ${message}`;
  const { id } = beginActivity(world, group, { description, cause: `${cause}.` });
  endActivity(world, group, id, "Failed", message);
  group.failedLaunches++;
  const administrative = settingOf(world, "asg-administrative-suspension") !== "never";
  if (administrative && group.failedLaunches >= suspendedAfter) {
    group.settings.suspended.Launch ??= "AdminSuspended";
  }
  lookAtCapacity(world, group, backOffMs(group.failedLaunches));
}

/** The group's own tag first, then those that are propagated: the group's value beats the template's. */
const launchTags = (group: GroupRecord): { Key: string; Value: string }[] => [
  { Key: "aws:autoscaling:groupName", Value: group.name },
  ...Object.entries(group.tags)
    .filter(([, { propagate }]) => propagate)
    .map(([Key, { value }]) => ({ Key, Value: value })),
];

function admit(
  world: World,
  group: GroupRecord,
  blueprint: Blueprint,
  instance: Instance,
  begun: string,
): string {
  const id = instance.InstanceId!;
  const zone = instance.Placement?.AvailabilityZone ?? "";
  const what = { description: `Launching a new EC2 instance: ${id}`, cause: `${begun}.`, zone };
  const activity = beginActivity(world, group, { ...what, status: "PreInService" });
  const member: MemberRecord = {
    id,
    zone,
    type: instance.InstanceType ?? "",
    imageId: instance.ImageId ?? "",
    weight: blueprint.weight,
    state: "Pending",
    health: "Healthy",
    protected: group.settings.NewInstancesProtectedFromScaleIn,
    joinedAt: world.now,
    ...(blueprint.launchTemplate && { launchTemplate: blueprint.launchTemplate }),
    ...(blueprint.launchConfiguration !== undefined && {
      launchConfiguration: blueprint.launchConfiguration,
    }),
    activity: activity.id,
    waits: {},
    registered: [],
  };
  group.members[id] = member;
  world.autoScaling.groupOf[id] = group.name;
  return id;
}
