import { readCron, nextRun } from "../../simulator/services/autoscaling/cron.ts";
import { activities, desire, group, ids, members, shown, states } from "./group-world.ts";
import { refusal, smallWorld } from "./small-world.ts";
import type { Small } from "./small-world.ts";

const AutoScalingGroupName = "web";
const plain = { switches: { "asg-describe-lag": "none" } };

const hook = ({ call }: Small, transition: "LAUNCHING" | "TERMINATING", more: object = {}) =>
  call("autoscaling:PutLifecycleHook", {
    AutoScalingGroupName,
    LifecycleHookName: "hook",
    LifecycleTransition: `autoscaling:EC2_INSTANCE_${transition}`,
    ...more,
  });

const action = (InstanceId: string) => ({
  AutoScalingGroupName,
  LifecycleHookName: "hook",
  InstanceId,
});

const complete = (small: Small, InstanceId: string, LifecycleActionResult: string) =>
  small.call("autoscaling:CompleteLifecycleAction", { ...action(InstanceId), LifecycleActionResult });

const desired = (small: Small) => shown(small)!.DesiredCapacity;

test("autoscaling 35: a hook holds an instance until it is completed, or time is up", () => {
  const small = smallWorld();
  group(small, { DesiredCapacity: 0 });
  hook(small, "LAUNCHING", { HeartbeatTimeout: 60, DefaultResult: "CONTINUE" });
  desire(small, 2);
  small.pass(30);
  expect(states(small)).toBe("Pending:Wait 2");
  expect(activities(small)[0]!.StatusCode).toBe("MidLifecycleAction");
  const [first = "", second = ""] = ids(small);
  complete(small, first, "CONTINUE");
  expect(states(small)).toBe("InService 1, Pending:Wait 1");
  small.pass(20);
  small.call("autoscaling:RecordLifecycleActionHeartbeat", action(second));
  small.pass(55);
  expect(states(small)).toBe("InService 1, Pending:Wait 1");
  small.pass(10);
  expect(states(small)).toBe("InService 2");
  expect(refusal(() => complete(small, second, "CONTINUE")).message).toMatch(
    /^No active Lifecycle Action found/,
  );
  const shownHooks = small.call("autoscaling:DescribeLifecycleHooks", {
    AutoScalingGroupName,
  }).LifecycleHooks;
  expect(shownHooks).toMatchObject([
    { HeartbeatTimeout: 60, GlobalTimeout: 6000, DefaultResult: "CONTINUE" },
  ]);
});

test("autoscaling 36: an abandoned launch is repeated, a termination goes on", () => {
  const small = smallWorld();
  group(small, { DesiredCapacity: 0 });
  hook(small, "LAUNCHING");
  desire(small, 1);
  small.pass(30);
  const [first = ""] = ids(small);
  complete(small, first, "ABANDON");
  expect(states(small)).toBe("Terminating 1");
  const launching = activities(small).find(({ Description: text }) => text!.startsWith("Launching"));
  expect(launching).toMatchObject({
    StatusCode: "Cancelled",
    StatusMessage: expect.stringContaining("abandoned"),
  });
  small.pass(60);
  expect(states(small)).toBe("Pending:Wait 1");
  const [second = ""] = ids(small);
  expect(second).not.toBe(first);
  complete(small, second, "CONTINUE");
  hook(small, "TERMINATING", { LifecycleHookName: "hook" });
  desire(small, 0);
  small.pass(10);
  expect(states(small)).toBe("Terminating:Wait 1");
  complete(small, second, "ABANDON");
  small.pass(30);
  expect(members(small)).toEqual([]);
});

test("autoscaling 37: deleting a hook lets the waiting go on by its default result", () => {
  const small = smallWorld();
  group(small, { DesiredCapacity: 0 });
  hook(small, "LAUNCHING", { DefaultResult: "CONTINUE" });
  desire(small, 1);
  small.pass(30);
  small.call("autoscaling:DeleteLifecycleHook", { AutoScalingGroupName, LifecycleHookName: "hook" });
  expect(states(small)).toBe("InService 1");
});

const alarm = (small: Small, name: string, arn: string) =>
  small.call("cloudwatch:PutMetricAlarm", {
    AlarmName: name,
    AlarmActions: [arn],
    MetricName: "CPUUtilization",
    Namespace: "AWS/EC2",
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 80,
    ComparisonOperator: "GreaterThanThreshold",
  });

const setAlarm = (small: Small, AlarmName: string, StateValue: "ALARM" | "OK") =>
  small.call("cloudwatch:SetAlarmState", { AlarmName, StateValue, StateReason: "test" });

