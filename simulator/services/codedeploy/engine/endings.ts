import { unschedule } from "../../../core/schedule.ts";
import type { World } from "../../../core/world.ts";
import { answerHook } from "../hook-answer.ts";
import { registeredRevision } from "../api/revisions.ts";
import type { Deployment, Stopping } from "../state.ts";
import { settingOf } from "../switches.ts";
import { updateOutdated } from "./follow-on.ts";
import { groupOfDeployment, isOver } from "./progress.ts";
import { considerRollback } from "./rollback.ts";

/** The text of an error, with the code behind it where AWS appends it. */
export const failureText = (world: World, text: string): string =>
  settingOf(world, "codedeploy-failure-text") === "with-code"
    ? `${text} (Error code: HEALTH_CONSTRAINTS)`
    : text;

/** The deployment fails: what has not begun is skipped, and automatic rollback is considered. */
export function failDeployment(world: World, deployment: Deployment, code: string, message: string): void {
  if (isOver(deployment)) return;
  deployment.error = { code, message };
  abandonTargets(world, deployment);
  conclude(world, deployment, "Failed");
  considerRollback(world, deployment, "DEPLOYMENT_FAILURE");
}

/** The deployment ends well: its revision becomes the group's last successful one. */
export function succeed(world: World, deployment: Deployment): void {
  if (isOver(deployment)) return;
  const group = groupOfDeployment(world, deployment);
  conclude(world, deployment, "Succeeded");
  if (!group || deployment.kind === "launch") return;
  group.lastSuccessful = deployment.id;
  if (deployment.revision) {
    if (settingOf(world, "codedeploy-target-revision") === "last-successful")
      group.targetRevision = deployment.revision;
    const record = registeredRevision(world, deployment.application, deployment.revision);
    record.lastUsedTime = world.now;
    if (!record.groups.includes(group.name)) record.groups.push(group.name);
  }
  updateOutdated(world, group, deployment);
}

/** Begins to stop a deployment; lifecycle events under way are waited for. */
export function requestStop(world: World, deployment: Deployment, stopping: Stopping): void {
  deployment.stopping ??= stopping;
  stopIfQuiet(world, deployment);
}

/** Ends a deployment that is being stopped as soon as no lifecycle event is under way. */
export function stopIfQuiet(world: World, deployment: Deployment): void {
  const { stopping, leg } = deployment;
  if (!stopping || isOver(deployment) || (leg && leg.running > 0)) return;
  if (stopping.error) deployment.error = stopping.error;
  abandonTargets(world, deployment);
  conclude(world, deployment, "Stopped");
  if (stopping.event) considerRollback(world, deployment, stopping.event, stopping.rollBack);
}

function abandonTargets(world: World, deployment: Deployment): void {
  const inFlight = () => settingOf(world, "codedeploy-in-flight-at-failure");
  for (const target of Object.values(deployment.targets)) {
    if (target.status === "Succeeded" || target.status === "Failed" || target.status === "Skipped") continue;
    target.status = target.status === "InProgress" ? inFlight() : "Skipped";
    target.updated = world.now;
    for (const event of target.events) {
      if (event.status === "InProgress") event.status = inFlight();
      if (event.status === "Pending") event.status = "Skipped";
    }
  }
}

function conclude(world: World, deployment: Deployment, status: "Succeeded" | "Failed" | "Stopped"): void {
  deployment.status = status;
  deployment.completeTime = world.now;
  deployment.leg = undefined;
  if (deployment.waiting !== undefined) unschedule(world, deployment.waiting);
  deployment.waiting = undefined;
  const group = groupOfDeployment(world, deployment);
  if (group) group.active = group.active.filter((id) => id !== deployment.id);
  answerHook(world, deployment, status === "Succeeded");
}
