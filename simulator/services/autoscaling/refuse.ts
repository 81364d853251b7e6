import { AwsError } from "../../core/aws-error.ts";
import type { World } from "../../core/world.ts";
import type { GroupRecord, MemberRecord } from "./state.ts";

/** Nearly every refusal of Auto Scaling is this unmodelled code. */
export const invalid = (message: string): AwsError => new AwsError("ValidationError", message);

/** The group, or the error for one that does not exist. */
export function groupCalled(world: World, name: string | undefined): GroupRecord {
  const group = world.autoScaling.groups[name ?? ""];
  if (!group) throw invalid(`AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`);
  return group;
}

/** As `groupCalled`, for calls that a group being deleted refuses. */
export function openGroup(world: World, name: string | undefined): GroupRecord {
  const group = groupCalled(world, name);
  if (group.deletingSince === undefined) return group;
  throw new AwsError(
    "ScalingActivityInProgressFault",
    `AutoScalingGroup ${name} is pending delete and does not accept this request.`,
  );
}

/** The group's members with these ids; one that is none fails the call. */
export function membersCalled(group: GroupRecord, ids: readonly string[]): MemberRecord[] {
  return ids.map((id) => {
    const member = group.members[id];
    if (!member) throw invalid(`The instance ${id} is not part of Auto Scaling group ${group.name}.`);
    return member;
  });
}

/** More ids (or names) than one call may carry. */
export function refuseMoreThan(most: number, given: readonly unknown[] | undefined, member: string): void {
  if ((given?.length ?? 0) <= most) return;
  throw invalid(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
  );
}
