import type { CallAws } from "../wire/caller.ts";
import { buildBalancer } from "./balancer.ts";
import type { Balancer } from "./balancer.ts";
import { callerOf } from "./clients.ts";
import type { Clients } from "./clients.ts";
import { buildDeploymentGroup } from "./deployment-group.ts";
import type { DeploymentGroup } from "./deployment-group.ts";
import { addScaling, buildGroup, inService } from "./group.ts";
import type { Group } from "./group.ts";
import { buildImages, buildNetwork } from "./network.ts";
import type { Images, Network } from "./network.ts";
import { optionsOf } from "./options.ts";
import type { FleetOptions } from "./options.ts";
import { until } from "./waiting.ts";
import type { ScenarioClock } from "./waiting.ts";

/** A fleet in service: everything by the names and ids a user would give to the action. */
export interface Fleet extends Network, Images, Group, Balancer {
  options: FleetOptions;
  instanceIds: string[];
  serviceRole: string;
  /** Absent for `image-only`. */
  codeDeploy?: DeploymentGroup;
}

/**
 * Builds a fleet with the calls a person would make and waits until all of it is in service: instances behind a load
 * balancer, a launch template, an Auto Scaling group, and a CodeDeploy deployment group that has deployed once.
 *
 * @param clock waited on; the world's time moves by some minutes
 */
export async function buildFleet(
  clients: Clients,
  clock: ScenarioClock,
  given: Partial<FleetOptions> = {},
): Promise<Fleet> {
  const options = optionsOf(given);
  const aws = callerOf(clients);
  const network = await buildNetwork(aws, options);
  const images = await buildImages(aws, options);
  const balancer = await buildBalancer(aws, network, options);
  const group = await buildGroup(aws, { network, images, balancer }, options);
  const instanceIds = await inService(aws, clock, group.groupName, options.instances);
  const serviceRole = options.serviceRole ?? (await serviceRoleOf(aws));
  await createAlarms(aws, options);
  const fleet: Fleet = { ...network, ...images, ...balancer, ...group, options, instanceIds, serviceRole };
  if (options.kind !== "image-only")
    fleet.codeDeploy = await buildDeploymentGroup(
      aws,
      clock,
      { groupName: group.groupName, balancer, serviceRole },
      options,
    );
  if (options.kind === "image-only" || options.earlierDeployment) await healthy(aws, clock, fleet);
  await addScaling(aws, group.groupName, options);
  return fleet;
}

async function serviceRoleOf(aws: CallAws): Promise<string> {
  const { Account } = await aws("sts:GetCallerIdentity", {});
  return `arn:aws:iam::${Account}:role/CodeDeployServiceRole`;
}

/** Alarms for the deployment group, quiet at first. */
async function createAlarms(aws: CallAws, { alarms, name }: FleetOptions): Promise<void> {
  for (const AlarmName of alarms) {
    await aws("cloudwatch:PutMetricAlarm", {
      AlarmName,
      Namespace: "AWS/ApplicationELB",
      MetricName: "HTTPCode_Target_5XX_Count",
      Statistic: "Sum",
      Dimensions: [{ Name: "LoadBalancer", Value: name }],
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 10,
      ComparisonOperator: "GreaterThanThreshold",
    });
    await aws("cloudwatch:SetAlarmState", { AlarmName, StateValue: "OK", StateReason: "No errors yet" });
  }
}

/** Waits until every target group has the whole fleet healthy. */
async function healthy(aws: CallAws, clock: ScenarioClock, { targetGroups, options }: Fleet): Promise<void> {
  for (const { arn, name } of targetGroups)
    await until(clock, `${options.instances} healthy targets in ${name}`, async () => {
      const { TargetHealthDescriptions = [] } = await aws("elasticloadbalancing:DescribeTargetHealth", {
        TargetGroupArn: arn,
      });
      return (
        TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State === "healthy").length ===
        options.instances
      );
    });
}
