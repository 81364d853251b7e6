import { schedule } from "../../core/schedule.ts";
import type { World } from "../../core/world.ts";
import { terminate } from "../ec2/life.ts";
import { changeTags } from "../ec2/tags.ts";
import { beginActivity, endActivity, markActivity } from "./activities.ts";
import { bury } from "./bury.ts";
import { dropWaits, waitForHooks } from "./hook-waits.ts";
import { lookAtCapacity } from "./looks.ts";
import { takeOutOfRotation } from "./rotation.ts";
import type { ActivityRecord, GroupRecord, LifecycleState, MemberRecord } from "./state.ts";

export type Way = "terminate" | "detach" | "standby";

interface Leaving {
  state: LifecycleState;
  description: (id: string) => string;
  /** What happens once the members are drained. */
  onceDrained: (world: World, group: GroupRecord, member: MemberRecord, hooks: boolean) => void;
}

const ways = {
  terminate: {
    state: "Terminating",
    description: (id) => `Terminating EC2 instance: ${id}`,
    onceDrained: runTerminationHooks,
  },
  detach: { state: "Detaching", description: (id) => `Detaching EC2 instance: ${id}`, onceDrained: letGo },
  standby: {
    state: "EnteringStandby",
    description: (id) => `Moving EC2 instance to Standby: ${id}`,
    onceDrained: restOnStandby,
  },
} satisfies Record<Way, Leaving>;

/**
 * Members leave service: out of the load balancer first, all together, and when they are drained the rest (user guide,
 * lifecycle-hooks-overview). Returns their activities, in order.
 * @param cause of every activity; a function gets the member
 */
export function beginLeaving(
  world: World,
  group: GroupRecord,
  members: readonly MemberRecord[],
  way: Way,
  cause: string | ((member: MemberRecord) => string),
  options: { hooks?: boolean; drain?: boolean } = {},
): ActivityRecord[] {
  const { state, description } = ways[way];
  const activities = members.map((member) => {
    dropWaits(world, member);
    endActivity(world, group, member.activity, "Cancelled");
    if (group.rebalancing === member.id) delete group.rebalancing;
    member.state = state;
    const text = typeof cause === "string" ? cause : cause(member);
    const activity = beginActivity(world, group, {
      description: description(member.id),
      cause: text,
      zone: member.zone,
    });
    member.activity = activity.id;
    return activity;
  });
  const drainMs = takeOutOfRotation(world, members, Object.keys(group.targetGroups));
  const waitMs = options.drain === false ? 0 : drainMs;
  if (waitMs > 0) {
    for (const { id } of activities) markActivity(group, id, "WaitingForELBConnectionDraining");
  }
  const ids = members.map(({ id }) => id);
  const payload = { group: group.name, ids, way, hooks: options.hooks ?? true };
  schedule(world, waitMs, "autoscaling.drained", payload);
  lookAtCapacity(world, group);
  return activities;
}

/** Timer `autoscaling.drained`. */
export function drained(
  world: World,
  { group: name, ids, way, hooks }: { group: string; ids: string[]; way: Way; hooks: boolean },
): void {
  const group = world.autoScaling.groups[name];
  for (const id of ids) {
    const member = group?.members[id];
    if (group && member?.state === ways[way].state) ways[way].onceDrained(world, group, member, hooks);
  }
}

function runTerminationHooks(world: World, group: GroupRecord, member: MemberRecord, hooks: boolean): void {
  if (hooks && waitForHooks(world, group, member, "autoscaling:EC2_INSTANCE_TERMINATING")) {
    member.state = "Terminating:Wait";
    markActivity(group, member.activity, "MidLifecycleAction");
    return;
  }
  endInstance(world, group, member);
}

/** Ends the EC2 instance; the member goes when it is terminated. Protection by EC2 does not hold against this. */
export function endInstance(world: World, group: GroupRecord, member: MemberRecord): void {
  member.state = "Terminating:Proceed";
  markActivity(group, member.activity, "InProgress");
  const instance = world.ec2.instances[member.id];
  if (!instance || instance.state === "terminated") return removeMember(world, group, member);
  const reason = "Client.UserInitiatedShutdown";
  terminate(world, instance, reason, `${reason}: User initiated shutdown`);
}

/** The member is no longer part of the group. */
export function removeMember(world: World, group: GroupRecord, member: MemberRecord): void {
  endActivity(world, group, member.activity);
  dropWaits(world, member);
  delete group.members[member.id];
  delete world.autoScaling.groupOf[member.id];
  lookAtCapacity(world, group);
  if (group.deletingSince !== undefined && Object.keys(group.members).length === 0) bury(world, group);
}

function letGo(world: World, group: GroupRecord, member: MemberRecord): void {
  const instance = world.ec2.instances[member.id];
  if (instance) changeTags(world, instance, (tags) => delete tags["aws:autoscaling:groupName"]);
  removeMember(world, group, member);
}

function restOnStandby(world: World, group: GroupRecord, member: MemberRecord): void {
  member.state = "Standby";
  delete member.inServiceAt;
  endActivity(world, group, member.activity);
  delete member.activity;
}
