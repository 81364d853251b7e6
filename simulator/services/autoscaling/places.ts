import type { World } from "../../core/world.ts";
import type { GroupRecord, MemberRecord } from "./state.ts";

/** The group's subnets, in the order of its zones; without any, those of the default VPC in its zones. */
export function subnetsOf(world: World, group: GroupRecord): { id: string; zone: string }[] {
  const ids = group.settings.VPCZoneIdentifier.split(",").filter((id) => id !== "");
  if (ids.length > 0)
    return ids.flatMap((id) => world.ec2.subnets[id] ?? []).map(({ id, zone }) => ({ id, zone }));
  const { AvailabilityZones: zones } = group.settings;
  return Object.values(world.ec2.subnets)
    .filter(({ zone, vpcId }) => zones.includes(zone) && world.ec2.vpcs[vpcId]?.isDefault)
    .map(({ id, zone }) => ({ id, zone }));
}

/** Members which make up the group's capacity: on their way into service or in it. */
export const countsForCapacity = ({ state }: MemberRecord): boolean =>
  state === "InService" || state.startsWith("Pending");

/** The capacity the group has: its counting members' weights. */
export function capacityOf(group: GroupRecord): number {
  let sum = 0;
  for (const member of Object.values(group.members)) if (countsForCapacity(member)) sum += member.weight;
  return sum;
}

/** How many counting members each of the group's zones has. */
export function zoneCounts(world: World, group: GroupRecord): Map<string, number> {
  const counts = new Map<string, number>(subnetsOf(world, group).map(({ zone }) => [zone, 0]));
  for (const member of Object.values(group.members)) {
    if (countsForCapacity(member)) counts.set(member.zone, (counts.get(member.zone) ?? 0) + 1);
  }
  return counts;
}

/** The zone (of those allowed) with the fewest members. */
export function emptiest(counts: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  for (const [zone, count] of counts) if (best === undefined || count < counts.get(best)!) best = zone;
  return best;
}
