import { schedule } from "../../core/schedule.ts";
import type { World } from "../../core/world.ts";
import { endActivity, markActivity, stamp } from "./activities.ts";
import { dropWaits, waitForHooks } from "./hook-waits.ts";
import { lookAtCapacity, lookAtHealth } from "./looks.ts";
import { putIntoRotation } from "./rotation.ts";
import { beginLeaving, removeMember } from "./leave.ts";
import type { GroupRecord, MemberRecord } from "./state.ts";

/** The instance of a pending member runs: hooks first, then the load balancer, then service (user guide, lifecycle-hooks-overview). */
export function arrive(world: World, group: GroupRecord, member: MemberRecord, withHooks = true): void {
  if (withHooks && waitForHooks(world, group, member, "autoscaling:EC2_INSTANCE_LAUNCHING")) {
    member.state = "Pending:Wait";
    markActivity(group, member.activity, "MidLifecycleAction");
    return;
  }
  enterService(world, group, member);
}

/** Registered, then in service: whether a request would be answered is not asked. */
export function enterService(world: World, group: GroupRecord, member: MemberRecord): void {
  member.state = "InService";
  member.inServiceAt = world.now;
  putIntoRotation(world, group, member);
  endActivity(world, group, member.activity);
  delete member.activity;
  if (group.rebalancing === member.id) delete group.rebalancing;
  group.failedLaunches = 0;
  const grace = group.settings.HealthCheckGracePeriod * 1000;
  if (group.settings.HealthCheckType.includes("ELB"))
    schedule(world, grace, "autoscaling.grace", { group: group.name });
  lookAtCapacity(world, group);
}

/** Timer `autoscaling.grace`: a member's health counts from now on. */
export function graceOver(world: World, { group: name }: { group: string }): void {
  const group = world.autoScaling.groups[name];
  if (group) lookAtHealth(world, group);
}

/** The launch hook was abandoned, or ran out of time: the instance ends and another one is launched. */
export function abandonLaunch(world: World, group: GroupRecord, member: MemberRecord): void {
  const message =
    "Instance failed to complete user's Lifecycle Action: Lifecycle Action was abandoned: Lifecycle Action Completed with ABANDON Result";
  endActivity(world, group, member.activity, "Cancelled", message);
  delete member.activity;
  const cause = `At ${stamp(world)} an instance was taken out of service in response to a lifecycle action that was abandoned.`;
  beginLeaving(world, group, [member], "terminate", cause, { hooks: false });
}

/** The instance of a pending member ended by itself. */
export function launchLost(world: World, group: GroupRecord, member: MemberRecord): void {
  const reason = world.ec2.instances[member.id]?.stateReason?.Message ?? "terminated";
  const message = `Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: ${reason}`;
  endActivity(world, group, member.activity, "Cancelled", message);
  dropWaits(world, member);
  if (group.rebalancing === member.id) delete group.rebalancing;
  removeMember(world, group, member);
}
