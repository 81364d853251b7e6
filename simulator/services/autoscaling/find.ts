import type { World } from "../../core/world.ts";
import type { GroupRecord, MemberRecord } from "./state.ts";

/** The group of that name. */
export const groupOf = (world: World, name: string): GroupRecord | undefined =>
  world.autoScaling.groups[name];

/** The group an instance is in, and its membership. */
export function membershipOf(
  world: World,
  instanceId: string,
): { group: GroupRecord; member: MemberRecord } | undefined {
  const group = world.autoScaling.groups[world.autoScaling.groupOf[instanceId] ?? ""];
  const member = group?.members[instanceId];
  return group && member && { group, member };
}
