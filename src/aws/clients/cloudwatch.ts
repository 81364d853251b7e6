import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
} from "@aws-sdk/client-cloudwatch";

export const Client = CloudWatchClient;

/** The commands behind the operations of `../operations.ts`. */
export const commands = {
  DeleteAlarms: DeleteAlarmsCommand,
  DescribeAlarms: DescribeAlarmsCommand,
  PutMetricAlarm: PutMetricAlarmCommand,
};
