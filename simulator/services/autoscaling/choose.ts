import type { World } from "../../core/world.ts";
import { templateSpecOf } from "./blueprint.ts";
import { countsForCapacity, zoneCounts } from "./places.ts";
import type { GroupRecord, MemberRecord } from "./state.ts";

type Rank = (group: GroupRecord) => (member: MemberRecord) => number;

const hour = 3_600_000;

/** Members on a launch configuration go first, then those on another template, then by version (user guide, ec2-auto-scaling-termination-policies). */
const byTemplateAge: Rank = (group) => {
  const spec = templateSpecOf(group.settings);
  return ({ launchTemplate: template }) => {
    if (!template) return -2;
    const ours =
      template.LaunchTemplateId === spec?.LaunchTemplateId ||
      template.LaunchTemplateName === spec?.LaunchTemplateName;
    return ours ? Number(template.Version) : -1;
  };
};

/** Lowest first. `Default` is the oldest template, then the oldest billing hour. */
const ranks: Readonly<Record<string, Rank>> = {
  Default: byTemplateAge,
  OldestLaunchTemplate: byTemplateAge,
  OldestLaunchConfiguration: byTemplateAge,
  OldestInstance: () => (member) => member.joinedAt,
  NewestInstance: () => (member) => -member.joinedAt,
  ClosestToNextInstanceHour: () => (member) => hour - (member.joinedAt % hour),
  AllocationStrategy: () => () => 0,
};

export const terminationPolicies: readonly string[] = Object.keys(ranks);

/**
 * Whom a scale-in ends: always from the zone with the most members, there by the termination policies; members
 * protected from scale-in never.
 */
export function chooseSurplus(world: World, group: GroupRecord, surplus: number): MemberRecord[] {
  const counts = zoneCounts(world, group);
  const byZone = candidates(group);
  const chosen: MemberRecord[] = [];
  for (let left = surplus; left > 0;) {
    const zone = fullest(counts, byZone);
    const member = byZone.get(zone ?? "")?.pop();
    if (zone === undefined || !member) break;
    if (member.weight > left) continue;
    counts.set(zone, counts.get(zone)! - 1);
    left -= member.weight;
    chosen.push(member);
  }
  return chosen;
}

/** By zone, the one to end first last. */
function candidates(group: GroupRecord): Map<string, MemberRecord[]> {
  const policies = group.settings.TerminationPolicies;
  const rankings = policies.map((name) => (ranks[name] ?? ranks["Default"]!)(group));
  const byZone = new Map<string, MemberRecord[]>();
  const free = Object.values(group.members).filter(
    (member) => countsForCapacity(member) && !member.protected,
  );
  free.sort((a, b) => {
    for (const rank of rankings) if (rank(a) !== rank(b)) return rank(b) - rank(a);
    return b.joinedAt - a.joinedAt;
  });
  for (const member of free) {
    const others = byZone.get(member.zone);
    if (others) others.push(member);
    else byZone.set(member.zone, [member]);
  }
  return byZone;
}

function fullest(
  counts: ReadonlyMap<string, number>,
  byZone: ReadonlyMap<string, MemberRecord[]>,
): string | undefined {
  let best: string | undefined;
  for (const [zone, members] of byZone) {
    if (members.length > 0 && (best === undefined || counts.get(zone)! > counts.get(best)!)) best = zone;
  }
  return best;
}
