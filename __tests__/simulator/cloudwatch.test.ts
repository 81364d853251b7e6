import { newWorld } from "../../simulator/core/new-world.ts";
import { advance } from "../../simulator/core/time.ts";
import { callerOf, directClients } from "../../simulator/scenarios/clients.ts";
import { buildFleet } from "../../simulator/scenarios/fleet.ts";
import { worldClock } from "../../simulator/scenarios/waiting.ts";
import { alarmFaultsOn } from "../../simulator/services/cloudwatch/alarm-faults.ts";
import { refusal, smallWorld } from "./small-world.ts";
import type { Small } from "./small-world.ts";

const put = ({ call }: Small, AlarmName: string, more: object = {}): void => {
  call("cloudwatch:PutMetricAlarm", {
    AlarmName,
    Namespace: "AWS/EC2",
    MetricName: "CPUUtilization",
    Dimensions: [{ Name: "AutoScalingGroupName", Value: "web" }],
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 70,
    ComparisonOperator: "GreaterThanThreshold",
    ...more,
  });
};
const stateOf = ({ call }: Small, name: string): string | undefined =>
  call("cloudwatch:DescribeAlarms", { AlarmNames: [name] }).MetricAlarms![0]?.StateValue;
const set = ({ call }: Small, AlarmName: string, StateValue: "OK" | "ALARM"): void => {
  call("cloudwatch:SetAlarmState", { AlarmName, StateValue, StateReason: "told" });
};

test("cloudwatch 1: a new alarm knows nothing; putting it again keeps state and tags", () => {
  const small = smallWorld();
  put(small, "busy", { Tags: [{ Key: "team", Value: "shop" }] });
  expect(stateOf(small, "busy")).toBe("INSUFFICIENT_DATA");
  set(small, "busy", "OK");
  put(small, "busy", { Threshold: 80 });
  const alarm = small.call("cloudwatch:DescribeAlarms", {}).MetricAlarms![0]!;
  expect(alarm).toMatchObject({ StateValue: "OK", Threshold: 80, Statistic: "Average" });
  const ResourceARN = alarm.AlarmArn!;
  const tags = () => small.call("cloudwatch:ListTagsForResource", { ResourceARN }).Tags;
  expect(tags()).toEqual([{ Key: "team", Value: "shop" }]);
  small.call("cloudwatch:TagResource", { ResourceARN, Tags: [{ Key: "a", Value: "b" }] });
  small.call("cloudwatch:UntagResource", { ResourceARN, TagKeys: ["team"] });
  expect(tags()).toEqual([{ Key: "a", Value: "b" }]);
});

test("cloudwatch 2: filters, kinds and pages", () => {
  const small = smallWorld();
  for (const name of ["a-1", "a-2", "b-1"]) put(small, name);
  small.call("cloudwatch:PutCompositeAlarm", { AlarmName: "both", AlarmRule: "ALARM(a-1) AND ALARM(a-2)" });
  set(small, "a-2", "ALARM");
  const names = (input: object) => {
    const { MetricAlarms = [], CompositeAlarms = [] } = small.call("cloudwatch:DescribeAlarms", input);
    return [...MetricAlarms, ...CompositeAlarms].map(({ AlarmName }) => AlarmName);
  };
  expect(names({})).toEqual(["a-1", "a-2", "b-1"]);
  expect(names({ AlarmTypes: ["CompositeAlarm"] })).toEqual(["both"]);
  expect(names({ AlarmNamePrefix: "a-", StateValue: "ALARM" })).toEqual(["a-2"]);
  expect(names({ ActionPrefix: "arn:aws:sns" })).toEqual([]);
  const first = small.call("cloudwatch:DescribeAlarms", { MaxRecords: 2 });
  expect(names({ MaxRecords: 2, NextToken: first.NextToken })).toEqual(["b-1"]);
  const both = () => names({ AlarmNames: ["a-1"], AlarmNamePrefix: "a" });
  expect(refusal(both).name).toBe("ValidationError");
});

