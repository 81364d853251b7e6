import type { ExecutePolicyType, PutScalingPolicyType, StepAdjustment } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../core/aws-error.ts";
import type { World } from "../../core/world.ts";
import { runs } from "./capacity.ts";
import { setDesired } from "./desired.ts";
import { invalid } from "./refuse.ts";
import type { GroupRecord, PolicyRecord } from "./state.ts";

type Given = Partial<PutScalingPolicyType>;

/** How far a policy moves the capacity now. */
type Change = (
  world: World,
  group: GroupRecord,
  policy: PolicyRecord,
  asked: Partial<ExecutePolicyType>,
) => number;

const changes = {
  SimpleScaling: (_, group, { settings }) =>
    adjusted(group, settings, (settings as Given).ScalingAdjustment ?? 0),
  StepScaling: (_, group, { settings }, asked) => adjusted(group, settings, stepFor(settings, asked)),
  TargetTrackingScaling: trackingChange,
  PredictiveScaling: () => 0,
} satisfies Record<PolicyRecord["type"], Change>;

/** The change in instances which an adjustment means (user guide, as-scaling-simple-step). */
function adjusted(group: GroupRecord, given: Given, adjustment: number): number {
  const { DesiredCapacity: desired } = group.settings;
  if (given.AdjustmentType === "ExactCapacity") return adjustment - desired;
  if (given.AdjustmentType !== "PercentChangeInCapacity") return adjustment;
  const exact = (desired * adjustment) / 100;
  // Between 0 and 1 counts as 1; beyond that it is rounded towards zero.
  const rounded = Math.abs(exact) < 1 ? Math.sign(exact) : Math.trunc(exact);
  const least = given.MinAdjustmentMagnitude ?? 0;
  return Math.abs(rounded) < least ? Math.sign(adjustment) * least : rounded;
}

/** The step the metric's distance from the threshold falls into; an alarm here does not know it: the step next to the threshold. */
function stepFor(
  given: Given,
  { MetricValue: value, BreachThreshold: threshold }: Partial<ExecutePolicyType>,
): number {
  const steps = given.StepAdjustments ?? [];
  const distance = value === undefined || threshold === undefined ? 0 : value - threshold;
  const holds = ({
    MetricIntervalLowerBound: low = -Infinity,
    MetricIntervalUpperBound: high = Infinity,
  }: StepAdjustment) => distance >= low && (distance < high || (high === 0 && distance === 0));
  return (steps.find(holds) ?? steps[0])?.ScalingAdjustment ?? 0;
}

/** Out by a tenth while the high alarm is on, in by one while only the low one is. */
function trackingChange(world: World, group: GroupRecord, policy: PolicyRecord): number {
  const on = (word: string): boolean =>
    policy.alarms.some((name) => name.includes(word) && world.cloudWatch.alarms[name]?.state === "ALARM");
  if (on("AlarmHigh")) return Math.max(1, Math.ceil(group.settings.DesiredCapacity / 10));
  return on("AlarmLow") ? -1 : 0;
}

function apply(
  world: World,
  group: GroupRecord,
  policy: PolicyRecord,
  asked: Partial<ExecutePolicyType>,
  by: string,
): void {
  const { MinSize: min, MaxSize: max, DesiredCapacity: desired } = group.settings;
  const change = changes[policy.type](world, group, policy, asked);
  const next = Math.min(max, Math.max(min, desired + change));
  if (next === desired) return;
  const { Cooldown: cooldown } = policy.settings as Given;
  group.cooldownUntil = world.now + (cooldown ?? group.settings.DefaultCooldown) * 1000;
  setDesired(world, group, next, by);
}

/** A person runs a policy. */
export function runNow(
  world: World,
  group: GroupRecord,
  policy: PolicyRecord,
  asked: ExecutePolicyType,
): void {
  const stepwise = policy.type === "StepScaling";
  if (stepwise && (asked.MetricValue === undefined || asked.BreachThreshold === undefined)) {
    throw invalid("MetricValue and BreachThreshold are required for a policy of type StepScaling.");
  }
  if (policy.type === "TargetTrackingScaling") throw invalid("A target tracking policy cannot be executed.");
  if (asked.HonorCooldown && group.cooldownUntil > world.now) {
    throw new AwsError("ScalingActivityInProgressFault", "The cooldown period is not over.");
  }
  apply(world, group, policy, asked, `a user request executed policy ${policy.name}`);
}

/** An alarm runs a policy: not while AlarmNotification is suspended, the policy disabled, or a cooldown or warm-up lasts. */
export function runAsAlarm(world: World, group: GroupRecord, policy: PolicyRecord): void {
  if (!policy.enabled || !runs(group, "AlarmNotification") || group.cooldownUntil > world.now) return;
  if (group.deletingSince !== undefined) return;
  const by = `a monitor alarm in state ALARM triggered policy ${policy.name}`;
  apply(world, group, policy, {}, by);
}

/** Runs the policy of that ARN as an alarm would; unknown ones do nothing. */
export function runScalingPolicy(world: World, policyArn: string): void {
  for (const group of Object.values(world.autoScaling.groups)) {
    const policy = Object.values(group.policies).find(({ arn }) => arn === policyArn);
    if (policy) runAsAlarm(world, group, policy);
  }
}
