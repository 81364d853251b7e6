import { differences } from "../../../simulator/scenarios/differences.ts";
import { HELD_TAG } from "../../../src/releases/names.ts";
import type { GroupPortrait, Portrait } from "../../../simulator/scenarios/portrait.ts";
import type { End, Memory, ReleaseSeen } from "./memory.ts";
import { rotationNow } from "./traffic.ts";

interface Success {
  memory: Memory;
  release: ReleaseSeen;
  end: End;
  before: Portrait;
  after: Portrait;
}

/** What the group that serves now has in common with the one that served before, whoever made it. */
const ALIKE = ["min", "max", "desired", "suspended", "attached", "policies", "schedules", "hooks"] as const;

/**
 * (e) After a success, at rest: whatever was suspended, pinned, resized, put into Standby or protected is as it was on
 * the group that serves, blue is what `retire` says, and all else is listed.
 */
export function unrestored({ memory, release, end, before, after }: Success): string[] {
  const serving = new Set(rotationNow(end.world, memory));
  const [was] = groupsWith(before, new Set(release.blue));
  const found = groupsWith(after, serving).flatMap(([name, is]) => [
    ...(was ? changesOf(name, was[1], is) : []),
    ...is.instances
      .filter((member) => /Standby| protected$/.test(member) && serving.has(idOf(member)))
      .map((member) => `${name}: ${member}`),
  ]);
  found.push(...settingsOf(before, after), ...blueAfter(release, before, after));
  return found.filter((one) => !isListed(end, one));
}

const idOf = (member: string): string => member.slice(0, member.indexOf(" "));

const groupsWith = (portrait: Portrait, ids: ReadonlySet<string>): [string, GroupPortrait][] =>
  Object.entries(portrait.groups).filter(([, { instances }]) =>
    instances.some((member) => ids.has(idOf(member))),
  );

function changesOf(name: string, was: GroupPortrait, is: GroupPortrait): string[] {
  // What a provisional way back held is let go by the release that makes it lasting (rule 11).
  const held = was.tags.some((tag) => tag.startsWith(HELD_TAG));
  const alike = ALIKE.filter((key) => !(held && key === "suspended" && is.suspended.length === 0));
  const pick = (group: GroupPortrait) => Object.fromEntries(alike.map((key) => [key, group[key]]));
  const pinned = isMoving(was) && !isMoving(is) ? [`groups.${name}.template is pinned`] : [];
  return [...differences(pick(was), pick(is), `groups.${name}`), ...pinned];
}

const isMoving = ({ template }: GroupPortrait): boolean =>
  /"\$(Latest|Default)"/.test(JSON.stringify(template));

/** Beside whom it selects, the deployment group is as before. */
function settingsOf(before: Portrait, after: Portrait): string[] {
  return differences(before.deploymentGroups, after.deploymentGroups, "deploymentGroups").filter(
    (one) => !/\.(autoScalingGroups|ec2TagFilters|ec2TagSet)/.test(one),
  );
}

/** Ended where `retire: terminate` says so; otherwise it runs on. */
function blueAfter({ blue, retire }: ReleaseSeen, before: Portrait, after: Portrait): string[] {
  const running = blue.filter((id) => after.instances[id]?.state === "running");
  if (retire === "terminate") return running.map((id) => `blue's instance ${id} runs on`);
  if (retire !== "detach" && retire !== "keep") return [];
  return blue
    .filter((id) => before.instances[id]?.state === "running" && !running.includes(id))
    .map((id) => `blue's instance ${id} is gone`);
}

/** A leftover about the same group, or about blue. */
const isListed = ({ leftovers }: End, one: string): boolean =>
  leftovers.some(({ what, command }) => {
    const text = `${what} ${command}`;
    if (/\.suspended/.test(one) && / is provisional/.test(what)) return true; // nothing is to be launched (rule 11)
    const group = /^groups\.([^.]+)/.exec(one)?.[1];
    return group ? text.includes(group) : /blue|retired/.test(text) && one.startsWith("blue");
  });
