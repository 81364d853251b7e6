import type {
  ScheduledUpdateGroupAction,
  ScheduledUpdateGroupActionRequest,
} from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../core/aws-error.ts";
import { schedule, unschedule } from "../../core/schedule.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { runs } from "./capacity.ts";
import { nextRun, readCron } from "./cron.ts";
import { setDesired } from "./desired.ts";
import { arnOf, uuid } from "./names.ts";
import { page } from "./pages.ts";
import { groupCalled, invalid, openGroup, refuseMoreThan } from "./refuse.ts";
import { rememberSettings } from "./settings.ts";
import type { GroupRecord, ScheduleRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

const maxActions = 125;

type Given = ScheduledUpdateGroupActionRequest & { Time?: Date | undefined };

const startOf = ({ StartTime, Time }: Given): number | undefined => (StartTime ?? Time)?.getTime();

function check(world: World, group: GroupRecord, input: Given): void {
  const startAt = startOf(input);
  const { Recurrence: recurrence, MinSize, MaxSize, DesiredCapacity, ScheduledActionName: name = "" } = input;
  if ([MinSize, MaxSize, DesiredCapacity].every((size) => size === undefined)) {
    throw invalid("At least one of MinSize, MaxSize and DesiredCapacity must be given.");
  }
  if (startAt === undefined && recurrence === undefined) {
    throw invalid("A start time or a recurrence must be given.");
  }
  if (startAt !== undefined && startAt <= world.now) throw invalid("Given start time is in the past");
  if (recurrence !== undefined && !readCron(recurrence)) {
    throw invalid(`Given recurrence string: ${recurrence} is invalid`);
  }
  if (!group.schedules[name] && Object.keys(group.schedules).length >= maxActions) {
    throw new AwsError("LimitExceededFault", `The maximum of ${maxActions} scheduled actions was reached.`);
  }
}

/** Adds an action, or puts it in the place of one of the same name. */
function put(world: World, group: GroupRecord, input: Given): void {
  check(world, group, input);
  const name = input.ScheduledActionName ?? "";
  const before = group.schedules[name];
  if (before?.seq !== undefined) unschedule(world, before.seq);
  const startAt = startOf(input);
  const rest = `autoScalingGroupName/${group.name}:scheduledActionName/${name}`;
  const action: ScheduleRecord = {
    name,
    arn: before?.arn ?? arnOf(world, "scheduledUpdateGroupAction", uuid(world), rest),
    ...(startAt !== undefined && { startAt }),
    ...(input.EndTime && { endAt: input.EndTime.getTime() }),
    ...(input.Recurrence !== undefined && { recurrence: input.Recurrence }),
    ...(input.TimeZone !== undefined && { timeZone: input.TimeZone }),
    ...(input.MinSize !== undefined && { min: input.MinSize }),
    ...(input.MaxSize !== undefined && { max: input.MaxSize }),
    ...(input.DesiredCapacity !== undefined && { desired: input.DesiredCapacity }),
  };
  group.schedules[name] = action;
  planNext(world, group, action);
}

/** The time zone's offset from UTC at present. */
function offsetOf(world: World, timeZone: string | undefined): number {
  if (timeZone === undefined) return 0;
  try {
    const local = new Date(world.now).toLocaleString("sv-SE", { timeZone }).replace(" ", "T");
    return Date.parse(`${local}Z`) - Math.floor(world.now / 1000) * 1000;
  } catch {
    throw invalid(`Invalid time zone: ${timeZone}`);
  }
}

/** The first run is at the start time, when there is one; then by recurrence until the end time. */
function planNext(world: World, group: GroupRecord, action: ScheduleRecord): void {
  const first = action.startAt !== undefined && action.startAt > world.now ? action.startAt : undefined;
  const recurring = (): number | undefined =>
    action.recurrence === undefined
      ? undefined
      : nextRun(action.recurrence, world.now, offsetOf(world, action.timeZone));
  const at = first ?? recurring();
  delete action.seq;
  delete action.nextAt;
  if (at === undefined || at > (action.endAt ?? Infinity)) return;
  action.nextAt = at;
  action.seq = schedule(world, at - world.now, "autoscaling.schedule", {
    group: group.name,
    action: action.name,
  });
}

/** Timer `autoscaling.schedule`. A one-time action is deleted when it has run. */
export function runSchedule(
  world: World,
  { group: name, action: of }: { group: string; action: string },
): void {
  const group = world.autoScaling.groups[name];
  const action = group?.schedules[of];
  if (!group || !action) return;
  if (runs(group, "ScheduledActions") && group.deletingSince === undefined) applySizes(world, group, action);
  planNext(world, group, action);
  if (action.nextAt === undefined) delete group.schedules[of];
}

function applySizes(world: World, group: GroupRecord, action: ScheduleRecord): void {
  rememberSettings(world, group);
  const { settings } = group;
  const min = action.min ?? settings.MinSize;
  const max = Math.max(min, action.max ?? settings.MaxSize);
  Object.assign(settings, { MinSize: min, MaxSize: max });
  const desired = Math.min(max, Math.max(min, action.desired ?? settings.DesiredCapacity));
  setDesired(world, group, desired, `a scheduled action ${action.name} set group sizes`);
}

const putOne: Handlers["PutScheduledUpdateGroupAction"] = (world, input) => {
  put(world, openGroup(world, input.AutoScalingGroupName), input);
};

/** One that is refused does not hold up the others. */
const putBatch: Handlers["BatchPutScheduledUpdateGroupAction"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  const actions = input.ScheduledUpdateGroupActions ?? [];
  refuseMoreThan(50, actions, "scheduledUpdateGroupActions");
  const FailedScheduledUpdateGroupActions = actions.flatMap((action) => {
    try {
      put(world, group, action);
      return [];
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { name: ErrorCode, message: ErrorMessage } = error;
      return [{ ScheduledActionName: action.ScheduledActionName, ErrorCode, ErrorMessage }];
    }
  });
  return { FailedScheduledUpdateGroupActions };
};

function remove(world: World, group: GroupRecord, name: string): boolean {
  const action = group.schedules[name];
  if (!action) return false;
  if (action.seq !== undefined) unschedule(world, action.seq);
  delete group.schedules[name];
  return true;
}

const notFound = (name: string): string => `Scheduled action name not found: ${name}`;

const deleteOne: Handlers["DeleteScheduledAction"] = (world, input) => {
  const name = input.ScheduledActionName ?? "";
  if (!remove(world, groupCalled(world, input.AutoScalingGroupName), name)) throw invalid(notFound(name));
};

const deleteBatch: Handlers["BatchDeleteScheduledAction"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  refuseMoreThan(50, input.ScheduledActionNames, "scheduledActionNames");
  const missing = (input.ScheduledActionNames ?? []).filter((name) => !remove(world, group, name));
  return {
    FailedScheduledActions: missing.map((ScheduledActionName) => ({
      ScheduledActionName,
      ErrorCode: "ValidationError",
      ErrorMessage: notFound(ScheduledActionName),
    })),
  };
};

const shown = (group: GroupRecord, action: ScheduleRecord): ScheduledUpdateGroupAction => {
  const start = action.nextAt ?? action.startAt;
  return {
    AutoScalingGroupName: group.name,
    ScheduledActionName: action.name,
    ScheduledActionARN: action.arn,
    ...(start !== undefined && { StartTime: new Date(start), Time: new Date(start) }),
    ...(action.endAt !== undefined && { EndTime: new Date(action.endAt) }),
    ...(action.recurrence !== undefined && { Recurrence: action.recurrence }),
    ...(action.timeZone !== undefined && { TimeZone: action.timeZone }),
    ...(action.min !== undefined && { MinSize: action.min }),
    ...(action.max !== undefined && { MaxSize: action.max }),
    ...(action.desired !== undefined && { DesiredCapacity: action.desired }),
  };
};

const describe: Handlers["DescribeScheduledActions"] = (world, input) => {
  const { AutoScalingGroupName: name, ScheduledActionNames: names = [] } = input;
  const groups = name === undefined ? Object.values(world.autoScaling.groups) : [groupCalled(world, name)];
  const rows = groups
    .flatMap((group) => Object.values(group.schedules).map((action) => ({ group, action })))
    .filter(({ action }) => names.length === 0 || names.includes(action.name));
  const { items, ...next } = page(world, rows, ({ action }) => action.arn, input);
  return { ScheduledUpdateGroupActions: items.map(({ group, action }) => shown(group, action)), ...next };
};

export const scheduleHandlers = {
  PutScheduledUpdateGroupAction: putOne,
  BatchPutScheduledUpdateGroupAction: putBatch,
  DeleteScheduledAction: deleteOne,
  BatchDeleteScheduledAction: deleteBatch,
  DescribeScheduledActions: describe,
} satisfies Handlers;