test("cloudwatch 3: actions run on a change, unless they are disabled", () => {
  const small = smallWorld();
  put(small, "busy", { AlarmActions: ["arn:aws:sns:us-east-1:123456789012:ops"] });
  const actions = () =>
    small.call("cloudwatch:DescribeAlarmHistory", { AlarmName: "busy", HistoryItemType: "Action" })
      .AlarmHistoryItems!.length;
  set(small, "busy", "ALARM");
  set(small, "busy", "ALARM");
  expect(actions()).toBe(1);
  small.call("cloudwatch:DisableAlarmActions", { AlarmNames: ["busy"] });
  set(small, "busy", "OK");
  set(small, "busy", "ALARM");
  expect(actions()).toBe(1);
  small.call("cloudwatch:EnableAlarmActions", { AlarmNames: ["busy"] });
  set(small, "busy", "OK");
  set(small, "busy", "ALARM");
  expect(actions()).toBe(2);
});

test("cloudwatch 4: deleting is all or nothing", () => {
  const small = smallWorld();
  put(small, "busy");
  const erase = (...AlarmNames: string[]) => small.call("cloudwatch:DeleteAlarms", { AlarmNames });
  expect(refusal(() => erase("busy", "quiet")).name).toBe("ResourceNotFound");
  expect(stateOf(small, "busy")).toBeDefined();
  erase("busy");
  expect(stateOf(small, "busy")).toBeUndefined();
  expect(refusal(() => set(small, "busy", "OK")).name).toBe("ResourceNotFound");
});

test("cloudwatch 5: by metric, and history", () => {
  const small = smallWorld();
  put(small, "busy");
  const metric = { Namespace: "AWS/EC2", MetricName: "CPUUtilization" };
  const of = (Value: string) =>
    small.call("cloudwatch:DescribeAlarmsForMetric", {
      ...metric,
      Dimensions: [{ Name: "AutoScalingGroupName", Value }],
    }).MetricAlarms!.length;
  expect([of("web"), of("other")]).toEqual([1, 0]);
  set(small, "busy", "ALARM");
  const items = small.call("cloudwatch:DescribeAlarmHistory", { AlarmName: "busy" }).AlarmHistoryItems!;
  expect(items.map(({ HistoryItemType }) => HistoryItemType)).toEqual(["StateUpdate", "ConfigurationUpdate"]);
});

test("cloudwatch 6: the alarm fault strikes at its instant", () => {
  const small = smallWorld({
    faults: [
      { kind: "alarm", name: "busy", on: "install" },
      { kind: "alarm", name: "late", on: { afterMs: 60_000 } },
    ],
  });
  put(small, "busy");
  put(small, "late");
  alarmFaultsOn(small.world, "first-green-registered");
  expect(stateOf(small, "busy")).toBe("INSUFFICIENT_DATA");
  alarmFaultsOn(small.world, "start");
  alarmFaultsOn(small.world, "install");
  expect(stateOf(small, "busy")).toBe("ALARM");
  small.pass(59);
  expect(stateOf(small, "late")).toBe("INSUFFICIENT_DATA");
  small.pass(1);
  expect(stateOf(small, "late")).toBe("ALARM");
});

test("cloudwatch 3: a scaling action runs at once and again as long as the state lasts", async () => {
  const world = newWorld();
  const still = { sync: () => {}, touch: () => {}, pause: () => Promise.resolve() };
  const clients = directClients({ world, time: still });
  const fleet = await buildFleet(clients, worldClock(world), { scaling: ["step"], kind: "image-only" });
  const desired = () => world.autoScaling.groups[fleet.groupName]!.settings.DesiredCapacity;
  const AlarmName = `${fleet.groupName}-busy`;
  const tell = (StateValue: "OK" | "ALARM") =>
    callerOf(clients)("cloudwatch:SetAlarmState", { AlarmName, StateValue, StateReason: "told" });
  await tell("ALARM");
  expect(desired()).toBe(4);
  advance(world, world.now + 30 * 60_000);
  expect(desired()).toBe(fleet.options.maxSize);
  await tell("OK");
  advance(world, world.now + 60_000);
  expect(world.queue.filter(({ type }) => type === "cloudwatch.repeat")).toEqual([]);
});