test("autoscaling 26, 39: policies follow alarms within the bounds, once per cooldown", () => {
  const small = smallWorld(plain);
  group(small, { MaxSize: 6 });
  const put = (PolicyName: string, more: object) =>
    small.call("autoscaling:PutScalingPolicy", { AutoScalingGroupName, PolicyName, ...more }).PolicyARN!;
  const simple = put("out", { AdjustmentType: "ChangeInCapacity", ScalingAdjustment: 2, Cooldown: 300 });
  alarm(small, "high", simple);
  small.call("autoscaling:SuspendProcesses", {
    AutoScalingGroupName,
    ScalingProcesses: ["AlarmNotification"],
  });
  setAlarm(small, "high", "ALARM");
  expect(desired(small)).toBe(3);
  small.call("autoscaling:ResumeProcesses", { AutoScalingGroupName });
  small.pass(60);
  expect(desired(small)).toBe(5);
  small.pass(120);
  expect(desired(small)).toBe(5);
  small.pass(300);
  expect(desired(small)).toBe(6);
  setAlarm(small, "high", "OK");
  small.pass(600);
  put("half", {
    PolicyType: "StepScaling",
    AdjustmentType: "PercentChangeInCapacity",
    StepAdjustments: [
      { MetricIntervalUpperBound: 0, ScalingAdjustment: -50 },
      { MetricIntervalLowerBound: 0, ScalingAdjustment: 50 },
    ],
  });
  const step = { AutoScalingGroupName, PolicyName: "half", BreachThreshold: 50 };
  small.call("autoscaling:ExecutePolicy", { ...step, MetricValue: 20 });
  expect(desired(small)).toBe(3);
  expect(refusal(() => small.call("autoscaling:ExecutePolicy", step)).name).toBe("ValidationError");
  const policies = small.call("autoscaling:DescribePolicies", { AutoScalingGroupName }).ScalingPolicies!;
  expect(policies.map(({ PolicyType, Alarms }) => [PolicyType, Alarms!.length])).toEqual([
    ["SimpleScaling", 1],
    ["StepScaling", 0],
  ]);
});

test("autoscaling 40: target tracking has alarms of its own", () => {
  const small = smallWorld(plain);
  group(small);
  const put = () =>
    small
      .call("autoscaling:PutScalingPolicy", {
        AutoScalingGroupName,
        PolicyName: "cpu",
        PolicyType: "TargetTrackingScaling",
        TargetTrackingConfiguration: {
          TargetValue: 50,
          PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" },
        },
      })
      .Alarms!.map(({ AlarmName }) => AlarmName!);
  const [high = "", low = ""] = put();
  expect(high).toMatch(/^TargetTracking-web-AlarmHigh-/);
  expect(put()).toEqual([high, low]);
  setAlarm(small, high, "ALARM");
  expect(desired(small)).toBe(4);
  setAlarm(small, high, "OK");
  small.pass(400);
  setAlarm(small, low, "ALARM");
  expect(desired(small)).toBe(3);
  small.call("autoscaling:DeletePolicy", { AutoScalingGroupName, PolicyName: "cpu" });
  expect(small.world.cloudWatch.alarms).toEqual({});
});

test("autoscaling 26, 41: scheduled actions run once or by recurrence, unless suspended", () => {
  const small = smallWorld(plain); // it is Monday, 09:00 UTC
  group(small);
  const at = (hour: number, minute = 0): Date => new Date(Date.UTC(2026, 0, 5, hour, minute));
  const batch = small.call("autoscaling:BatchPutScheduledUpdateGroupAction", {
    AutoScalingGroupName,
    ScheduledUpdateGroupActions: [
      { ScheduledActionName: "once", StartTime: at(10), DesiredCapacity: 5 },
      { ScheduledActionName: "past", StartTime: at(8), DesiredCapacity: 5 },
      { ScheduledActionName: "daily", Recurrence: "0 20 * * MON-FRI", MinSize: 1, MaxSize: 2 },
      {
        ScheduledActionName: "berlin",
        Recurrence: "30 12 * * *",
        TimeZone: "Europe/Berlin",
        DesiredCapacity: 4,
      },
    ],
  });
  expect(batch.FailedScheduledUpdateGroupActions).toMatchObject([{ ScheduledActionName: "past" }]);
  const due = () =>
    small
      .call("autoscaling:DescribeScheduledActions", { AutoScalingGroupName })
      .ScheduledUpdateGroupActions!.map((one) => [
        one.ScheduledActionName,
        one.StartTime!.toISOString().slice(8, 16),
      ]);
  expect(due()).toEqual([
    ["once", "05T10:00"],
    ["daily", "05T20:00"],
    ["berlin", "05T11:30"],
  ]);
  small.pass(3600);
  expect(desired(small)).toBe(5);
  expect(due()).toHaveLength(2);
  small.call("autoscaling:SuspendProcesses", {
    AutoScalingGroupName,
    ScalingProcesses: ["ScheduledActions"],
  });
  small.pass(2 * 3600);
  expect([desired(small), due()[1]]).toEqual([5, ["berlin", "06T11:30"]]);
  small.call("autoscaling:ResumeProcesses", { AutoScalingGroupName });
  small.pass(9 * 3600);
  expect([shown(small)!.MaxSize, desired(small)]).toEqual([2, 2]);
});

