import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { schedule } from "../../../core/schedule.ts";
import type { World } from "../../../core/world.ts";
import type { Deployment } from "../state.ts";
import { settingOf } from "../switches.ts";
import { TEXTS, unsupportedFields } from "../texts.ts";
import { copyExtras, createCopy, uncertainFields } from "./copy-group.ts";
import { failDeployment } from "./endings.ts";
import { BLOCK, GREEN, newTarget } from "./events.ts";
import { areEqual, blueSelection, describeGroups, greenSelection, inService, instancesOf } from "./fleets.ts";
import { groupOfDeployment, nextStage, type Of } from "./progress.ts";
import { asRole } from "./role.ts";

/** Processes that CodeDeploy suspends on the copy until the shift is over. */
export const SUSPENDED = ["AddToLoadBalancer", "AlarmNotification", "ScheduledActions"];

const CAPACITY_LIMIT_MS = 3_600_000;

const noInstances = (world: World, deployment: Deployment): void =>
  failDeployment(world, deployment, "NO_INSTANCES", TEXTS.noInstances);

/** COPY_AUTO_SCALING_GROUP: makes `CodeDeploy_<group>_<id>` and raises it to the original's number of healthy instances. */
export function copyGroup(world: World, deployment: Deployment): void {
  const name = groupOfDeployment(world, deployment)?.autoScalingGroups[0]?.name;
  const [original] = describeGroups(world, deployment.roleArn, name ? [name] : []);
  if (!name || !original) return noInstances(world, deployment);
  const fields = uncertainFields(original);
  if (fields.length > 0 && settingOf(world, "codedeploy-copy-fields") === "refused") {
    return failDeployment(world, deployment, "AUTOSCALING_VALIDATION_ERROR", unsupportedFields(fields));
  }
  const healthy = (original.Instances ?? []).filter(({ HealthStatus }) => HealthStatus === "Healthy");
  const blue = inService({ ...original, Instances: healthy });
  if (blue.length === 0) return noInstances(world, deployment);
  const groupName = `CodeDeploy_${deployment.group}_${deployment.id}`;
  deployment.copy = { groupName, originalGroup: name, capacity: blue.length, since: world.now };
  deployment.blue = inService(original);
  createCopy(world, deployment.roleArn, groupName, deployment.id, original);
  copyExtras(world, deployment.roleArn, groupName, original);
  raise(world, deployment, original);
  nextStage(world, deployment, 5000);
}

function raise(world: World, deployment: Deployment, original: AutoScalingGroup): void {
  const { groupName: AutoScalingGroupName, capacity } = deployment.copy!;
  const inherited = (original.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName!);
  const ask = (operation: string, input: object): void => {
    asRole(world, deployment.roleArn, `autoscaling:${operation}`, { AutoScalingGroupName, ...input });
  };
  if (inherited.length > 0 && settingOf(world, "codedeploy-copy-suspensions") === "copied") {
    ask("SuspendProcesses", { ScalingProcesses: inherited });
  }
  const minimum = settingOf(world, "codedeploy-copy-minimum") === "original" ? original.MinSize! : capacity;
  ask("UpdateAutoScalingGroup", { MinSize: Math.min(minimum, capacity), DesiredCapacity: capacity });
  ask("SuspendProcesses", { ScalingProcesses: SUSPENDED });
}

/** Waits until the copy's instances are in service: they are green. Also the timer of that wait. */
export function awaitCapacity(world: World, deployment: Deployment): void {
  const { groupName, capacity, since } = deployment.copy!;
  const [group] = describeGroups(world, deployment.roleArn, [groupName]);
  const ids = inService(group);
  if (ids.length >= capacity) {
    deployment.green = ids.sort();
    return fleetsAreKnown(world, deployment);
  }
  if (world.now - since >= CAPACITY_LIMIT_MS) {
    const code = settingOf(world, "codedeploy-capacity-never-reached");
    const text = code === "HEALTH_CONSTRAINTS" ? TEXTS.healthConstraints : TEXTS.capacity;
    return failDeployment(world, deployment, code, text);
  }
  schedule(world, 10_000, "codedeploy.capacity", { id: deployment.id } satisfies Of);
}

/** DISCOVER_EXISTING: finds both fleets; they must be of one size. */
export function discover(world: World, deployment: Deployment): void {
  const group = groupOfDeployment(world, deployment);
  if (!group) return noInstances(world, deployment);
  const green = instancesOf(world, deployment.roleArn, greenSelection(deployment));
  const blue = instancesOf(world, deployment.roleArn, blueSelection(group)).filter(
    (id) => !green.includes(id) || settingOf(world, "codedeploy-overlap") !== "green-only",
  );
  if (green.length === 0 || blue.length === 0) return noInstances(world, deployment);
  if (!areEqual(world, deployment, blue, green)) return noInstances(world, deployment);
  deployment.green = green;
  deployment.blue = blue;
  fleetsAreKnown(world, deployment);
}

function fleetsAreKnown(world: World, deployment: Deployment): void {
  for (const id of deployment.green) deployment.targets[id] = newTarget(world, id, GREEN, "Green");
  if (settingOf(world, "codedeploy-blue-listed") === "from-start") addBlueTargets(world, deployment);
  deployment.fleetsKnown = true;
  nextStage(world, deployment);
}

/** Blue's instances become targets; one that is green as well waits until green is through. */
export function addBlueTargets(world: World, deployment: Deployment): void {
  for (const id of deployment.blue) deployment.targets[id] ??= newTarget(world, id, BLOCK, "Blue");
}

/** Who is blue now, where that is decided late. */
export function chooseBlueAgain(world: World, deployment: Deployment): void {
  const group = groupOfDeployment(world, deployment);
  if (!group || settingOf(world, "codedeploy-blue-chosen") !== "at-shift") return;
  const selection = deployment.copy
    ? { autoScalingGroups: [deployment.copy.originalGroup] }
    : blueSelection(group);
  const greenOnly = deployment.copy || settingOf(world, "codedeploy-overlap") === "green-only";
  deployment.blue = instancesOf(world, deployment.roleArn, selection).filter(
    (id) => !greenOnly || !deployment.green.includes(id),
  );
}
