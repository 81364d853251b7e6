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

/** Compares who goes first, by the group's termination policies. */
type Order = (a: MemberRecord, b: MemberRecord) => number;

function orderOf(group: GroupRecord): Order {
  const policies = group.settings.TerminationPolicies;
  const rankings = policies.map((name) => (ranks[name] ?? ranks["Default"]!)(group));
  return (a, b) => {
    for (const rank of rankings) if (rank(a) !== rank(b)) return rank(a) - rank(b);
    return a.joinedAt - b.joinedAt;
  };
}

/**
 * Whom a scale-in ends: always from the zone with the most members (of several such, the one whose next is first by
 * the termination policies), there by the policies; members protected from scale-in never.
 */
export function chooseSurplus(world: World, group: GroupRecord, surplus: number): MemberRecord[] {
  const counts = zoneCounts(world, group);
  const order = orderOf(group);
  const byZone = candidates(group, order);
  const chosen: MemberRecord[] = [];
  for (let left = surplus; left > 0;) {
    const zone = fullest(counts, byZone, order);
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
function candidates(group: GroupRecord, order: Order): Map<string, MemberRecord[]> {
  const byZone = new Map<string, MemberRecord[]>();
  const free = Object.values(group.members).filter(
    (member) => countsForCapacity(member) && !member.protected,
  );
  for (const member of free.sort((a, b) => order(b, a))) {
    const others = byZone.get(member.zone);
    if (others) others.push(member);
    else byZone.set(member.zone, [member]);
  }
  return byZone;
}

function fullest(
  counts: ReadonlyMap<string, number>,
  byZone: ReadonlyMap<string, MemberRecord[]>,
  order: Order,
): string | undefined {
  let best: { zone: string; next: MemberRecord; count: number } | undefined;
  for (const [zone, members] of byZone) {
    const next = members.at(-1);
    const count = counts.get(zone) ?? 0;
    if (!next || (best && count < best.count)) continue;
    if (!best || count > best.count || order(next, best.next) < 0) best = { zone, next, count };
  }
  return best?.zone;
}
