import { AwsError } from "../../core/aws-error.ts";
import type { HandlersOf } from "../../core/service.ts";
import { page } from "./pages.ts";
import { groupCalled, invalid, openGroup } from "./refuse.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

const metricNames = [
  "GroupMinSize",
  "GroupMaxSize",
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupPendingInstances",
  "GroupStandbyInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
  "GroupInServiceCapacity",
  "GroupPendingCapacity",
  "GroupStandbyCapacity",
  "GroupTerminatingCapacity",
  "GroupTotalCapacity",
];

const enableMetricsCollection: Handlers["EnableMetricsCollection"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  if (input.Granularity !== "1Minute") throw invalid(`Invalid granularity: ${input.Granularity}`);
  const asked = input.Metrics?.length ? input.Metrics : metricNames;
  const wrong = asked.find((metric) => !metricNames.includes(metric));
  if (wrong !== undefined) throw invalid(`Invalid metric: ${wrong}`);
  group.metrics = [...new Set([...group.metrics, ...asked])];
};

const disableMetricsCollection: Handlers["DisableMetricsCollection"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  const gone = input.Metrics?.length ? input.Metrics : metricNames;
  group.metrics = group.metrics.filter((metric) => !gone.includes(metric));
};

const notificationTypes = [
  "autoscaling:EC2_INSTANCE_LAUNCH",
  "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
  "autoscaling:EC2_INSTANCE_TERMINATE",
  "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
  "autoscaling:TEST_NOTIFICATION",
];

/** Replaces what the topic was told before. */
const putNotificationConfiguration: Handlers["PutNotificationConfiguration"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  const { TopicARN: topic = "", NotificationTypes: types = [] } = input;
  const wrong = types.find((type) => !notificationTypes.includes(type));
  if (wrong !== undefined) throw invalid(`"${wrong}" is not a valid Notification Type.`);
  const others = group.notifications.filter((entry) => !entry.startsWith(`${topic}|`));
  const topics = new Set([...others.map((entry) => entry.split("|")[0]), topic]);
  if (topics.size > 10) throw new AwsError("LimitExceededFault", "The maximum of 10 topics was reached.");
  group.notifications = [...others, ...types.map((type) => `${topic}|${type}`)];
};

const deleteNotificationConfiguration: Handlers["DeleteNotificationConfiguration"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  group.notifications = group.notifications.filter((entry) => !entry.startsWith(`${input.TopicARN}|`));
};

const describeNotificationConfigurations: Handlers["DescribeNotificationConfigurations"] = (world, input) => {
  const names = input.AutoScalingGroupNames ?? [];
  const groups = Object.values(world.autoScaling.groups);
  const rows = groups
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .flatMap(({ name, notifications }) => notifications.map((entry) => ({ name, entry })));
  const { items, ...next } = page(world, rows, ({ name, entry }) => `${name} ${entry}`, input);
  const NotificationConfigurations = items.map(({ name, entry }) => {
    const [TopicARN, NotificationType] = entry.split("|");
    return { AutoScalingGroupName: name, TopicARN, NotificationType };
  });
  return { NotificationConfigurations, ...next };
};

/** Kept and shown; no instances are warmed here. */
const putWarmPool: Handlers["PutWarmPool"] = (world, input) => {
  const group = openGroup(world, input.AutoScalingGroupName);
  if (group.settings.MixedInstancesPolicy) {
    throw invalid("Warm pools are not supported with a mixed instances policy.");
  }
  const { AutoScalingGroupName: _, ...given } = input;
  const standard = { MinSize: 0, PoolState: "Stopped" };
  group.warmPool = { ...standard, ...group.warmPool, ...structuredClone(given) };
  return {};
};

const deleteWarmPool: Handlers["DeleteWarmPool"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  if (!group.warmPool) throw invalid(`No warm pool found for Auto Scaling group ${group.name}`);
  delete group.warmPool;
  return {};
};

const describeWarmPool: Handlers["DescribeWarmPool"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  return { ...(group.warmPool && { WarmPoolConfiguration: group.warmPool }), Instances: [] };
};

export const extraHandlers = {
  EnableMetricsCollection: enableMetricsCollection,
  DisableMetricsCollection: disableMetricsCollection,
  PutNotificationConfiguration: putNotificationConfiguration,
  DeleteNotificationConfiguration: deleteNotificationConfiguration,
  DescribeNotificationConfigurations: describeNotificationConfigurations,
  PutWarmPool: putWarmPool,
  DeleteWarmPool: deleteWarmPool,
  DescribeWarmPool: describeWarmPool,
} satisfies Handlers;
