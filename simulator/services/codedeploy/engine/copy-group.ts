import type {
  AutoScalingGroup,
  CreateAutoScalingGroupCommandInput,
  DescribeLifecycleHooksCommandOutput,
  DescribeNotificationConfigurationsCommandOutput,
  DescribePoliciesCommandOutput,
  DescribeScheduledActionsCommandOutput,
  LaunchTemplateSpecification,
  PutScalingPolicyCommandOutput,
  ScalingPolicy,
} from "@aws-sdk/client-auto-scaling";
import type { DescribeAlarmsCommandOutput } from "@aws-sdk/client-cloudwatch";
import type { World } from "../../../core/world.ts";
import { settingOf } from "../switches.ts";
import { asRole } from "./role.ts";

/** Makes calls of Auto Scaling and CloudWatch under the service role. */
type Ask = <Output>(operation: string, input: unknown) => Output;

const askerOf =
  (world: World, roleArn: string): Ask =>
  (operation, input) =>
    asRole(world, roleArn, operation, input);

/** Settings of a group which nobody knows whether CodeDeploy copies. */
const UNCERTAIN = {
  MixedInstancesPolicy: (value) => value !== undefined,
  InstanceMaintenancePolicy: (value) => value !== undefined,
  DefaultInstanceWarmup: (value) => value !== undefined && Number(value) >= 0,
  MaxInstanceLifetime: (value) => value !== undefined && Number(value) > 0,
  CapacityRebalance: (value) => value === true,
  PlacementGroup: (value) => typeof value === "string" && value !== "",
} satisfies Partial<Record<keyof AutoScalingGroup, (value: unknown) => boolean>>;

type Uncertain = keyof typeof UNCERTAIN;

/** Names of the uncertain settings that this group has. */
export const uncertainFields = (group: AutoScalingGroup): Uncertain[] =>
  (Object.keys(UNCERTAIN) as Uncertain[]).filter((field) => UNCERTAIN[field](group[field]));

const templateOf = ({ LaunchTemplateId, LaunchTemplateName, Version }: LaunchTemplateSpecification) => ({
  ...(LaunchTemplateId ? { LaunchTemplateId } : { LaunchTemplateName }),
  Version,
});

function launchOf(group: AutoScalingGroup): Partial<CreateAutoScalingGroupCommandInput> {
  if (group.MixedInstancesPolicy) return { MixedInstancesPolicy: mixedOf(group.MixedInstancesPolicy) };
  if (group.LaunchTemplate) return { LaunchTemplate: templateOf(group.LaunchTemplate) };
  return { LaunchConfigurationName: group.LaunchConfigurationName };
}

function mixedOf(policy: NonNullable<AutoScalingGroup["MixedInstancesPolicy"]>) {
  const template = policy.LaunchTemplate?.LaunchTemplateSpecification;
  return {
    ...policy,
    LaunchTemplate: {
      ...policy.LaunchTemplate,
      ...(template && { LaunchTemplateSpecification: templateOf(template) }),
    },
  };
}

/** Step 1 of the observed sequence: an empty group, the original's but for its name, its sizes and one tag more. */
export function createCopy(
  world: World,
  roleArn: string,
  name: string,
  id: string,
  group: AutoScalingGroup,
): void {
  const uncertain = uncertainFields(group);
  const kept = uncertain.length > 0 && settingOf(world, "codedeploy-copy-fields") === "copied";
  const fields = kept ? uncertain : [];
  const attached = settingOf(world, "codedeploy-copy-target-groups") === "before-launch";
  const tags = (group.Tags ?? [])
    .filter(({ Key }) => !Key!.startsWith("aws:") && Key !== "CodeDeployProvisioningDeploymentId")
    .map(({ Key, Value, PropagateAtLaunch }) => ({ Key, Value, PropagateAtLaunch }));
  askerOf(world, roleArn)("autoscaling:CreateAutoScalingGroup", {
    AutoScalingGroupName: name,
    ...launchOf(group),
    MinSize: 0,
    MaxSize: group.MaxSize,
    DesiredCapacity: 0,
    DefaultCooldown: group.DefaultCooldown,
    ...(group.VPCZoneIdentifier
      ? { VPCZoneIdentifier: group.VPCZoneIdentifier }
      : { AvailabilityZones: group.AvailabilityZones }),
    HealthCheckType: group.HealthCheckType,
    HealthCheckGracePeriod: group.HealthCheckGracePeriod,
    TerminationPolicies: group.TerminationPolicies,
    NewInstancesProtectedFromScaleIn: group.NewInstancesProtectedFromScaleIn,
    Tags: [...tags, { Key: "CodeDeployProvisioningDeploymentId", Value: id, PropagateAtLaunch: true }],
    ...(attached && group.TargetGroupARNs?.length && { TargetGroupARNs: group.TargetGroupARNs }),
    ...Object.fromEntries(
      fields.filter((field) => field !== "MixedInstancesPolicy").map((field) => [field, group[field]]),
    ),
  });
}

