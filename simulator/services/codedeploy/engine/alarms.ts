import type { DescribeAlarmsCommandOutput } from "@aws-sdk/client-cloudwatch";
import { AwsError } from "../../../core/aws-error.ts";
import { schedule } from "../../../core/schedule.ts";
import type { World } from "../../../core/world.ts";
import type { Deployment } from "../state.ts";
import { alarmsActive } from "../texts.ts";
import { requestStop } from "./endings.ts";
import { causeOf } from "./guard.ts";
import type { Of } from "./progress.ts";
import { asRole } from "./role.ts";

const LOOK_MS = 10_000;

/** Timer, first when the deployment begins: one of its alarms in ALARM stops it. */
export function watchAlarms(world: World, deployment: Deployment): void {
  const { enabled, alarms = [], ignorePollAlarmFailure } = deployment.alarms ?? {};
  if (!enabled || alarms.length === 0 || deployment.stopping) return;
  try {
    const active = activeAlarms(
      world,
      deployment,
      alarms.map(({ name }) => name!),
    );
    if (active.length > 0) {
      const error = { code: "ALARM_ACTIVE", message: alarmsActive(active) };
      return requestStop(world, deployment, { error, event: "DEPLOYMENT_STOP_ON_ALARM" });
    }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (!ignorePollAlarmFailure) {
      return requestStop(world, deployment, {
        error: causeOf(error, deployment),
        event: "DEPLOYMENT_STOP_ON_ALARM",
      });
    }
  }
  schedule(world, LOOK_MS, "codedeploy.alarms", { id: deployment.id } satisfies Of);
}

function activeAlarms(world: World, deployment: Deployment, AlarmNames: string[]): string[] {
  const input = { AlarmNames, AlarmTypes: ["MetricAlarm", "CompositeAlarm"] };
  const found = asRole<DescribeAlarmsCommandOutput>(
    world,
    deployment.roleArn,
    "cloudwatch:DescribeAlarms",
    input,
  );
  return [...(found.MetricAlarms ?? []), ...(found.CompositeAlarms ?? [])]
    .filter(({ StateValue }) => StateValue === "ALARM")
    .map(({ AlarmName }) => AlarmName!);
}
