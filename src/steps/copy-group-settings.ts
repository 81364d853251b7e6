import type { ScalingPolicy } from "@aws-sdk/client-auto-scaling";
import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { shell } from "../aws/shell.ts";
import type { Input } from "../aws/clients.ts";
import { allPages, batches } from "../aws/pages.ts";
import type { Context, Step } from "../engine/step.ts";
import { groupNamed } from "../fleet/group.ts";
import { copySchedules } from "./copy-schedules.ts";

export interface CopyGroupSettingsArgs {
  blue: string;
  green: string;
}

export interface CopyGroupSettingsMemo {
  /** Alarms we make for green's step and simple scaling policies. */
  alarms: string[];
}

/** What CreateAutoScalingGroup cannot copy: policies with their alarms, schedules, notifications, metrics. */
export const copyGroupSettings: Step<CopyGroupSettingsArgs, CopyGroupSettingsMemo> = {
  title: ({ blue, green }) =>
    `Copy scaling policies, alarms, schedules, notifications and metrics of ${blue} to ${green}`,
  async begin(ctx, { blue, green }) {
    const alarms = await alarmsBehind(ctx, await policiesOf(ctx, blue));
    return { alarms: alarms.map((alarm) => greenAlarmName(alarm, blue, green)) };
  },
  async apply(ctx, { blue, green }, memo) {
    await copyPolicies(ctx, blue, green);
    await copySchedules(ctx, blue, green);
    await copyNotifications(ctx, blue, green);
    await copyMetrics(ctx, blue, green);
    return memo;
  },
  undo: {
    what: "green",
    beside: true,
    async run(ctx, _args, { alarms }) {
      for (const AlarmNames of batches(alarms, 100)) await ctx.aws("cloudwatch:DeleteAlarms", { AlarmNames });
      return [];
    },
  },
  leaves: (_args, { alarms }) =>
    alarms.map((name) => ({
      what: `CloudWatch alarm ${name}`,
      why: "",
      command: shell`aws cloudwatch delete-alarms --alarm-names ${name}`,
    })),
};

const policiesOf = (ctx: Context, group: string): Promise<ScalingPolicy[]> =>
  allPages(
    (token) =>
      ctx.aws("autoscaling:DescribePolicies", {
        AutoScalingGroupName: group,
        MaxRecords: 100,
        ...(token ? { NextToken: token } : {}),
      }),
    (page) => page.ScalingPolicies,
    (page) => page.NextToken,
  );

/** Auto Scaling makes the alarms of target tracking itself; those of step and simple scaling are the user's. */
const usersAlarms = (policies: readonly ScalingPolicy[]): string[] =>
  policies
    .filter(({ PolicyType }) => PolicyType === "StepScaling" || PolicyType === "SimpleScaling")
    .flatMap(({ Alarms }) => (Alarms ?? []).map(({ AlarmName }) => AlarmName!));

async function alarmsBehind(ctx: Context, policies: readonly ScalingPolicy[]): Promise<MetricAlarm[]> {
  const names = [...new Set(usersAlarms(policies))];
  const pages = await Promise.all(
    batches(names, 100).map((AlarmNames) =>
      ctx.aws("cloudwatch:DescribeAlarms", { AlarmNames, MaxRecords: 100 }),
    ),
  );
  return pages.flatMap(({ MetricAlarms }) => MetricAlarms ?? []);
}

async function copyPolicies(ctx: Context, blue: string, green: string): Promise<void> {
  const policies = await policiesOf(ctx, blue);
  const arns = new Map<string, string>();
  for (const policy of policies) {
    const { PolicyARN } = await ctx.aws("autoscaling:PutScalingPolicy", greenPolicy(policy, blue, green));
    arns.set(policy.PolicyARN!, PolicyARN!);
  }
  for (const alarm of await alarmsBehind(ctx, policies))
    await ctx.aws("cloudwatch:PutMetricAlarm", greenAlarm(alarm, blue, green, arns));
}

/**
 * The same with green for blue wherever a metric is narrowed to the group, as target tracking by a metric of one's own and
 * metric math are deep inside: green would be sized by how busy a blue is that serves nobody. Pure.
 */
