import type { HandlersOf } from "../../core/service.ts";
import { membershipOf } from "./find.ts";
import { lookAtCapacity } from "./looks.ts";
import { invalid, membersCalled, openGroup, refuseMoreThan } from "./refuse.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

/** Against scale-in alone: not against replacement, nor against being named (user guide, ec2-auto-scaling-instance-protection). */
const setInstanceProtection: Handlers["SetInstanceProtection"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  refuseMoreThan(50, input.InstanceIds, "instanceIds");
  const members = membersCalled(group, input.InstanceIds ?? []);
  for (const member of members) member.protected = input.ProtectedFromScaleIn ?? false;
  lookAtCapacity(world, group);
  return {};
};

/** Counts also while HealthCheck is suspended (user guide, as-suspend-resume-processes). */
const setInstanceHealth: Handlers["SetInstanceHealth"] = (world, input) => {
  const { InstanceId: id = "", HealthStatus: status } = input;
  const found = membershipOf(world, id);
  if (!found) throw invalid(`Instance Id not found - No managed instance found for instance ID: ${id}`);
  if (status !== "Healthy" && status !== "Unhealthy") {
    throw invalid(
      `1 validation error detected: Value '${status}' at 'healthStatus' failed to satisfy constraint: Member must be Healthy or Unhealthy`,
    );
  }
  const { group, member } = found;
  const graceEnds = (member.inServiceAt ?? world.now) + group.settings.HealthCheckGracePeriod * 1000;
  const respected = input.ShouldRespectGracePeriod ?? true;
  if (status === "Unhealthy" && respected && world.now < graceEnds) return;
  member.health = status;
  delete member.unhealthyBecause;
  lookAtCapacity(world, group);
};

export const memberHandlers = {
  SetInstanceProtection: setInstanceProtection,
  SetInstanceHealth: setInstanceHealth,
} satisfies Handlers;
