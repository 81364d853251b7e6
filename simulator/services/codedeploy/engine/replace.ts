import { schedule } from "../../../core/schedule.ts";
import type { World } from "../../../core/world.ts";
import { quotaOf } from "../../../core/quota.ts";
import { alarmFaultsOn } from "../../cloudwatch/alarm-faults.ts";
import { configOf } from "../api/configs.ts";
import type { Deployment } from "../state.ts";
import { TEXTS } from "../texts.ts";
import { failDeployment, failureText, requestStop } from "./endings.ts";
import { ALLOW, BLOCK, GREEN, INSTALL, newTarget } from "./events.ts";
import { startLeg } from "./legs.ts";
import { nextStage, type Of } from "./progress.ts";
import { addBlueTargets, chooseBlueAgain } from "./provision.ts";
import { targetGroupsOf } from "./traffic.ts";
import { waveOf, type Wave } from "./waves.ts";

const MINUTE = 60_000;

/** What the deployment's configuration means for its fleet; fails the deployment when it cannot be held. */
export function waveOrFail(world: World, deployment: Deployment, total: number): Wave | undefined {
  const wave = waveOf(world, deployment.configName, total);
  if (!wave) failDeployment(world, deployment, "HEALTH_CONSTRAINTS_INVALID", TEXTS.healthConstraintsInvalid);
  return wave;
}

/** Installs the revision on green. */
export function installGreen(world: World, deployment: Deployment): void {
  if (deployment.green.length > quotaOf(world, "codedeploy-instances-per-deployment", 1000)) {
    return failDeployment(world, deployment, "OVER_MAX_INSTANCES", TEXTS.overMaxInstances);
  }
  const wave = waveOrFail(world, deployment, deployment.green.length);
  if (!wave) return;
  alarmFaultsOn(world, "install");
  startLeg(world, deployment, deployment.green, { from: 0, to: INSTALL.length }, wave);
}

/** Green is installed: waits to be continued, or goes on at once. */
export function awaitReady(world: World, deployment: Deployment): void {
  const { action, minutes } = deployment.blueGreen!.ready;
  if (action === "CONTINUE_DEPLOYMENT") return nextStage(world, deployment);
  deployment.status = "Ready";
  deployment.waiting = schedule(world, minutes * MINUTE, "codedeploy.ready-expired", {
    id: deployment.id,
  } satisfies Of);
}

/** Timer: nobody continued in time. */
export function readyExpired(world: World, deployment: Deployment): void {
  if (deployment.status === "Ready") requestStop(world, deployment, {});
}

/** ContinueDeployment(READY_WAIT): rerouting begins. */
export function leaveReady(world: World, deployment: Deployment): void {
  deployment.status = "InProgress";
  nextStage(world, deployment, 1000);
}

/** Registers green with the load balancer, so many at a time. */
export function shift(world: World, deployment: Deployment): void {
  const wave = waveOrFail(world, deployment, deployment.green.length);
  if (!wave) return;
  if (deployment.style.trafficControl) targetGroupsOf(world, deployment);
  chooseBlueAgain(world, deployment);
  deployment.reroutingBegan = true;
  addBlueTargets(world, deployment);
  const ready = deployment.green.filter((id) => deployment.targets[id]!.status === "Ready");
  startLeg(world, deployment, ready, { from: INSTALL.length, to: GREEN.length }, wave);
}

/** Monitors the zones for as long as a zonal configuration says. */
export function bake(world: World, deployment: Deployment): void {
  const { zonal } = configOf(world, deployment.configName);
  const seconds = zonal?.firstZoneMonitorDurationInSeconds ?? zonal?.monitorDurationInSeconds ?? 0;
  if (seconds > 0) deployment.status = "Baking";
  nextStage(world, deployment, seconds * 1000);
}

/** Takes blue out of the load balancer: all at once, whatever the configuration. */
export function takeBlueOff(world: World, deployment: Deployment): void {
  deployment.status = "InProgress";
  for (const id of deployment.blue) {
    // An instance in both fleets was green until now.
    if (deployment.targets[id]!.label === "Green")
      deployment.targets[id] = newTarget(world, id, BLOCK, "Blue");
  }
  startLeg(world, deployment, deployment.blue, { from: 0, to: BLOCK.length }, "all");
}

/** A single instance that could not be taken out fails the deployment, though the traffic has moved. */
export function checkTakenOut(world: World, deployment: Deployment): void {
  if (!deployment.notTakenOut) return nextStage(world, deployment);
  failDeployment(world, deployment, "HEALTH_CONSTRAINTS", failureText(world, TEXTS.healthConstraints));
}

/** Rollback: the originals get traffic again. */
export function allowOriginals(world: World, deployment: Deployment): void {
  const wave = waveOf(world, deployment.configName, deployment.blue.length);
  const range = { from: 0, to: ALLOW.length };
  startLeg(world, deployment, deployment.blue, range, wave ?? "all");
}

/** Rollback: the replacements lose it. */
export function blockReplacements(world: World, deployment: Deployment): void {
  deployment.failedSoFar = 0;
  startLeg(world, deployment, deployment.green, { from: 0, to: BLOCK.length }, "all");
}