function ofGreen<T>(value: T, blue: string, green: string): T {
  if (Array.isArray(value)) return value.map((one: unknown) => ofGreen(one, blue, green)) as T;
  if (typeof value !== "object" || value === null) return value;
  const { Name, Value } = value as { Name?: unknown; Value?: unknown };
  if (Name === "AutoScalingGroupName" && Value === blue) return { ...value, Value: green };
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, ofGreen(one, blue, green)]),
  ) as T;
}

/** The policy without what AWS adds to it when describing. Pure. */
function greenPolicy(
  policy: ScalingPolicy,
  blue: string,
  green: string,
): Input<"autoscaling:PutScalingPolicy"> {
  const { PolicyARN: _arn, Alarms: _alarms, MinAdjustmentStep: _deprecated, ...rest } = policy;
  const simple = policy.PolicyType === "SimpleScaling";
  const given = Object.entries(rest).filter(
    ([name, value]) =>
      value !== undefined &&
      !(Array.isArray(value) && value.length === 0) &&
      !(simple ? ["MetricAggregationType", "EstimatedInstanceWarmup"].includes(name) : name === "Cooldown"),
  );
  const settings = ofGreen(Object.fromEntries(given), blue, green);
  return { ...settings, AutoScalingGroupName: green, PolicyName: policy.PolicyName! };
}

/** Blue's group name in the alarm's name becomes green's; otherwise green's is appended. Pure. */
export const greenAlarmName = (alarm: MetricAlarm, blue: string, green: string): string =>
  alarm.AlarmName!.includes(blue) ? alarm.AlarmName!.replaceAll(blue, green) : `${alarm.AlarmName}-${green}`;

const SETTABLE = [
  "AlarmDescription ActionsEnabled MetricName Namespace Statistic ExtendedStatistic Period Unit EvaluationPeriods",
  "DatapointsToAlarm Threshold ComparisonOperator TreatMissingData EvaluateLowSampleCountPercentile Metrics ThresholdMetricId Dimensions",
].flatMap((line) => line.split(" "));

/** The alarm watching green's group and driving green's policies; other actions (SNS) stay. Pure. */
export function greenAlarm(
  alarm: MetricAlarm,
  blue: string,
  green: string,
  policyArns: ReadonlyMap<string, string>,
): Input<"cloudwatch:PutMetricAlarm"> {
  const actions = (arns: string[] | undefined): string[] =>
    (arns ?? []).map((arn) => policyArns.get(arn) ?? arn);
  const kept = Object.entries(alarm).filter(
    ([name, value]) =>
      SETTABLE.includes(name) &&
      value !== undefined &&
      value !== "" &&
      !(Array.isArray(value) && value.length === 0),
  );
  return {
    ...ofGreen(Object.fromEntries(kept) as Partial<MetricAlarm>, blue, green),
    AlarmName: greenAlarmName(alarm, blue, green),
    EvaluationPeriods: alarm.EvaluationPeriods!,
    ComparisonOperator: alarm.ComparisonOperator!,
    AlarmActions: actions(alarm.AlarmActions),
    OKActions: actions(alarm.OKActions),
    InsufficientDataActions: actions(alarm.InsufficientDataActions),
  };
}

async function copyNotifications(ctx: Context, blue: string, green: string): Promise<void> {
  const configurations = await allPages(
    (token) =>
      ctx.aws("autoscaling:DescribeNotificationConfigurations", {
        AutoScalingGroupNames: [blue],
        MaxRecords: 100,
        ...(token ? { NextToken: token } : {}),
      }),
    (page) => page.NotificationConfigurations,
    (page) => page.NextToken,
  );
  for (const TopicARN of new Set(configurations.map((configuration) => configuration.TopicARN!)))
    await ctx.aws("autoscaling:PutNotificationConfiguration", {
      AutoScalingGroupName: green,
      TopicARN,
      NotificationTypes: configurations
        .filter((configuration) => configuration.TopicARN === TopicARN)
        .map(({ NotificationType }) => NotificationType!),
    });
}

async function copyMetrics(ctx: Context, blue: string, green: string): Promise<void> {
  const { EnabledMetrics } = await groupNamed(ctx.aws, blue);
  if (!EnabledMetrics || EnabledMetrics.length === 0) return;
  await ctx.aws("autoscaling:EnableMetricsCollection", {
    AutoScalingGroupName: green,
    Granularity: EnabledMetrics[0]!.Granularity ?? "1Minute",
    Metrics: EnabledMetrics.map(({ Metric }) => Metric!),
  });
}
