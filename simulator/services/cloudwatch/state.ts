export interface CloudWatchState {
  /** By name: metric and composite alarms share one name space. */
  alarms: Record<string, AlarmRecord>;
}

export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";

export interface AlarmRecord {
  name: string;
  arn: string;
  kind: "MetricAlarm" | "CompositeAlarm";
  /** What PutMetricAlarm or PutCompositeAlarm was given, without Tags: Describe gives it back. */
  settings: Record<string, unknown>;
  tags: Record<string, string>;
  actionsEnabled: boolean;
  alarmActions: string[];
  okActions: string[];
  insufficientDataActions: string[];
  state: AlarmState;
  stateReason: string;
  stateReasonData?: string;
  stateUpdatedAt: number;
  stateTransitionedAt: number;
  configurationUpdatedAt: number;
  history: { at: number; type: "ConfigurationUpdate" | "StateUpdate" | "Action"; summary: string }[];
}

export const emptyCloudWatchState = (): CloudWatchState => ({ alarms: {} });
