import type { CompositeAlarm, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { DeploymentGroupInfo } from "@aws-sdk/client-codedeploy";
import type { Aws } from "../../aws/call.ts";
import { allPages, batches } from "../../aws/pages.ts";
import { watchedAlarms } from "../deployment-group.ts";
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
            AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
            MaxRecords: 100,
            ...(NextToken ? { NextToken } : {}),
          }),
        (page): MetricAlarm[] => [...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? []).map(stateOf)],
        (page) => page.NextToken,
      )),
    );
  return {
    alarms: found.filter(({ AlarmName }) => watched.has(AlarmName!)),
    policyAlarms: found.filter(({ AlarmName }) => behind.has(AlarmName!)),
  };
}

/** A composite alarm as far as a deployment is concerned. */
const stateOf = ({ AlarmName, StateValue, StateReason }: CompositeAlarm): MetricAlarm => ({
  AlarmName,
  StateValue,
  StateReason,
});
