import type * as Client from "@aws-sdk/client-cloudwatch";
import { AwsError } from "../../core/aws-error.ts";
import { pageOf } from "../../core/paging.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { describeComposite, describeMetric } from "./describe.ts";
import type { AlarmRecord } from "./state.ts";
import { note, setState } from "./transitions.ts";

const perDelete = 100;

/** Alarms. There are no metrics: an alarm changes its state by SetAlarmState and by the fault script only. */
export const alarms = {
  PutMetricAlarm: (world, input) => {
    if (input.MetricName === undefined && input.Metrics === undefined)
      throw new AwsError("ValidationError", "At least one of MetricName or Metrics must be specified");
    put(world, "MetricAlarm", input.AlarmName!, input);
    return {};
  },

  PutCompositeAlarm: (world, input) => {
    put(world, "CompositeAlarm", input.AlarmName!, input);
    return {};
  },

  DescribeAlarms: (world, input) => {
    const names = input.AlarmNames ?? [];
    if (names.length > 0 && input.AlarmNamePrefix !== undefined)
      throw new AwsError("ValidationError", "AlarmNames and AlarmNamePrefix cannot be used together");
    if (names.length > 100) throw new AwsError("ValidationError", "At most 100 AlarmNames can be specified");
    const types = input.AlarmTypes ?? ["MetricAlarm"];
    const found = sorted(world).filter(
      (alarm) =>
        types.includes(alarm.kind) &&
        (names.length === 0 || names.includes(alarm.name)) &&
        alarm.name.startsWith(input.AlarmNamePrefix ?? "") &&
        (input.StateValue === undefined || alarm.state === input.StateValue) &&
        actions(alarm).some((arn) => arn.startsWith(input.ActionPrefix ?? "")),
    );
    const size = Math.min(input.MaxRecords ?? 50, 100);
    const page = pageOf(found, ({ name }) => name, { token: input.NextToken, size }, "InvalidNextToken");
    const of = (kind: AlarmRecord["kind"]): AlarmRecord[] =>
      page.items.filter((alarm) => alarm.kind === kind);
    return {
      MetricAlarms: of("MetricAlarm").map(describeMetric),
      CompositeAlarms: of("CompositeAlarm").map(describeComposite),
      NextToken: page.token,
    };
  },

  DescribeAlarmsForMetric: (world, input) => {
    const wanted = dimensionsText(input.Dimensions);
    const found = sorted(world).filter(({ settings }) => {
      const given = settings as Partial<Client.PutMetricAlarmInput>;
      return (
        given.MetricName === input.MetricName &&
        given.Namespace === input.Namespace &&
        dimensionsText(given.Dimensions) === wanted
      );
    });
    return { MetricAlarms: found.map(describeMetric) };
  },

  DescribeAlarmHistory: (world, input) => {
    const found = sorted(world)
      .filter(({ name }) => input.AlarmName === undefined || input.AlarmName === name)
      .flatMap((alarm) =>
        alarm.history.map((entry, index) => ({ ...entry, alarm, key: `${alarm.name}#${index}` })),
      )
      .filter(({ type }) => input.HistoryItemType === undefined || input.HistoryItemType === type)
      .toReversed();
    const size = Math.min(input.MaxRecords ?? 50, 100);
    const page = pageOf(found, ({ key }) => key, { token: input.NextToken, size }, "InvalidNextToken");
    return {
      AlarmHistoryItems: page.items.map(({ alarm, at, type, summary }) => ({
        AlarmName: alarm.name,
        AlarmType: alarm.kind,
        Timestamp: new Date(at),
        HistoryItemType: type,
        HistorySummary: summary,
      })),
      NextToken: page.token,
    };
  },

  DeleteAlarms: (world, input) => {
    const names = input.AlarmNames ?? [];
    if (names.length > perDelete)
      throw new AwsError("ValidationError", "At most 100 alarms can be deleted at once");
    const missing = names.filter((name) => world.cloudWatch.alarms[name] === undefined);
    // All or none: "In the event of an error, no alarms are deleted" (API reference, DeleteAlarms).
    if (missing.length > 0) throw notFound();
    for (const name of names) delete world.cloudWatch.alarms[name];
    return {};
  },

  SetAlarmState: (world, input) => {
    const alarm = world.cloudWatch.alarms[input.AlarmName!];
    if (alarm === undefined) throw notFound();
    setState(world, alarm, input.StateValue!, input.StateReason!, input.StateReasonData);
    return {};
  },

  EnableAlarmActions: (world, input) => {
    enable(world, input.AlarmNames ?? [], true);
    return {};
  },

  DisableAlarmActions: (world, input) => {
    enable(world, input.AlarmNames ?? [], false);
    return {};
  },

  TagResource: (world, input) => {
    const { tags } = alarmWithArn(world, input.ResourceARN);
    for (const { Key = "", Value = "" } of input.Tags ?? []) tags[Key] = Value;
    return {};
  },

  UntagResource: (world, input) => {
    const { tags } = alarmWithArn(world, input.ResourceARN);
    for (const key of input.TagKeys ?? []) delete tags[key];
    return {};
  },

  ListTagsForResource: (world, input) => {
    const { tags } = alarmWithArn(world, input.ResourceARN);
    return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  },
} satisfies HandlersOf<typeof Client>;

