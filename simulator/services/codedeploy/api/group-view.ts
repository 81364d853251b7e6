import type {
  BlueGreenDeploymentConfiguration,
  DeploymentGroupInfo,
  DeploymentStyle,
  LastDeploymentInfo,
} from "@aws-sdk/client-codedeploy";
import type { World } from "../../../core/world.ts";
import type { BlueGreen, Group } from "../state.ts";

/** The configuration as the API gives it back: a wait of 0 minutes is shown. */
export const blueGreenView = ({
  ready,
  provisioning,
  blue,
}: BlueGreen): BlueGreenDeploymentConfiguration => ({
  deploymentReadyOption: { actionOnTimeout: ready.action, waitTimeInMinutes: ready.minutes },
  greenFleetProvisioningOption: { action: provisioning },
  terminateBlueInstancesOnDeploymentSuccess: {
    action: blue.action,
    ...(blue.action === "TERMINATE" && { terminationWaitTimeInMinutes: blue.minutes }),
  },
});

export const styleView = ({ type, trafficControl }: Group["style"]): DeploymentStyle => ({
  deploymentType: type,
  deploymentOption: trafficControl ? "WITH_TRAFFIC_CONTROL" : "WITHOUT_TRAFFIC_CONTROL",
});

function lastDeployment(world: World, id: string): LastDeploymentInfo {
  const { status, createTime, completeTime } = world.codeDeploy.deployments[id]!;
  return {
    deploymentId: id,
    status,
    createTime: new Date(createTime),
    ...(completeTime !== undefined && { endTime: new Date(completeTime) }),
  };
}

/** `DeploymentGroupInfo` as GetDeploymentGroup shows it; a copy, so that nobody holds a part of the world. */
export function groupView(world: World, group: Group): DeploymentGroupInfo {
  const { lastSuccessful, lastAttempted } = group;
  return {
    ...structuredClone(settingsView(group)),
    ...(lastSuccessful && { lastSuccessfulDeployment: lastDeployment(world, lastSuccessful) }),
    ...(lastAttempted && { lastAttemptedDeployment: lastDeployment(world, lastAttempted) }),
  };
}

const settingsView = (group: Group): DeploymentGroupInfo => ({
  applicationName: group.application,
  deploymentGroupId: group.id,
  deploymentGroupName: group.name,
  deploymentConfigName: group.configName,
  ...(group.tagSet ? { ec2TagSet: group.tagSet } : { ec2TagFilters: group.tagFilters }),
  onPremisesInstanceTagFilters: [],
  autoScalingGroups: group.autoScalingGroups,
  serviceRoleArn: group.roleArn,
  ...(group.targetRevision && { targetRevision: group.targetRevision }),
  triggerConfigurations: group.triggers,
  alarmConfiguration: group.alarms,
  ...(group.autoRollback && { autoRollbackConfiguration: group.autoRollback }),
  deploymentStyle: styleView(group.style),
  outdatedInstancesStrategy: group.outdated,
  ...(group.blueGreen && { blueGreenDeploymentConfiguration: blueGreenView(group.blueGreen) }),
  ...(group.loadBalancer && { loadBalancerInfo: group.loadBalancer }),
  computePlatform: "Server",
  terminationHookEnabled: group.terminationHook,
});
