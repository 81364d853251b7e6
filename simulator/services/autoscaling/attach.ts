import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { changeTags } from "../ec2/tags.ts";
import type { InstanceRecord } from "../ec2/state.ts";
import { settingOf } from "./setting.ts";
import { beginActivity, shownActivity, stamp } from "./activities.ts";
import { arrive } from "./arrive.ts";
import { runs } from "./capacity.ts";
import { rememberSettings } from "./settings.ts";
import { invalid, membersCalled, openGroup, refuseMoreThan } from "./refuse.ts";
import type { ActivityRecord, GroupRecord, MemberRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

function checkAttachable(world: World, group: GroupRecord, id: string): InstanceRecord {
  const instance = world.ec2.instances[id];
  if (!instance) throw invalid(`Invalid Instance ID(s): [${id}] specified`);
  const owner = world.autoScaling.groupOf[id];
  if (owner !== undefined) throw invalid(`Instance ${id} is already part of AutoScalingGroup:${owner}`);
  if (instance.state !== "running")
    throw invalid(`Instance ${id} is not in correct state. Instance(s) must be in 'running' state.`);
  const image = world.ec2.images[instance.imageId];
  if (!image || image.state === "deregistered") throw invalid(`The AMI of instance ${id} no longer exists.`);
  if (!group.settings.AvailabilityZones.includes(instance.zone)) {
    throw invalid(
      `The instance ${id} is not in an Availability Zone of AutoScalingGroup ${group.name}: ${instance.zone}`,
    );
  }
  return instance;
}

/** More are desired from now on: never above the maximum. */
function increment(world: World, group: GroupRecord, by: number): void {
  const { DesiredCapacity: desired, MaxSize: max } = group.settings;
  if (desired + by > max) {
    throw invalid(
      `AutoScalingGroup ${group.name} has max size ${max}: ${by} more instances would bring its desired capacity from ${desired} to ${desired + by}.`,
    );
  }
  rememberSettings(world, group);
  group.settings.DesiredCapacity = desired + by;
}

function begin(
  world: World,
  group: GroupRecord,
  member: MemberRecord,
  what: { description: string; cause: string },
): ActivityRecord {
  const activity = beginActivity(world, group, { ...what, zone: member.zone, status: "PreInService" });
  member.state = "Pending";
  member.activity = activity.id;
  arrive(world, group, member, settingOf(world, "asg-hooks-on-return") !== "skipped");
  return activity;
}

const attachInstances: Handlers["AttachInstances"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  const ids = [...new Set(input.InstanceIds ?? [])];
  refuseMoreThan(20, ids, "instanceIds");
  if (!runs(group, "Launch"))
    throw invalid(`AutoScalingGroup ${group.name} has its Launch process suspended.`);
  const instances = ids.map((id) => checkAttachable(world, group, id));
  increment(world, group, ids.length);
  for (const instance of instances) attach(world, group, instance);
};

/** The group's tags overwrite those of the instance (user guide, attach-instance-asg). */
function attach(world: World, group: GroupRecord, instance: InstanceRecord): void {
  changeTags(world, instance, (tags) => {
    for (const [key, { value, propagate }] of Object.entries(group.tags)) if (propagate) tags[key] = value;
    tags["aws:autoscaling:groupName"] = group.name;
  });
  const { id, zone, type, imageId } = instance;
  const member: MemberRecord = {
    id,
    zone,
    type,
    imageId,
    weight: 1,
    state: "Pending",
    health: "Healthy",
    protected: group.settings.NewInstancesProtectedFromScaleIn,
    joinedAt: world.now,
    ...templateOfInstance(world, instance),
    waits: {},
    registered: [],
  };
  group.members[id] = member;
  world.autoScaling.groupOf[id] = group.name;
  const description = `Attaching an existing EC2 instance: ${id}`;
  const cause = `At ${stamp(world)} an instance was attached in response to user request.`;
  begin(world, group, member, { description, cause });
}

/** The template an attached instance came from, by its tags. */
function templateOfInstance(world: World, { tags }: InstanceRecord): Pick<MemberRecord, "launchTemplate"> {
  const id = tags["aws:ec2launchtemplate:id"];
  const template = world.ec2.templates[id ?? ""];
  if (!template) return {};
  const Version = tags["aws:ec2launchtemplate:version"];
  return { launchTemplate: { LaunchTemplateId: template.id, LaunchTemplateName: template.name, Version } };
}

const exitStandby: Handlers["ExitStandby"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  const ids = [...new Set(input.InstanceIds ?? [])];
  refuseMoreThan(20, ids, "instanceIds");
  const members = membersCalled(group, ids);
  const other = members.find(({ state }) => state !== "Standby");
  if (other) throw invalid(`The instance ${other.id} is not in Standby.`);
  const before = group.settings.DesiredCapacity;
  increment(world, group, members.length);
  const growing = `increasing the capacity from ${before} to ${group.settings.DesiredCapacity}`;
  const Activities = members.map((member) => {
    member.health = "Healthy";
    delete member.unhealthyBecause;
    const description = `Moving EC2 instance out of Standby: ${member.id}`;
    const cause = `At ${stamp(world)} instance ${member.id} was moved out of standby in response to a user request, ${growing}.`;
    return shownActivity(group.name, begin(world, group, member, { description, cause }), group);
  });
  return { Activities };
};

export const attachHandlers = {
  AttachInstances: attachInstances,
  ExitStandby: exitStandby,
} satisfies Handlers;