/** Steps 2 and 3: policies with their alarms, schedules, metrics, notifications, warm pool, and hooks by switch. */
export function copyExtras(world: World, roleArn: string, name: string, group: AutoScalingGroup): void {
  const ask = askerOf(world, roleArn);
  const of = { AutoScalingGroupName: group.AutoScalingGroupName };
  copyPolicies(ask, name, group.AutoScalingGroupName!);
  const schedules = ask<DescribeScheduledActionsCommandOutput>("autoscaling:DescribeScheduledActions", of);
  for (const { ScheduledActionARN: _, Time: __, ...action } of schedules.ScheduledUpdateGroupActions ?? []) {
    ask("autoscaling:PutScheduledUpdateGroupAction", { ...action, AutoScalingGroupName: name });
  }
  copyNotifications(ask, name, group.AutoScalingGroupName!);
  const metrics = (group.EnabledMetrics ?? []).map(({ Metric }) => Metric);
  if (metrics.length > 0) {
    ask("autoscaling:EnableMetricsCollection", {
      AutoScalingGroupName: name,
      Metrics: metrics,
      Granularity: "1Minute",
    });
  }
  if (group.WarmPoolConfiguration) {
    const { Status: _, ...pool } = group.WarmPoolConfiguration;
    ask("autoscaling:PutWarmPool", { ...pool, AutoScalingGroupName: name });
  }
  if (settingOf(world, "codedeploy-copy-hooks") === "copied") copyHooks(ask, name, of);
}

function copyPolicies(ask: Ask, name: string, original: string): void {
  const { ScalingPolicies = [] } = ask<DescribePoliciesCommandOutput>("autoscaling:DescribePolicies", {
    AutoScalingGroupName: original,
  });
  for (const { Alarms = [], PolicyARN, AutoScalingGroupName: _, ...policy } of ScalingPolicies) {
    const input = { ...policy, AutoScalingGroupName: name };
    const { PolicyARN: made } = ask<PutScalingPolicyCommandOutput>("autoscaling:PutScalingPolicy", input);
    if (policy.PolicyType !== "TargetTrackingScaling") copyAlarms(ask, name, Alarms, PolicyARN!, made!);
  }
}

/** A step or simple policy is run by alarms that name it: the copy's policy gets alarms of its own. */
function copyAlarms(ask: Ask, name: string, alarms: ScalingPolicy["Alarms"], from: string, to: string): void {
  const AlarmNames = (alarms ?? []).map(({ AlarmName }) => AlarmName!);
  if (AlarmNames.length === 0) return;
  const { MetricAlarms = [] } = ask<DescribeAlarmsCommandOutput>("cloudwatch:DescribeAlarms", { AlarmNames });
  for (const { AlarmName, AlarmActions, Dimensions, ...alarm } of MetricAlarms) {
    ask("cloudwatch:PutMetricAlarm", {
      ...alarm,
      AlarmName: `${AlarmName}-${name}`,
      AlarmActions: AlarmActions?.map((arn) => (arn === from ? to : arn)),
      Dimensions: Dimensions?.map((each) =>
        each.Name === "AutoScalingGroupName" ? { ...each, Value: name } : each,
      ),
    });
  }
}

function copyNotifications(ask: Ask, name: string, original: string): void {
  const { NotificationConfigurations = [] } = ask<DescribeNotificationConfigurationsCommandOutput>(
    "autoscaling:DescribeNotificationConfigurations",
    { AutoScalingGroupNames: [original] },
  );
  const byTopic = new Map<string, string[]>();
  for (const { TopicARN, NotificationType } of NotificationConfigurations) {
    byTopic.set(TopicARN!, [...(byTopic.get(TopicARN!) ?? []), NotificationType!]);
  }
  for (const [TopicARN, NotificationTypes] of byTopic) {
    ask("autoscaling:PutNotificationConfiguration", {
      AutoScalingGroupName: name,
      TopicARN,
      NotificationTypes,
    });
  }
}

function copyHooks(ask: Ask, name: string, of: { AutoScalingGroupName: string | undefined }): void {
  const { LifecycleHooks = [] } = ask<DescribeLifecycleHooksCommandOutput>(
    "autoscaling:DescribeLifecycleHooks",
    of,
  );
  for (const { GlobalTimeout: _, ...hook } of LifecycleHooks) {
    if (hook.LifecycleHookName?.startsWith("CodeDeploy-managed-")) continue;
    ask("autoscaling:PutLifecycleHook", { ...hook, AutoScalingGroupName: name });
  }
}