const sorted = (world: World): AlarmRecord[] =>
  Object.values(world.cloudWatch.alarms).sort((one, other) => (one.name < other.name ? -1 : 1));

/** The alarm's actions of all states; an empty one stands for "none", so that a filter without a prefix fits. */
const actions = (alarm: AlarmRecord): string[] => [
  "",
  ...alarm.alarmActions,
  ...alarm.okActions,
  ...alarm.insufficientDataActions,
];

const dimensionsText = (dimensions: readonly Client.Dimension[] | undefined): string =>
  (dimensions ?? [])
    .map(({ Name, Value }) => `${Name}=${Value}`)
    .sort()
    .join(",");

const notFound = (): AwsError => new AwsError("ResourceNotFound", "", { status: 404 });

type Given = Client.PutMetricAlarmInput | Client.PutCompositeAlarmInput;

/** Putting an alarm that exists replaces its whole configuration and keeps its state and tags. */
function put(world: World, kind: AlarmRecord["kind"], name: string, given: Given): void {
  const { Tags: tags = [], ...settings } = given;
  const before = world.cloudWatch.alarms[name];
  const alarm: AlarmRecord = {
    name,
    arn: `arn:aws:cloudwatch:${world.region}:${world.account}:alarm:${name}`,
    kind,
    settings,
    tags: before?.tags ?? Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value])),
    actionsEnabled: given.ActionsEnabled ?? true,
    alarmActions: given.AlarmActions ?? [],
    okActions: given.OKActions ?? [],
    insufficientDataActions: given.InsufficientDataActions ?? [],
    state: before?.state ?? "INSUFFICIENT_DATA",
    stateReason: before?.stateReason ?? "Unchecked: Initial alarm creation",
    stateUpdatedAt: before?.stateUpdatedAt ?? world.now,
    stateTransitionedAt: before?.stateTransitionedAt ?? world.now,
    configurationUpdatedAt: world.now,
    history: before?.history ?? [],
  };
  world.cloudWatch.alarms[name] = alarm;
  note(
    world,
    alarm,
    "ConfigurationUpdate",
    `Alarm "${name}" ${before === undefined ? "created" : "updated"}`,
  );
}

function enable(world: World, names: readonly string[], enabled: boolean): void {
  for (const name of names) {
    const alarm = world.cloudWatch.alarms[name];
    if (alarm !== undefined) alarm.actionsEnabled = enabled;
  }
}

function alarmWithArn(world: World, arn: string | undefined): AlarmRecord {
  const alarm = Object.values(world.cloudWatch.alarms).find((known) => known.arn === arn);
  if (alarm === undefined)
    throw new AwsError("ResourceNotFoundException", `The resource ${arn} does not exist`, { status: 404 });
  return alarm;
}
