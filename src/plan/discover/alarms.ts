import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { DeploymentGroupInfo } from "@aws-sdk/client-codedeploy";
import type { Aws } from "../../aws/call.ts";
import { allPages, batches } from "../../aws/pages.ts";
import type { FoundBlue } from "./blue.ts";

/** The deployment group's alarms and those behind blue's step and simple scaling policies, in one call. */
export async function readAlarms(
  aws: Aws,
  group: DeploymentGroupInfo | undefined,
  blue: FoundBlue | undefined,
): Promise<{ alarms: MetricAlarm[]; policyAlarms: MetricAlarm[] }> {
  const watched = new Set(watchedAlarms(group));
  const behind = new Set(
    (blue?.policies ?? [])
      .filter(({ PolicyType }) => PolicyType === "StepScaling" || PolicyType === "SimpleScaling")
      .flatMap(({ Alarms }) => (Alarms ?? []).map(({ AlarmName }) => AlarmName!)),
  );
  const found: MetricAlarm[] = [];
  for (const AlarmNames of batches([...new Set([...watched, ...behind])], 100))
    found.push(
      ...(await allPages(
        (NextToken) =>
          aws("cloudwatch:DescribeAlarms", {
            AlarmNames,
            MaxRecords: 100,
            ...(NextToken ? { NextToken } : {}),
          }),
        (page) => page.MetricAlarms,
        (page) => page.NextToken,
      )),
    );
  return {
    alarms: found.filter(({ AlarmName }) => watched.has(AlarmName!)),
    policyAlarms: found.filter(({ AlarmName }) => behind.has(AlarmName!)),
  };
}

/** The names of the alarms that stop a deployment of this group. */
export const watchedAlarms = (group: DeploymentGroupInfo | undefined): string[] =>
  group?.alarmConfiguration?.enabled
    ? (group.alarmConfiguration.alarms ?? []).map(({ name }) => name!).filter(Boolean)
    : [];
