import type { Leftover } from "../../../src/outcome.ts";
import type { World } from "../../../simulator/core/world.ts";
import type { Portrait } from "../../../simulator/scenarios/portrait.ts";
import type { Memory, Tell } from "./memory.ts";

const MARK = /^bluegreen-action \S+#\d+ /;

/**
 * (d) At every instant: one deployment of a release runs or has succeeded, one template version carries its mark, and
 * beside what was there when it was claimed live no more new instances than the fleet has.
 */
export function watchDoubles(world: World, memory: Memory, tell: Tell): void {
  const doubled = [
    ...twice(
      Object.values(world.codeDeploy.deployments)
        .filter(({ status }) => status !== "Failed" && status !== "Stopped")
        .map(({ description }) => description),
      "deployments",
    ),
    ...twice(
      Object.values(world.ec2.templates).flatMap(({ versions }) =>
        Object.values(versions).map(({ description }) => description),
      ),
      "template versions",
    ),
    ...tooMany(world, memory),
  ];
  for (const one of doubled)
    if (!memory.doubled.includes(one)) {
      memory.doubled.push(one);
      tell("d", one);
    }
}

function twice(marks: readonly (string | undefined)[], what: string): string[] {
  const ours = marks.filter((mark) => mark !== undefined && MARK.test(mark));
  return ours.length === new Set(ours).size ? [] : [`two ${what} of one release`];
}

/** Growth worked out again after a crash would be growth again (rule 6). Whoever only waits for its turn has none. */
function tooMany(world: World, { releases, owners, most, everLost }: Memory): string[] {
  const newest = Object.values(releases).findLast(({ path }) =>
    owners.some(({ release, wrote }) => wrote && release === path),
  );
  if (!newest) return [];
  // Whom Auto Scaling ends, and puts another in the place of, runs on while its requests are answered.
  const ending = new Set(
    Object.values(world.autoScaling.groups).flatMap(({ members }) =>
      Object.values(members).flatMap((one) => (one.state.startsWith("Terminating") ? one.id : [])),
    ),
  );
  let alive = 0;
  for (const { id, state, imageId } of Object.values(world.ec2.instances))
    if (
      (state === "pending" || state === "running") &&
      imageId === newest.ami &&
      !ending.has(id) &&
      !(id in newest.before.ec2.instances)
    )
      alive++;
  return alive <= most + everLost.length
    ? []
    : [`${newest.path} has ${alive} instances, ${most} were wanted`];
}

/** (d) At a success, at rest: one new group and one new template version at most, and one launch hook of CodeDeploy's a group. */
export function doubledIn(before: Portrait, after: Portrait, listed: readonly Leftover[]): string[] {
  const isListed = (name: string): boolean =>
    listed.some(({ what, command }) => `${what} ${command}`.includes(name));
  const groups = Object.keys(after.groups).filter((name) => !(name in before.groups) && !isListed(name));
  const found = groups.length > 1 ? [`there are new groups ${groups.join(", ")}`] : [];
  for (const [id, { versions }] of Object.entries(after.templates)) {
    const known = new Set(before.templates[id]?.versions);
    const fresh = versions.filter((version) => !known.has(version) && !isListed(`version ${version} `));
    if (fresh.length > 1) found.push(`there are new versions ${fresh.join(", ")} of ${id}`);
  }
  for (const [name, { hooks }] of Object.entries(after.groups))
    if (hooks.filter((hook) => hook.startsWith("CodeDeploy")).length > 1)
      found.push(`${name} has several hooks of CodeDeploy's`);
  return found;
}
