import type { CompositeAlarm, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { AlarmRecord } from "./state.ts";

/** What both kinds of alarm show beside their own settings. */
const shared = (alarm: AlarmRecord): object => ({
  ...alarm.settings,
  AlarmName: alarm.name,
  AlarmArn: alarm.arn,
  AlarmConfigurationUpdatedTimestamp: new Date(alarm.configurationUpdatedAt),
  ActionsEnabled: alarm.actionsEnabled,
  OKActions: alarm.okActions,
  AlarmActions: alarm.alarmActions,
  InsufficientDataActions: alarm.insufficientDataActions,
  StateValue: alarm.state,
  StateReason: alarm.stateReason,
  ...(alarm.stateReasonData === undefined ? {} : { StateReasonData: alarm.stateReasonData }),
  StateUpdatedTimestamp: new Date(alarm.stateUpdatedAt),
  StateTransitionedTimestamp: new Date(alarm.stateTransitionedAt),
});

export const describeMetric = (alarm: AlarmRecord): MetricAlarm => ({ Dimensions: [], ...shared(alarm) });

export const describeComposite = (alarm: AlarmRecord): CompositeAlarm => shared(alarm);
