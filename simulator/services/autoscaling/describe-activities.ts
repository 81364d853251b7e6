import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { shownActivity } from "./activities.ts";
import { page } from "./pages.ts";
import { groupCalled } from "./refuse.ts";
import type { ActivityRecord, GroupRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

/** AWS shows activities of the last six weeks. */
const shownMs = 42 * 86_400_000;

interface Row {
  name: string;
  activity: ActivityRecord;
  group?: GroupRecord;
}

function rowsOf(world: World, name: string): Row[] {
  const group = world.autoScaling.groups[name];
  const activities = group?.activities ?? world.autoScaling.buried[name] ?? {};
  return Object.values(activities).map((activity) => ({ name, activity, ...(group && { group }) }));
}

/** The newest first; those of deleted groups only on request. */
const describeScalingActivities: Handlers["DescribeScalingActivities"] = (world, input) => {
  const { AutoScalingGroupName: name, IncludeDeletedGroups: deleted = false } = input;
  const { groups, buried } = world.autoScaling;
  if (name !== undefined && !(deleted && buried[name])) groupCalled(world, name);
  const all = [...Object.keys(groups), ...(deleted ? Object.keys(buried) : [])];
  const names = name === undefined ? all : [name];
  const ids = input.ActivityIds ?? [];
  const rows = names
    .flatMap((each) => rowsOf(world, each))
    .filter(({ activity }) => ids.length === 0 || ids.includes(activity.id))
    .filter(({ activity }) => activity.startedAt > world.now - shownMs)
    .toReversed();
  const { items, ...next } = page(world, rows, ({ activity }) => activity.id, input, {
    standard: 100,
    most: 100,
  });
  return {
    Activities: items.map(({ name: of, activity, group }) => shownActivity(of, activity, group)),
    ...next,
  };
};

export const activityHandlers = { DescribeScalingActivities: describeScalingActivities } satisfies Handlers;
