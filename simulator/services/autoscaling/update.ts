import type { UpdateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { stamp } from "./activities.ts";
import { lookAgain } from "./capacity.ts";
import { setDesired } from "./desired.ts";
import { beginReplacing } from "./mixed-replace.ts";
import { groupCalled, invalid, openGroup } from "./refuse.ts";
import { applyInput, rememberSettings } from "./settings.ts";
import { checkSettings } from "./validate.ts";
import type { GroupRecord, Process, Settings } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

const updateAutoScalingGroup: Handlers["UpdateAutoScalingGroup"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  const settings = structuredClone(group.settings);
  applyInput(world, settings, input);
  settings.DesiredCapacity = desiredAfter(settings, input);
  checkSettings(world, { ...group, settings });
  rememberSettings(world, group);
  const before = group.settings;
  group.settings = settings;
  tellChange(world, group, before.DesiredCapacity);
  if (purchasesOtherwise(before, settings)) beginReplacing(world, group);
  group.failedLaunches = 0;
  lookAgain(world, group);
};

/** A mixed instances policy is new, or distributes purchases in another way; its template and overrides do not matter. */
function purchasesOtherwise(before: Settings, { MixedInstancesPolicy: mixed }: Settings): boolean {
  const distribution = (policy: Settings["MixedInstancesPolicy"]): string | undefined =>
    policy && JSON.stringify(policy.InstancesDistribution ?? {});
  return mixed !== undefined && distribution(mixed) !== distribution(before.MixedInstancesPolicy);
}

/** Without a desired capacity, new bounds move the old one (API reference, UpdateAutoScalingGroup). */
function desiredAfter(settings: Settings, input: UpdateAutoScalingGroupType): number {
  if (input.DesiredCapacity !== undefined) return input.DesiredCapacity;
  let desired = settings.DesiredCapacity;
  if (input.MinSize !== undefined) desired = Math.max(desired, input.MinSize);
  if (input.MaxSize !== undefined) desired = Math.min(desired, input.MaxSize);
  return desired;
}

function tellChange(world: World, group: GroupRecord, before: number): void {
  const { MinSize: min, MaxSize: max, DesiredCapacity: desired } = group.settings;
  if (desired === before) return;
  const bounds = `min: ${min}, max: ${max}, desired: ${desired}`;
  group.cause = `At ${stamp(world)} a user request update of AutoScalingGroup constraints to ${bounds} changing the desired capacity from ${before} to ${desired}.`;
}

const setDesiredCapacity: Handlers["SetDesiredCapacity"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  const { MinSize: min, MaxSize: max } = group.settings;
  const desired = input.DesiredCapacity!;
  const of = "for the AutoScalingGroup.";
  if (desired > max) throw invalid(`New SetDesiredCapacity value ${desired} is above max value ${max} ${of}`);
  if (desired < min) throw invalid(`New SetDesiredCapacity value ${desired} is below min value ${min} ${of}`);
  if (input.HonorCooldown && group.cooldownUntil > world.now) {
    throw invalid("AutoScalingGroup is in cooldown; the request honors it.");
  }
  setDesired(world, group, desired, "a user request explicitly set group desired capacity");
};

export const processes: readonly Process[] = [
  "Launch",
  "Terminate",
  "AddToLoadBalancer",
  "AlarmNotification",
  "AZRebalance",
  "HealthCheck",
  "InstanceRefresh",
  "ReplaceUnhealthy",
  "ScheduledActions",
];

/** The processes named, or all. */
function named(given: readonly string[] | undefined): Process[] {
  const wrong = given?.find((name) => !processes.includes(name as Process));
  if (wrong !== undefined) throw invalid(`Invalid scaling process name: ${wrong}`);
  return given?.length ? (given as Process[]) : [...processes];
}

const suspendProcesses: Handlers["SuspendProcesses"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  const at = new Date(world.now).toISOString();
  const which = named(input.ScalingProcesses);
  rememberSettings(world, group);
  for (const process of which) group.settings.suspended[process] = `User suspended at ${at}`;
};

/** What was held up is caught up with: missing capacity, unhealthy members; but nothing is registered later. */
const resumeProcesses: Handlers["ResumeProcesses"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  const which = named(input.ScalingProcesses);
  rememberSettings(world, group);
  for (const process of which) delete group.settings.suspended[process];
  group.failedLaunches = 0;
  lookAgain(world, group);
};

export const updateHandlers = {
  UpdateAutoScalingGroup: updateAutoScalingGroup,
  SetDesiredCapacity: setDesiredCapacity,
  SuspendProcesses: suspendProcesses,
  ResumeProcesses: resumeProcesses,
  DescribeScalingProcessTypes: () => ({
    Processes: processes.map((ProcessName) => ({ ProcessName })),
  }),
} satisfies Handlers;