test("autoscaling 41: crontab expressions", () => {
  const next = (text: string) =>
    new Date(nextRun(text, Date.UTC(2026, 0, 5, 9, 1))!).toISOString().slice(0, 16);
  expect(next("*/15 * * * *")).toBe("2026-01-05T09:15");
  expect(next("0 9 * * *")).toBe("2026-01-06T09:00");
  expect(next("0 0 29 2 *")).toBe("2028-02-29T00:00");
  expect(next("0 0 1 * SUN")).toBe("2026-01-11T00:00");
  expect([readCron("0 25 * * *"), readCron("every day")]).toEqual([undefined, undefined]);
  expect(nextRun("0 0 30 2 *", 0)).toBeUndefined();
});

test("autoscaling 42: an instance refresh replaces what was there before, one at a time", () => {
  const small = smallWorld();
  group(small);
  const before = ids(small);
  const start = () => small.call("autoscaling:StartInstanceRefresh", { AutoScalingGroupName });
  start();
  expect(refusal(start).name).toBe("InstanceRefreshInProgressFault");
  const latest = () =>
    small.call("autoscaling:DescribeInstanceRefreshes", { AutoScalingGroupName }).InstanceRefreshes![0]!;
  small.pass(31);
  expect([latest().Status, states(small)]).toEqual(["InProgress", "InService 2, Terminating:Proceed 1"]);
  small.pass(600);
  expect(latest()).toMatchObject({ Status: "Successful", PercentageComplete: 100 });
  expect(ids(small).filter((id) => before.includes(id))).toEqual([]);
  start();
  small.call("autoscaling:CancelInstanceRefresh", { AutoScalingGroupName });
  expect(latest().Status).toBe("Cancelling");
  small.pass(31);
  expect(latest().Status).toBe("Cancelled");
  const cancel = () => small.call("autoscaling:CancelInstanceRefresh", { AutoScalingGroupName });
  expect(refusal(cancel).name).toBe("ActiveInstanceRefreshNotFoundFault");
});

test("autoscaling 43: what has no effect here is kept and shown", () => {
  const small = smallWorld(plain);
  group(small, { MaxInstanceLifetime: 604_800, DefaultInstanceWarmup: 30, Context: "shop" });
  const { call } = small;
  const topic = "arn:aws:sns:us-east-1:123456789012:told";
  call("autoscaling:PutNotificationConfiguration", {
    AutoScalingGroupName,
    TopicARN: topic,
    NotificationTypes: ["autoscaling:EC2_INSTANCE_LAUNCH"],
  });
  call("autoscaling:EnableMetricsCollection", {
    AutoScalingGroupName,
    Granularity: "1Minute",
    Metrics: ["GroupMinSize"],
  });
  call("autoscaling:PutWarmPool", { AutoScalingGroupName, MinSize: 2 });
  expect(shown(small)).toMatchObject({
    MaxInstanceLifetime: 604_800,
    DefaultInstanceWarmup: 30,
    Context: "shop",
    EnabledMetrics: [{ Metric: "GroupMinSize", Granularity: "1Minute" }],
    WarmPoolConfiguration: { MinSize: 2, PoolState: "Stopped" },
  });
  const told = call("autoscaling:DescribeNotificationConfigurations", { AutoScalingGroupNames: ["web"] });
  expect(told.NotificationConfigurations).toEqual([
    { AutoScalingGroupName, TopicARN: topic, NotificationType: "autoscaling:EC2_INSTANCE_LAUNCH" },
  ]);
  call("autoscaling:UpdateAutoScalingGroup", { AutoScalingGroupName, DefaultInstanceWarmup: -1 });
  expect(shown(small)!.DefaultInstanceWarmup).toBeUndefined();
});
