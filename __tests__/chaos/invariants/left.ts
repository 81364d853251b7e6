import type { Leftover } from "../../../src/outcome.ts";
import { differences } from "../../../simulator/scenarios/differences.ts";
import type { GroupPortrait, Portrait } from "../../../simulator/scenarios/portrait.ts";

/** One thing that is not as before. */
export interface Left {
  what: string;
  /** Whether a leftover, as one text, is about it. */
  isNamedBy(text: string): boolean;
}

const textOf = ({ what, command }: Leftover): string => `${what} ${command}`;

/** A name as a word of its own: `web-blue` is not in `web-blue-1`. */
const has = (text: string, ...names: (string | RegExp)[]): boolean =>
  names.every((name) =>
    typeof name === "string"
      ? new RegExp(`(^|[^\\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}($|[^\\w-])`).test(text)
      : name.test(text),
  );

const left = (what: string, isNamedBy: Left["isNamedBy"]): Left => ({ what, isNamedBy });
const NEVER = (): boolean => false;

/** What is left of a release: how the world differs from before it, and how each difference would have to be listed. */
export function leftIn(before: Portrait, after: Portrait): Left[] {
  const fresh = (id: string): boolean => !(id in before.instances);
  const groupOf = (id: string): string =>
    after.instances[id]?.tags.map((tag) => /^aws:autoscaling:groupName=(\S+)/.exec(tag)?.[1]).find(Boolean) ??
    id;
  const instance = (what: string, id: string): Left =>
    left(what, (text) => fresh(id) && (has(text, id) || has(text, groupOf(id), /group|instances/)));
  return [
    ...groupsLeft(before, after),
    ...Object.keys(after.instances)
      .filter(fresh)
      .map((id) => instance(`instance ${id} of ${groupOf(id)}`, id)),
    ...Object.entries(before.instances).flatMap(([id, was]) =>
      differences(was, after.instances[id], `instance ${id}`).map((what) =>
        // Only a way back changes instances that were there: those that were kept, by joining them to their group.
        left(what, (text) => what.startsWith(`instance ${id}.tags `) && has(text, id, /kept instance/)),
      ),
    ),
    ...templatesLeft(before, after),
    ...targetsLeft(before, after, instance),
    ...differences(before.deploymentGroups, after.deploymentGroups).map((what) =>
      left(`deployment group ${what}`, (text) => has(text, /update-deployment-group|deployment d-/)),
    ),
    ...after.alarms
      .filter((name) => !before.alarms.includes(name))
      .map((name) =>
        left(`alarm ${name}`, (text) => has(text, name, /delete-alarms/) || endsWithGroup(name, text)),
      ),
    ...before.alarms
      .filter((name) => !after.alarms.includes(name))
      .map((name) => left(`alarm ${name} is gone`, NEVER)),
  ];
}

/** Auto Scaling makes the alarms of target tracking, and deletes them with their group. */
function endsWithGroup(alarm: string, text: string): boolean {
  const [, group] = /^TargetTracking-(.+)-Alarm(High|Low)-/.exec(alarm) ?? [];
  return group !== undefined && has(text, group, /Auto Scaling group/);
}

const SIZES = (text: string, name: string): boolean => has(text, name, /the sizes of|--desired-capacity/);

/** How a changed member of a group's portrait is listed. */
const MEMBERS = {
  min: SIZES,
  max: SIZES,
  desired: SIZES,
  template: (text, name) => has(text, name, /launch template version of|--launch-template/),
  suspended: (text, name) => has(text, name, /suspended processes of|resume-processes/),
  attached: (text, name) => has(text, name, /attach-load-balancer-target-groups|target group/),
  tags: (text, name) => has(text, name, /(create-or-update|delete)-tags/),
  policies: NEVER,
  schedules: NEVER,
  // CodeDeploy's hook goes where the deployment group points: with one the other is put right, whichever group is named.
  hooks: (text) => has(text, /update-deployment-group|deployment d-/),
  instances: (text, name) => has(text, name, /instances/),
  others: (text, name) => has(text, name, /deletion-protection|delete-auto-scaling-group|instances/),
} satisfies Record<keyof GroupPortrait, (text: string, name: string) => boolean>;

function groupsLeft(before: Portrait, after: Portrait): Left[] {
  const names = [...new Set([...Object.keys(before.groups), ...Object.keys(after.groups)])];
  return names.flatMap((name): Left[] => {
    const [was, is] = [before.groups[name], after.groups[name]];
    if (!is) return [left(`group ${name} is gone`, NEVER)];
    if (!was) return [left(`group ${name} is new`, (text) => has(text, name, /group|resume-processes/i))];
    return (Object.keys(MEMBERS) as (keyof GroupPortrait)[]).flatMap((key) =>
      differences(was[key], is[key], `groups.${name}.${key}`).map((what) =>
        left(what, (text) => MEMBERS[key](text, name)),
      ),
    );
  });
}

function templatesLeft(before: Portrait, after: Portrait): Left[] {
  return Object.entries(after.templates).flatMap(([id, is]) => {
    const was = before.templates[id] ?? { default: is.default, versions: [] };
    const fresh = is.versions.filter((version) => !was.versions.includes(version));
    const gone = was.versions.filter((version) => !is.versions.includes(version));
    return [
      ...fresh.map((version) =>
        left(`version ${version} of ${id}`, (text) => has(text, id, new RegExp(`version ${version}\\b`))),
      ),
      ...gone.map((version) => left(`version ${version} of ${id} is gone`, NEVER)),
      ...differences(was.default, is.default, `${id}.default`).map((what) => left(what, NEVER)),
    ];
  });
}

function targetsLeft(
  before: Portrait,
  after: Portrait,
  instance: (what: string, id: string) => Left,
): Left[] {
  return Object.entries(after.targets).flatMap(([name, rows]) => {
    const was = before.targets[name] ?? [];
    const traffic = (text: string): boolean =>
      has(text, /Traffic is on|deployment d-|register-targets|kept fleet may be registered/);
    return [
      ...rows
        .filter((row) => !was.includes(row))
        .map((row) => {
          const one = instance(`target ${row} in ${name}`, row.slice(0, row.indexOf(":")));
          return left(one.what, (text) => one.isNamedBy(text) || traffic(text));
        }),
      ...was.filter((row) => !rows.includes(row)).map((row) => left(`target ${row} not in ${name}`, traffic)),
    ];
  });
}

/** What is left, yet no leftover names it. */
export const unlisted = (lefts: readonly Left[], listed: readonly Leftover[]): string[] =>
  lefts.filter((one) => !listed.some((leftover) => one.isNamedBy(textOf(leftover)))).map(({ what }) => what);

/** Leftovers that name nothing that is left; not what is listed since AWS refused to tell whether it is there. */
export const untrue = (lefts: readonly Left[], listed: readonly Leftover[]): string[] =>
  listed
    .filter(({ why }) => !/:(Describe|Get|BatchGet|List)\w* was refused/.test(why))
    .filter((leftover) => !lefts.some((one) => one.isNamedBy(textOf(leftover))))
    .map(({ what, why }) => `${what} (${why})`);
