import type { World } from "../../core/world.ts";
import { targetState } from "../elbv2/health.ts";
import { settingOf } from "./setting.ts";
import { arrive, launchLost } from "./arrive.ts";
import { stamp } from "./activities.ts";
import { membershipOf } from "./find.ts";
import { lookAtCapacity, lookAtHealth } from "./looks.ts";
import { removeMember } from "./leave.ts";
import type { GroupRecord, MemberRecord } from "./state.ts";

const isOver = (state: string | undefined): boolean =>
  state === undefined || state === "terminated" || state === "shutting-down";

/** To be called when an instance's state, or its health in a target group, may have changed. */
export function memberMayHaveChanged(world: World, instanceId: string): void {
  const found = membershipOf(world, instanceId);
  if (!found) return;
  const { group, member } = found;
  const state = world.ec2.instances[instanceId]?.state;
  if (member.state === "Pending" && state === "running") return arrive(world, group, member);
  if (member.state.startsWith("Pending") && isOver(state)) return launchLost(world, group, member);
  if (member.state === "Terminating:Proceed" && state === "terminated")
    return removeMember(world, group, member);
  const judged = state !== "running" || group.settings.HealthCheckType.includes("ELB");
  if (member.state === "InService" && judged) lookAtHealth(world, group);
}

/** Timer `autoscaling.health`: a cycle of health checks, unless HealthCheck is suspended. */
export function lookAtMembers(world: World, { group: name }: { group: string }): void {
  const group = world.autoScaling.groups[name];
  if (!group) return;
  delete group.healthLook;
  if (group.settings.suspended.HealthCheck !== undefined) return;
  for (const member of Object.values(group.members)) {
    if (member.state !== "InService" || member.health === "Unhealthy") continue;
    const reason = whyUnhealthy(world, group, member);
    if (reason === undefined) continue;
    member.health = "Unhealthy";
    member.unhealthyBecause = `At ${stamp(world)} an instance was taken out of service in response to ${reason}.`;
    lookAtCapacity(world, group);
  }
}

/** A failing EC2 check always counts; a load balancer's only when the group asks for it and the grace period is over. */
function whyUnhealthy(world: World, group: GroupRecord, member: MemberRecord): string | undefined {
  const { HealthCheckType: type, HealthCheckGracePeriod: grace } = group.settings;
  if (world.ec2.instances[member.id]?.state !== "running") {
    return "an EC2 health check indicating it has been terminated or stopped";
  }
  if (!type.includes("ELB") || world.now < (member.inServiceAt ?? 0) + grace * 1000) return undefined;
  const failed = Object.keys(group.targetGroups).some((arn) => failsIn(world, member, arn));
  return failed ? "an ELB system health check failure" : undefined;
}

function failsIn(world: World, member: MemberRecord, arn: string): boolean {
  const { State: state, Reason: reason } = targetState(world, arn, member.id);
  const out = reason === "Target.NotRegistered";
  if (!out && !member.registered.includes(arn)) member.registered.push(arn);
  if (state === "unhealthy") return true;
  if (!out && state !== "draining") return false;
  const judged = settingOf(world, "asg-judges-out-of-rotation");
  if (judged === "none") return false;
  return judged === "never-registered-too" || member.registered.includes(arn);
}
