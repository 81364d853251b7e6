import type { World } from "../../../core/world.ts";
import type { Deployment, Leg, Target } from "../state.ts";
import { TEXTS } from "../texts.ts";
import { beginEvent } from "./run-events.ts";
import { failDeployment, failureText, stopIfQuiet } from "./endings.ts";
import { nextStage } from "./progress.ts";
import type { Wave } from "./waves.ts";

/**
 * Sends instances through events `from` to `to` (exclusive) of their lists, `wave.window` at a time; goes on to the
 * next stage when all are through, fails the deployment when too many failed.
 */
export function startLeg(
  world: World,
  deployment: Deployment,
  ids: readonly string[],
  range: { from: number; to: number },
  wave: Wave | "all",
): void {
  const limits =
    wave === "all"
      ? { window: ids.length, minimum: 0, lastMayFail: false, tolerance: "report" as const }
      : { ...wave, tolerance: "minimum" as const };
  deployment.leg = { ids: [...ids], started: 0, running: 0, succeeded: 0, failed: 0, ...range, ...limits };
  if (ids.length === 0) nextStage(world, deployment);
  else startMore(world, deployment, deployment.leg);
}

function startMore(world: World, deployment: Deployment, leg: Leg): void {
  while (deployment.leg === leg && leg.running < leg.window && leg.started < leg.ids.length) {
    const target = deployment.targets[leg.ids[leg.started++]!]!;
    leg.running++;
    target.status = "InProgress";
    target.updated = world.now;
    target.at = leg.from;
    target.since = world.now;
    beginEvent(world, deployment, target);
  }
}

/** An instance is through its leg, or failed in it. */
export function targetDone(world: World, deployment: Deployment, target: Target, succeeded: boolean): void {
  const leg = deployment.leg;
  if (!leg) return;
  const more = leg.to < target.events.length;
  target.status = !succeeded ? "Failed" : more ? "Ready" : "Succeeded";
  target.updated = world.now;
  leg.running--;
  leg[succeeded ? "succeeded" : "failed"]++;
  if (deployment.stopping) return stopIfQuiet(world, deployment);
  if (tooManyFailed(deployment, leg)) {
    return failDeployment(
      world,
      deployment,
      "HEALTH_CONSTRAINTS",
      failureText(world, TEXTS.healthConstraints),
    );
  }
  if (leg.succeeded + leg.failed < leg.ids.length) return startMore(world, deployment, leg);
  deployment.failedSoFar += leg.failed;
  nextStage(world, deployment);
}

function tooManyFailed(deployment: Deployment, leg: Leg): boolean {
  if (leg.tolerance === "report" || leg.failed === 0) return false;
  const failed = deployment.failedSoFar + leg.failed;
  const healthy = deployment.failedSoFar + leg.ids.length - failed;
  const veryLast = leg.running === 0 && leg.started === leg.ids.length && failed === 1;
  if (healthy > 0 && leg.lastMayFail && veryLast) return false;
  return healthy < Math.max(1, leg.minimum);
}
