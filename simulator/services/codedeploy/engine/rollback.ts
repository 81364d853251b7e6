import type { AutoRollbackEvent } from "@aws-sdk/client-codedeploy";
import type { World } from "../../../core/world.ts";
import { startDeployment } from "../new-deployment.ts";
import type { Deployment, Group } from "../state.ts";
import { settingOf } from "../switches.ts";
import { TEXTS } from "../texts.ts";
import { ALLOW, BLOCK, newTarget } from "./events.ts";
import { groupOfDeployment } from "./progress.ts";

/**
 * Automatic rollback of a deployment that failed or was stopped (AWS CodeDeploy user guide,
 * deployments-rollback-and-redeploy): a message while no traffic was rerouted, else a deployment of its own.
 * @param asked StopDeployment's wish, which counts more than the configuration
 */
export function considerRollback(
  world: World,
  failed: Deployment,
  event: AutoRollbackEvent,
  asked?: boolean,
): void {
  const { enabled, events } = failed.autoRollback ?? {};
  const wanted = asked ?? (enabled === true && (events ?? []).includes(event));
  const group = groupOfDeployment(world, failed);
  if (!wanted || !group || failed.creator !== "user") return;
  const message = reasonAgainst(world, group, failed);
  if (message === undefined) rollBack(world, group, failed);
  else if (message !== "") failed.rollback = { message };
}

/** Why there is no rollback deployment: the message AWS gives, "" for none; undefined when there is one. */
function reasonAgainst(world: World, group: Group, failed: Deployment): string | undefined {
  if (failed.kind !== "in-place" && !failed.reroutingBegan) return TEXTS.rollbackNotRequired;
  if (!group.lastSuccessful) {
    return settingOf(world, "codedeploy-rollback-impossible") === "told" ? TEXTS.rollbackImpossible : "";
  }
  const stuck = failed.originalsGone && settingOf(world, "codedeploy-rollback-blue-gone") === "message";
  return stuck ? TEXTS.originalsGone : undefined;
}

function rollBack(world: World, group: Group, failed: Deployment): void {
  const common = {
    creator: "codeDeployRollback" as const,
    configName: failed.configName,
    revision: failed.previousRevision,
    // The alarm that stopped a deployment must not stop its rollback (inferred).
    alarms: undefined,
    autoRollback: { enabled: false, events: [] },
    ignoreStopFailures: failed.ignoreStopFailures,
    style: failed.style,
    blueGreen: failed.blueGreen,
    loadBalancer: failed.loadBalancer,
  };
  const rollback =
    failed.kind === "in-place"
      ? startDeployment(world, group, { ...common, kind: "in-place" })
      : startDeployment(world, group, { ...common, kind: "rollback", ...wayBack(world, failed) });
  rollback.rollback = {
    triggeringId: failed.id,
    message: `Deployment ${rollback.id} is triggered to roll back deployment ${failed.id}.`,
  };
  failed.rollback = { deploymentId: rollback.id };
}

/** Originals run the Allow events, replacements which may have got traffic the Block events: nothing is reinstalled. */
function wayBack(world: World, failed: Deployment): Partial<Deployment> {
  const originals = failed.blue;
  const replacements = failed.green.filter((id) => wasAllowed(failed, id) && !originals.includes(id));
  return {
    blue: originals,
    green: replacements,
    fleetsKnown: true,
    reroutingBegan: true,
    ...(failed.copy && { copy: failed.copy }),
    ...(failed.groupBefore && { groupBefore: failed.groupBefore }),
    ...(failed.pendingGroups && { pendingGroups: failed.pendingGroups }),
    targets: Object.fromEntries([
      ...originals.map((id) => [id, newTarget(world, id, ALLOW, "Blue")] as const),
      ...replacements.map((id) => [id, newTarget(world, id, BLOCK, "Green")] as const),
    ]),
  };
}

const wasAllowed = (failed: Deployment, id: string): boolean =>
  failed.targets[id]?.events.some(({ name, start }) => name === "AllowTraffic" && start !== undefined) ??
  false;
