import type { Alarm, PutScalingPolicyType, ScalingPolicy } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../core/aws-error.ts";
import { dispatch } from "../../core/dispatch.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { deleteAlarmsOf } from "./bury.ts";
import { arnOf, asLinkedRole, uuid } from "./names.ts";
import { page } from "./pages.ts";
import { groupCalled, invalid, openGroup } from "./refuse.ts";
import { runAsAlarm, runNow } from "./run-policy.ts";
import type { GroupRecord, PolicyRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

const maxPolicies = 50;
const maxSteps = 20;

/** What each type of policy has to bring. */
const needs = {
  SimpleScaling: (input) => input.ScalingAdjustment !== undefined && input.AdjustmentType !== undefined,
  StepScaling: (input) => (input.StepAdjustments?.length ?? 0) > 0 && input.AdjustmentType !== undefined,
  TargetTrackingScaling: (input) => input.TargetTrackingConfiguration !== undefined,
  PredictiveScaling: (input) => input.PredictiveScalingConfiguration !== undefined,
} satisfies Record<PolicyRecord["type"], (input: PutScalingPolicyType) => boolean>;

function typeOf(input: PutScalingPolicyType): PolicyRecord["type"] {
  const type = input.PolicyType ?? "SimpleScaling";
  const complete = needs[type as PolicyRecord["type"]];
  if (!complete) throw invalid(`Invalid policy type: ${type}`);
  if (!complete(input)) throw invalid(`A policy of type ${type} lacks its required parameters.`);
  if ((input.StepAdjustments?.length ?? 0) > maxSteps) {
    throw new AwsError("LimitExceededFault", `A policy may have ${maxSteps} step adjustments.`);
  }
  return type as PolicyRecord["type"];
}

const putScalingPolicy: Handlers["PutScalingPolicy"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  const { AutoScalingGroupName: _, PolicyName: name = "", PolicyType: __, Enabled = true, ...given } = input;
  const type = typeOf(input);
  const before = group.policies[name];
  if (!before && Object.keys(group.policies).length >= maxPolicies) {
    throw new AwsError("LimitExceededFault", `The maximum of ${maxPolicies} scaling policies was reached.`);
  }
  const id = uuid(world);
  const arn =
    before?.arn ?? arnOf(world, "scalingPolicy", id, `autoScalingGroupName/${group.name}:policyName/${name}`);
  const policy: PolicyRecord = {
    name,
    arn,
    type,
    enabled: Enabled,
    settings: structuredClone(given),
    alarms: before?.alarms ?? [],
  };
  group.policies[name] = policy;
  if (type === "TargetTrackingScaling") putAlarms(world, group, policy, input);
  return { PolicyARN: arn, Alarms: alarmsOf(world, policy) };
};

/** Target tracking keeps an alarm for each direction itself (user guide, as-scaling-target-tracking). */
function putAlarms(
  world: World,
  group: GroupRecord,
  policy: PolicyRecord,
  input: PutScalingPolicyType,
): void {
  const {
    TargetValue = 0,
    DisableScaleIn,
    PredefinedMetricSpecification: metric,
  } = input.TargetTrackingConfiguration!;
  const directions = [
    { word: "AlarmHigh", ComparisonOperator: "GreaterThanThreshold", Threshold: TargetValue, periods: 3 },
    ...(DisableScaleIn
      ? []
      : [
          {
            word: "AlarmLow",
            ComparisonOperator: "LessThanThreshold",
            Threshold: TargetValue * 0.9,
            periods: 15,
          },
        ]),
  ];
  const old = policy.alarms;
  policy.alarms = directions.map(({ word, periods, ...comparison }) => {
    const known = old.find((name) => name.includes(word));
    const AlarmName = known ?? `TargetTracking-${group.name}-${word}-${uuid(world)}`;
    const alarm = {
      ...comparison,
      AlarmName,
      AlarmDescription: `DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ${policy.arn}.`,
      AlarmActions: [policy.arn],
      ActionsEnabled: true,
      Namespace: "AWS/EC2",
      MetricName: metric?.PredefinedMetricType === "ASGAverageCPUUtilization" ? "CPUUtilization" : "Metric",
      Statistic: "Average",
      Dimensions: [{ Name: "AutoScalingGroupName", Value: group.name }],
      Period: 60,
      EvaluationPeriods: periods,
    };
    dispatch(world, "cloudwatch:PutMetricAlarm", alarm, asLinkedRole(world));
    return AlarmName;
  });
}

/** Alarms that name the policy, whoever made them. */
const alarmsOf = (world: World, policy: PolicyRecord): Alarm[] =>
  Object.values(world.cloudWatch.alarms)
    .filter(({ alarmActions, okActions }) => [...alarmActions, ...okActions].includes(policy.arn))
    .map(({ name, arn }) => ({ AlarmName: name, AlarmARN: arn }));

const shown = (world: World, group: GroupRecord, policy: PolicyRecord): ScalingPolicy => ({
  ...(policy.settings as Partial<ScalingPolicy>),
  AutoScalingGroupName: group.name,
  PolicyName: policy.name,
  PolicyARN: policy.arn,
  PolicyType: policy.type,
  Enabled: policy.enabled,
  Alarms: alarmsOf(world, policy),
});

const describePolicies: Handlers["DescribePolicies"] = (world, input) => {
  const { AutoScalingGroupName: name, PolicyNames: names = [], PolicyTypes: types = [] } = input;
  const groups = name === undefined ? Object.values(world.autoScaling.groups) : [groupCalled(world, name)];
  const rows = groups
    .flatMap((group) => Object.values(group.policies).map((policy) => ({ group, policy })))
    .filter(({ policy }) => names.length === 0 || names.includes(policy.name) || names.includes(policy.arn))
    .filter(({ policy }) => types.length === 0 || types.includes(policy.type));
  const { items, ...next } = page(world, rows, ({ policy }) => policy.arn, input);
  return { ScalingPolicies: items.map(({ group, policy }) => shown(world, group, policy)), ...next };
};

/** A policy by its name in a group, or by its ARN. */
function policyCalled(
  world: World,
  {
    AutoScalingGroupName: group,
    PolicyName: name = "",
  }: { AutoScalingGroupName?: string | undefined; PolicyName?: string | undefined },
): { group: GroupRecord; policy: PolicyRecord } {
  const groups = group === undefined ? Object.values(world.autoScaling.groups) : [groupCalled(world, group)];
  for (const each of groups) {
    const policy = Object.values(each.policies).find(
      (one) => one.arn === name || (group !== undefined && one.name === name),
    );
    if (policy) return { group: each, policy };
  }
  throw invalid(`PolicyName not found: ${name}`);
}

const deletePolicy: Handlers["DeletePolicy"] = (world, input) => {
  const { group, policy } = policyCalled(world, input);
  delete group.policies[policy.name];
  deleteAlarmsOf(world, policy);
};

/** By hand, or by an alarm of CloudWatch, which AlarmNotification can hold back. */
const executePolicy: Handlers["ExecutePolicy"] = (world, input, { principal }) => {
  const { group, policy } = policyCalled(world, input);
  if (principal.service === "cloudwatch") runAsAlarm(world, group, policy);
  else runNow(world, group, policy, input);
};

export const policyHandlers = {
  PutScalingPolicy: putScalingPolicy,
  DescribePolicies: describePolicies,
  DeletePolicy: deletePolicy,
  ExecutePolicy: executePolicy,
} satisfies Handlers;
