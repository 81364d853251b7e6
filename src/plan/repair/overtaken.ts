import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { suspendedIn } from "../../fleet/group.ts";
import { heldIn, isOurs, PROVISIONING_TAG, retiredBy, tagIn } from "../../releases/kept.ts";
import type { Opened } from "../../releases/open.ts";
import { planned } from "../../steps/index.ts";
import { byStep, type Found } from "./found.ts";
import { copyOf, targetGroupsOf, versionIn, type Remains } from "./look.ts";

type Late = (remains: Remains, opened: Opened, index: number) => Found[];

/**
 * What is done about a step of a failed release that could not be undone, and that a later release has gone on from. Its
 * traffic, sizes and settings are the later release's now: only what is still there as it was left is taken away.
 */
export const fromOvertaken: Late = (remains, opened, index) =>
  LATE[opened.folded.plan[index]!.step]?.(remains, opened, index) ?? [];

const LATE: Readonly<Record<string, Late>> = {
  "create-green-group": (remains, opened, index) => {
    const { green } = argsOf<{ green: string }>(opened, index);
    return abandoned(remains, opened, green, (group) => isOurs(remains.target, group));
  },
  "own-copy": (remains, opened) => {
    const copy = copyOf(opened);
    if (!copy) return [];
    return abandoned(remains, opened, copy, ({ Tags }) => copy.endsWith(`_${tagIn(Tags, PROVISIONING_TAG)}`));
  },
  "create-template-version": (remains, opened, index) => {
    const name = versionIn(opened, index);
    if (!name || !remains.versions.includes(name)) return [];
    const [template, version] = name.split(":") as [string, string];
    const what = `Version ${version} of launch template ${template}, made by release ${opened.header.release}, which failed`;
    const step = planned("remove-template-version", { template, version: Number(version) });
    return [byStep(what, leftWhy(opened), step)];
  },
  "freeze-blue": (remains, opened, index) => {
    const { group } = argsOf<{ group: string }>(opened, index);
    const { ours } = opened.folded.steps[index]!.memo as { ours: string[] };
    const there = groupIn(remains, group);
    if (!there || retiredBy(remains.target, there.Tags) !== undefined) return [];
    const [suspended, held] = [suspendedIn(there), heldIn(there)];
    // What a rollback holds until its revision is deployed again is that rollback's by now (rule 11).
    const processes = ours.filter((process) => suspended.includes(process) && !held.includes(process));
    if (processes.length === 0) return [];
    const what = `Suspended processes of ${group}: ${processes.join(", ")}; release ${opened.header.release}, which failed, suspended them`;
    return [byStep(what, leftWhy(opened), planned("resume-processes", { group, processes }))];
  },
};

/** A green group that no later release took for its own. */
function abandoned(
  remains: Remains,
  opened: Opened,
  name: string,
  isIts: (group: AutoScalingGroup) => boolean,
): Found[] {
  const group = groupIn(remains, name);
  if (!group || !isIts(group) || remains.inUse.includes(name)) return [];
  if (retiredBy(remains.target, group.Tags) !== undefined || isNamed(remains.newest, name)) return [];
  const what = `Auto Scaling group ${name} with ${(group.Instances ?? []).length} instances, green of release ${opened.header.release}, which failed`;
  const step = planned("remove-group", { group: name, targetGroups: targetGroupsOf(opened) });
  return [byStep(what, leftWhy(opened), step)];
}

/** A release is about this group. */
export function isNamed(opened: Opened | undefined, group: string): boolean {
  if (!opened) return false;
  return JSON.stringify(opened.folded).includes(JSON.stringify(group)) || copyOf(opened) === group;
}

const groupIn = ({ groups }: Remains, name: string): AutoScalingGroup | undefined =>
  groups.find(({ AutoScalingGroupName, Status }) => AutoScalingGroupName === name && !Status);

const argsOf = <A>({ folded }: Opened, index: number): A => folded.plan[index]!.args as unknown as A;
const leftWhy = ({ header }: Opened): string => `it was left by release ${header.release}`;
