import { schedule } from "../../../core/schedule.ts";
import type { World } from "../../../core/world.ts";
import { keepHookWaiting } from "../hook-answer.ts";
import type { Deployment } from "../state.ts";
import { TEXTS } from "../texts.ts";
import { failDeployment } from "./endings.ts";
import { ALLOW, BLOCK, INSTALL, newTarget } from "./events.ts";
import { blueSelection, instancesOf } from "./fleets.ts";
import { startLeg } from "./legs.ts";
import { groupOfDeployment, nextStage, type Of } from "./progress.ts";
import { waveOrFail } from "./replace.ts";

/** Chooses the instances of an in-place deployment: the deployment group's. */
export function choose(world: World, deployment: Deployment): void {
  const group = groupOfDeployment(world, deployment);
  if (deployment.green.length === 0 && group) {
    deployment.green = instancesOf(world, deployment.roleArn, blueSelection(group));
  }
  if (deployment.green.length === 0) {
    return failDeployment(world, deployment, "NO_INSTANCES", TEXTS.noInstances);
  }
  const names = deployment.style.trafficControl ? [...BLOCK, ...INSTALL, ...ALLOW] : INSTALL;
  for (const id of deployment.green) deployment.targets[id] ??= newTarget(world, id, names);
  deployment.fleetsKnown = true;
  nextStage(world, deployment);
}

/** Takes the instances through all their events, so many at a time as the configuration says. */
export function deployInPlace(world: World, deployment: Deployment): void {
  const wave = waveOrFail(world, deployment, deployment.green.length);
  const [first] = Object.values(deployment.targets);
  if (wave) startLeg(world, deployment, deployment.green, { from: 0, to: first!.events.length }, wave);
}

const HEARTBEAT_MS = 300_000;

/** A launch deployment: one instance, whose Auto Scaling hook waits meanwhile. */
export function deployOnLaunch(world: World, deployment: Deployment): void {
  const wave = { window: 1, minimum: 1, lastMayFail: false };
  schedule(world, HEARTBEAT_MS, "codedeploy.heartbeat", { id: deployment.id } satisfies Of);
  startLeg(world, deployment, deployment.green, { from: 0, to: INSTALL.length }, wave);
}

/** Timer: the hook is told to wait on. */
export function heartbeat(world: World, deployment: Deployment): void {
  keepHookWaiting(world, deployment);
  schedule(world, HEARTBEAT_MS, "codedeploy.heartbeat", { id: deployment.id } satisfies Of);
}
