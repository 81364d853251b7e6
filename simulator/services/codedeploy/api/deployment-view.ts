import type { DeploymentInfo, DeploymentOverview, TargetStatus } from "@aws-sdk/client-codedeploy";
import type { World } from "../../../core/world.ts";
import type { Deployment, Target } from "../state.ts";
import { settingOf } from "../switches.ts";
import { blueGreenView, styleView } from "./group-view.ts";

/** How much later a skewed clock shows the start. */
const SKEW_MS = 2500;

const COUNTED: Partial<Record<TargetStatus, keyof DeploymentOverview>> = {
  Pending: "Pending",
  InProgress: "InProgress",
  Succeeded: "Succeeded",
  Failed: "Failed",
  Skipped: "Skipped",
  Unknown: "Skipped",
  Ready: "Ready",
};

/** Whether a target shows at present: blue not before its turn, unless a switch says so. */
export const isShown = (world: World, deployment: Deployment, { label }: Target): boolean =>
  label !== "Blue" ||
  deployment.reroutingBegan ||
  settingOf(world, "codedeploy-blue-listed") === "from-start";

/** The targets that a deployment shows at present. */
export const shownTargets = (world: World, deployment: Deployment): Target[] =>
  Object.values(deployment.targets).filter((target) => isShown(world, deployment, target));

function overviewOf(world: World, deployment: Deployment): DeploymentOverview | undefined {
  if (!deployment.fleetsKnown) return undefined;
  const overview = { Pending: 0, InProgress: 0, Succeeded: 0, Failed: 0, Skipped: 0, Ready: 0 };
  const always = settingOf(world, "codedeploy-overview-blue") === "always";
  for (const { status, label } of Object.values(deployment.targets)) {
    if (always || deployment.reroutingBegan || label !== "Blue") overview[COUNTED[status] ?? "Skipped"]++;
  }
  // Blue that is not a target yet is pending.
  if (always) overview.Pending += deployment.blue.filter((id) => !deployment.targets[id]).length;
  if (overview.Ready > 0 || settingOf(world, "codedeploy-overview-ready") === "present") return overview;
  const { Ready: _, ...withoutReady } = overview;
  return withoutReady;
}

function timesOf(world: World, { createTime, startTime, completeTime }: Deployment): Partial<DeploymentInfo> {
  const skewMs = settingOf(world, "codedeploy-clock-skew") === "skewed" ? SKEW_MS : 0;
  return {
    createTime: new Date(createTime),
    ...(startTime !== undefined && { startTime: new Date(startTime + skewMs) }),
    ...(completeTime !== undefined && { completeTime: new Date(completeTime) }),
  };
}

function rollbackOf({ rollback }: Deployment): Partial<DeploymentInfo> {
  const { deploymentId, triggeringId, message } = rollback;
  if (!deploymentId && !triggeringId && !message) return {};
  return {
    rollbackInfo: {
      ...(deploymentId && { rollbackDeploymentId: deploymentId }),
      ...(triggeringId && { rollbackTriggeringDeploymentId: triggeringId }),
      ...(message && { rollbackMessage: message }),
    },
  };
}

function relatedOf({ related }: Deployment): Partial<DeploymentInfo> {
  if (!related) return {};
  return {
    relatedDeployments: {
      ...(related.root && { autoUpdateOutdatedInstancesRootDeploymentId: related.root }),
      ...(related.updates.length > 0 && { autoUpdateOutdatedInstancesDeploymentIds: related.updates }),
    },
  };
}

function blueGreenOf(world: World, deployment: Deployment): Partial<DeploymentInfo> {
  if (!deployment.blueGreen) return {};
  const started =
    deployment.terminationWaitStarted && settingOf(world, "codedeploy-termination-flag") === "set";
  return {
    blueGreenDeploymentConfiguration: blueGreenView(deployment.blueGreen),
    instanceTerminationWaitTimeStarted: started ?? false,
    ...(deployment.targetInstances && { targetInstances: deployment.targetInstances }),
  };
}

/** `DeploymentInfo` as GetDeployment shows it. */
export function deploymentView(world: World, deployment: Deployment): DeploymentInfo {
  const overview = overviewOf(world, deployment);
  // Dates stay outside the clone: in a test's own realm a cloned one is no `Date` to the SDK.
  const copied = structuredClone<DeploymentInfo>({
    applicationName: deployment.application,
    deploymentGroupName: deployment.group,
    deploymentConfigName: deployment.configName,
    deploymentId: deployment.id,
    ...(deployment.previousRevision && { previousRevision: deployment.previousRevision }),
    ...(deployment.revision && { revision: deployment.revision }),
    status: deployment.status,
    ...(deployment.error && { errorInformation: deployment.error as DeploymentInfo["errorInformation"] }),
    ...(overview && { deploymentOverview: overview }),
    ...(deployment.description !== undefined && { description: deployment.description }),
    creator: deployment.creator,
    ignoreApplicationStopFailures: deployment.ignoreStopFailures,
    ...(deployment.autoRollback && { autoRollbackConfiguration: deployment.autoRollback }),
    updateOutdatedInstancesOnly: deployment.updateOutdatedOnly,
    ...rollbackOf(deployment),
    deploymentStyle: styleView(deployment.style),
    ...blueGreenOf(world, deployment),
    ...(deployment.loadBalancer && { loadBalancerInfo: deployment.loadBalancer }),
    fileExistsBehavior: deployment.fileExists,
    deploymentStatusMessages: [],
    computePlatform: "Server",
    ...relatedOf(deployment),
    ...(deployment.overrideAlarms && { overrideAlarmConfiguration: deployment.overrideAlarms }),
  });
  return { ...copied, ...timesOf(world, deployment) };
}
