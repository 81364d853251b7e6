import type { EC2TagFilter, RevisionLocation } from "@aws-sdk/client-codedeploy";
import type { CallAws } from "../wire/caller.ts";
import type { Balancer } from "./balancer.ts";
import type { FleetOptions } from "./options.ts";
import { until } from "./waiting.ts";
import type { ScenarioClock } from "./waiting.ts";

export interface DeploymentGroup {
  application: string;
  deploymentGroup: string;
  /** The first revision, which an in-place deployment brought; present when `earlierDeployment`. */
  firstDeploymentId?: string;
  revision: RevisionLocation;
}

const deploymentGroup = "production";

/**
 * An application and its deployment group: first in place, so that a first revision comes onto the fleet, then turned
 * to blue/green, as a team does that moves from the one to the other.
 */
export async function buildDeploymentGroup(
  aws: CallAws,
  clock: ScenarioClock,
  parts: { groupName: string; balancer: Balancer; serviceRole: string },
  options: FleetOptions,
): Promise<DeploymentGroup> {
  const application = options.name;
  const revision = revisionOf(options.name, 1);
  await aws("codedeploy:CreateApplication", { applicationName: application, computePlatform: "Server" });
  await aws("codedeploy:CreateDeploymentGroup", {
    applicationName: application,
    deploymentGroupName: deploymentGroup,
    serviceRoleArn: parts.serviceRole,
    deploymentConfigName: options.deploymentConfig,
    deploymentStyle: { deploymentType: "IN_PLACE", deploymentOption: "WITHOUT_TRAFFIC_CONTROL" },
    ...blueBy(parts.groupName, options),
  });
  if (options.kind === "discover-tags") await tagsSeen(aws, clock, options);
  const first = options.earlierDeployment ? await deployFirst(aws, clock, application, revision) : {};
  await turnToBlueGreen(aws, application, parts, options);
  return { application, deploymentGroup, revision, ...first };
}

/** The location of the n-th revision; nothing reads the bundle. */
const revisionOf = (name: string, n: number): RevisionLocation => ({
  revisionType: "S3",
  s3Location: { bucket: `${name}-revisions`, key: `${name}-${n}.zip`, bundleType: "zip" },
});

function blueBy(
  groupName: string,
  options: FleetOptions,
): { autoScalingGroups: string[] } | { ec2TagFilters: EC2TagFilter[] } {
  if (options.kind !== "discover-tags") return { autoScalingGroups: [groupName] };
  return { ec2TagFilters: [{ Key: options.tagKey, Value: options.tagValue, Type: "KEY_AND_VALUE" }] };
}

const freshTagsMs = 5 * 60_000;

/** New tags are not found at once: CodeDeploy's own advice is to wait five minutes (user guide, instances-tagging). */
async function tagsSeen(aws: CallAws, clock: ScenarioClock, options: FleetOptions): Promise<void> {
  await until(clock, `${options.instances} instances to be found by their tag`, async () => {
    const { Reservations = [] } = await aws("ec2:DescribeInstances", {
      Filters: [
        { Name: `tag:${options.tagKey}`, Values: [options.tagValue] },
        { Name: "instance-state-name", Values: ["running"] },
      ],
    });
    return Reservations.flatMap(({ Instances = [] }) => Instances).length >= options.instances;
  });
  await clock.sleep(freshTagsMs);
}

async function deployFirst(
  aws: CallAws,
  clock: ScenarioClock,
  applicationName: string,
  revision: RevisionLocation,
): Promise<{ firstDeploymentId: string }> {
  const { deploymentId } = await aws("codedeploy:CreateDeployment", {
    applicationName,
    deploymentGroupName: deploymentGroup,
    deploymentConfigName: "CodeDeployDefault.AllAtOnce",
    revision,
  });
  await until(clock, `deployment ${deploymentId} to succeed`, async () => {
    const { deploymentInfo } = await aws("codedeploy:GetDeployment", { deploymentId: deploymentId! });
    const { status, errorInformation } = deploymentInfo!;
    if (status === "Failed" || status === "Stopped")
      throw new Error(`the scenario's first deployment ended ${status}: ${errorInformation?.message ?? ""}`);
    return status === "Succeeded";
  });
  return { firstDeploymentId: deploymentId! };
}

async function turnToBlueGreen(
  aws: CallAws,
  applicationName: string,
  { groupName, balancer }: { groupName: string; balancer: Balancer },
  options: FleetOptions,
): Promise<void> {
  const { ready, terminate } = options;
  await aws("codedeploy:UpdateDeploymentGroup", {
    applicationName,
    currentDeploymentGroupName: deploymentGroup,
    // COPY_AUTO_SCALING_GROUP is refused in an update that does not name the group again.
    ...blueBy(groupName, options),
    deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
    loadBalancerInfo: { targetGroupInfoList: balancer.targetGroups.map(({ name }) => ({ name })) },
    blueGreenDeploymentConfiguration: {
      greenFleetProvisioningOption: {
        action: options.kind === "copy" ? "COPY_AUTO_SCALING_GROUP" : "DISCOVER_EXISTING",
      },
      deploymentReadyOption: {
        actionOnTimeout: ready.action,
        ...(ready.action === "STOP_DEPLOYMENT" ? { waitTimeInMinutes: ready.waitMinutes } : {}),
      },
      terminateBlueInstancesOnDeploymentSuccess: {
        action: terminate.action,
        ...(terminate.action === "TERMINATE" ? { terminationWaitTimeInMinutes: terminate.waitMinutes } : {}),
      },
    },
    ...alarmsAndRollback(options),
  });
}

const alarmsAndRollback = ({ alarms, autoRollback }: FleetOptions): object => ({
  ...(alarms.length === 0
    ? {}
    : { alarmConfiguration: { enabled: true, alarms: alarms.map((name) => ({ name })) } }),
  ...(autoRollback
    ? {
        autoRollbackConfiguration: {
          enabled: true,
          events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"],
        },
      }
    : {}),
});
