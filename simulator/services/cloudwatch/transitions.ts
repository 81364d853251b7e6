import { schedule } from "../../core/schedule.ts";
import type { World } from "../../core/world.ts";
import { runScalingPolicy } from "../autoscaling/run-policy.ts";
import type { AlarmRecord, AlarmState } from "./state.ts";

const repeatMs = 60_000;

/**
 * An alarm takes a state. If that is a change its actions run, and a scaling action runs again each minute as long
 * as the state lasts (CloudWatch user guide, AlarmThatSendsEmail: Auto Scaling actions).
 */
export function setState(
  world: World,
  alarm: AlarmRecord,
  state: AlarmState,
  reason: string,
  json?: string,
): void {
  const before = alarm.state;
  alarm.state = state;
  alarm.stateReason = reason;
  if (json === undefined) delete alarm.stateReasonData;
  else alarm.stateReasonData = json;
  alarm.stateUpdatedAt = world.now;
  if (before === state) return;
  alarm.stateTransitionedAt = world.now;
  note(world, alarm, "StateUpdate", `Alarm updated from ${before} to ${state}`);
  if (!alarm.actionsEnabled) return;
  for (const arn of actionsOf(alarm)) note(world, alarm, "Action", `Successfully executed action ${arn}`);
  runScaling(world, alarm);
}

const actionsOf = (alarm: AlarmRecord): string[] =>
  ({ OK: alarm.okActions, ALARM: alarm.alarmActions, INSUFFICIENT_DATA: alarm.insufficientDataActions })[
    alarm.state
  ];

function runScaling(world: World, alarm: AlarmRecord): void {
  const policies = actionsOf(alarm).filter((arn) => arn.includes(":scalingPolicy:"));
  if (policies.length === 0) return;
  const since = alarm.stateTransitionedAt;
  schedule(world, repeatMs, "cloudwatch.repeat", { name: alarm.name, since });
  for (const arn of policies) runScalingPolicy(world, arn);
}

/** Timer: a scaling action of a state that still lasts. */
export function repeat(world: World, { name, since }: { name: string; since: number }): void {
  const alarm = world.cloudWatch.alarms[name];
  if (alarm?.stateTransitionedAt === since && alarm.actionsEnabled) runScaling(world, alarm);
}

export function note(
  world: World,
  alarm: AlarmRecord,
  type: AlarmRecord["history"][number]["type"],
  summary: string,
): void {
  alarm.history.push({ at: world.now, type, summary });
}
