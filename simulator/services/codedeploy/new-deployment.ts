import type { World } from "../../core/world.ts";
import { schedule } from "../../core/schedule.ts";
import { newDeploymentId } from "./names.ts";
import type { Deployment, Group } from "./state.ts";
import { settingOf } from "./switches.ts";

/** What a new deployment does not take over from its group. */
export type Particulars = Pick<Deployment, "kind" | "creator"> & Partial<Deployment>;

/**
 * Files a deployment of a group and starts it: Created, Queued and InProgress within seconds.
 * @returns the deployment; its members are the group's unless given
 */
export function startDeployment(world: World, group: Group, particulars: Particulars): Deployment {
  const previous = group.lastSuccessful && world.codeDeploy.deployments[group.lastSuccessful]?.revision;
  const deployment: Deployment = {
    ...structuredClone({
      configName: group.configName,
      roleArn: group.roleArn,
      style: group.style,
      autoRollback: group.autoRollback,
      blueGreen: group.style.type === "BLUE_GREEN" ? group.blueGreen : undefined,
      loadBalancer: group.loadBalancer,
      alarms: group.alarms,
      previousRevision: previous || undefined,
    }),
    id: newDeploymentId(world),
    application: group.application,
    group: group.name,
    stage: -1,
    status: "Created",
    createTime: world.now,
    ignoreStopFailures: false,
    updateOutdatedOnly: false,
    fileExists: "DISALLOW",
    rollback: {},
    targets: {},
    green: [],
    blue: [],
    fleetsKnown: false,
    failedSoFar: 0,
    reroutingBegan: false,
    outdatedLaunches: [],
    ...structuredClone(particulars),
  };
  world.codeDeploy.deployments[deployment.id] = deployment;
  group.active.push(deployment.id);
  if (deployment.kind !== "launch") attempt(world, group, deployment);
  schedule(world, 600, "codedeploy.queue", { id: deployment.id });
  return deployment;
}

function attempt(world: World, group: Group, deployment: Deployment): void {
  group.lastAttempted = deployment.id;
  if (deployment.revision && settingOf(world, "codedeploy-target-revision") === "last-attempted") {
    group.targetRevision = structuredClone(deployment.revision);
  }
}
