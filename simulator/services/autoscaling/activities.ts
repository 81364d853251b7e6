import type { Activity } from "@aws-sdk/client-auto-scaling";
import { uuid } from "./names.ts";
import type { World } from "../../core/world.ts";
import type { ActivityRecord, GroupRecord } from "./state.ts";

/** Activities are kept up to this number per group; AWS keeps six weeks of them. */
const kept = 5000;
const trimEvery = 500;

function trim(group: GroupRecord): void {
  const ids = Object.keys(group.activities);
  for (const id of ids.slice(0, Math.max(0, ids.length - kept))) delete group.activities[id];
}

/** An instant as the texts of activities give it. */
export const stamp = (world: World): string => new Date(world.now).toISOString().replace(/\.\d+Z$/, "Z");

/** Begins an activity; `cause` is a full sentence or more. */
export function beginActivity(
  world: World,
  group: GroupRecord,
  what: { description: string; cause: string; zone?: string; status?: string },
): ActivityRecord {
  const details = what.zone === undefined ? {} : { "Availability Zone": what.zone };
  const activity: ActivityRecord = {
    id: uuid(world),
    description: what.description,
    cause: what.cause,
    startedAt: world.now,
    status: what.status ?? "InProgress",
    progress: what.status === "PreInService" ? 30 : 50,
    details: JSON.stringify(details),
  };
  group.activities[activity.id] = activity;
  if (++group.activitiesBegun % trimEvery === 0) trim(group);
  return activity;
}

/** Ends an activity; already ended ones stay as they are. */
export function endActivity(
  world: World,
  group: GroupRecord,
  id: string | undefined,
  status: "Successful" | "Failed" | "Cancelled" = "Successful",
  message?: string,
): void {
  const activity = group.activities[id ?? ""];
  if (!activity || activity.endedAt !== undefined) return;
  activity.status = status;
  activity.progress = 100;
  activity.endedAt = world.now;
  if (message !== undefined) activity.message = message;
}

/** Says what an activity is waiting for. */
export function markActivity(group: GroupRecord, id: string | undefined, status: string): void {
  const activity = group.activities[id ?? ""];
  if (activity && activity.endedAt === undefined) activity.status = status;
}

export const isUnderWay = ({ endedAt }: ActivityRecord): boolean => endedAt === undefined;

export const shownActivity = (
  name: string,
  activity: ActivityRecord,
  group?: Pick<GroupRecord, "arn">,
): Activity => ({
  ActivityId: activity.id,
  AutoScalingGroupName: name,
  Description: activity.description,
  Cause: activity.cause,
  StartTime: new Date(activity.startedAt),
  ...(activity.endedAt !== undefined && { EndTime: new Date(activity.endedAt) }),
  StatusCode: activity.status as "Successful",
  ...(activity.message !== undefined && { StatusMessage: activity.message }),
  Progress: activity.progress,
  Details: activity.details,
  ...(group ? { AutoScalingGroupARN: group.arn } : { AutoScalingGroupState: "Deleted" }),
});
