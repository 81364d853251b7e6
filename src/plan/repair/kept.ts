import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { isOurs, retiredBy } from "../../releases/kept.ts";
import type { Opened } from "../../releases/open.ts";
import { endKeptCommand } from "../../steps/end-kept.ts";
import { planned } from "../../steps/index.ts";
import type { Found } from "./found.ts";
import type { Terms } from "./judge.ts";
import { targetGroupsOf, type Remains } from "./look.ts";

/** What was kept by one release: whole groups, and instances that left theirs. */
interface Kept {
  release: number;
  groups: AutoScalingGroup[];
  instances: number;
}

/**
 * A blue that was kept is over when the next release has succeeded, or when it has run for longer than it may. A group
 * that we did not make is emptied only in the second case.
 */
export function keptTooLong(remains: Remains, terms: Terms): Found[] {
  const { newest } = remains;
  if (!newest) return [];
  return keptIn(remains).flatMap((kept) => {
    if (kept.release > newest.header.release) return []; // of a release that failed: its record says what to do
    const isPast = isPastTime(newest, terms);
    if (kept.release === newest.header.release && !isPast) return [];
    const groups = kept.groups.filter((group) => isPast || isOurs(remains.target, group));
    if (groups.length === 0 && kept.instances === 0) return [];
    return [over(remains, newest, { ...kept, groups }, isPast)];
  });
}

/** Counted from the end of the release that serves: since then nothing older was needed. */
function isPastTime({ header, folded }: Opened, { now, retireAfter }: Terms): boolean {
  if (retireAfter === undefined) return false;
  return now.getTime() - Date.parse(folded.course.endedAt ?? header.at) >= retireAfter;
}

function keptIn({ target, groups, instances }: Remains): Kept[] {
  const all = new Map<number, Kept>();
  const of = (release: number): Kept => {
    const kept = all.get(release) ?? { release, groups: [], instances: 0 };
    all.set(release, kept);
    return kept;
  };
  for (const group of groups) {
    const release = retiredBy(target, group.Tags);
    // An empty group that we did not make is nothing to be ended.
    const counts = (group.Instances ?? []).length > 0 || isOurs(target, group);
    if (release !== undefined && counts && !group.Status) of(release).groups.push(group);
  }
  for (const { Tags } of instances) of(retiredBy(target, Tags)!).instances++;
  return [...all.values()].sort((a, b) => b.release - a.release);
}

function over({ target }: Remains, newest: Opened, kept: Kept, others: boolean): Found {
  const { release, groups, instances } = kept;
  const parts = [
    ...groups.map(
      (group) => `group ${group.AutoScalingGroupName} (${group.Instances?.length ?? 0} instances)`,
    ),
    ...(instances > 0 ? [`${instances} instances`] : []),
  ];
  const what = `${parts.join(" and ")}, retired by release ${release}`;
  const { endedAt = newest.header.at } = newest.folded.course;
  const why =
    release === newest.header.release
      ? `kept for longer than it may (retire-after), since ${endedAt}`
      : `release ${newest.header.release} serves since ${endedAt}`;
  const targetGroups = targetGroupsOf(newest);
  return {
    what: `${what.slice(0, 1).toUpperCase()}${what.slice(1)}: ${why}`,
    remedy: { kind: "step", planned: planned("end-kept", { release, targetGroups, others }) },
    left: [{ what, why, command: endKeptCommand(target, release) }],
  };
}
