import { AwsError } from "../../core/aws-error.ts";
import { dispatch } from "../../core/dispatch.ts";
import { schedule, unschedule } from "../../core/schedule.ts";
import type { World } from "../../core/world.ts";
import { settingOf } from "./setting.ts";
import { asLinkedRole } from "./names.ts";
import type { GroupRecord, PolicyRecord } from "./state.ts";

const shownMs = { "five-seconds": 5_000, "at-once": 0 };

/** A group being deleted has lost its last instance: it is described a moment longer, then gone. */
export function bury(world: World, group: GroupRecord): void {
  const delay = shownMs[settingOf(world, "asg-forgets-deleted")];
  schedule(world, delay, "autoscaling.gone", { group: group.name });
}

/** Timer `autoscaling.gone`. */
export function gone(world: World, { group: name }: { group: string }): void {
  const group = world.autoScaling.groups[name];
  if (group?.deletingSince === undefined) return;
  for (const planned of [group.capacityLook, group.healthLook]) if (planned) unschedule(world, planned.seq);
  for (const { seq } of Object.values(group.schedules)) if (seq !== undefined) unschedule(world, seq);
  for (const policy of Object.values(group.policies)) deleteAlarmsOf(world, policy);
  world.autoScaling.buried[name] = { ...world.autoScaling.buried[name], ...group.activities };
  delete world.autoScaling.groups[name];
}

/** With a policy go its own alarms, and any other alarm that has no action left (API reference, DeleteAutoScalingGroup). */
export function deleteAlarmsOf(world: World, policy: PolicyRecord): void {
  const names = Object.values(world.cloudWatch.alarms)
    .filter(({ name, alarmActions, okActions, insufficientDataActions }) => {
      if (policy.alarms.includes(name)) return true;
      const actions = [...alarmActions, ...okActions, ...insufficientDataActions];
      return actions.length > 0 && actions.every((arn) => arn === policy.arn);
    })
    .map(({ name }) => name);
  if (names.length === 0) return;
  try {
    dispatch(world, "cloudwatch:DeleteAlarms", { AlarmNames: names }, asLinkedRole(world));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}
