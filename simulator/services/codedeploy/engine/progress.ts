import { schedule } from "../../../core/schedule.ts";
import type { World } from "../../../core/world.ts";
import { groupKey } from "../refuse.ts";
import type { Deployment, Group } from "../state.ts";

/** What every timer of a deployment carries. */
export interface Of {
  id: string;
}

/** Goes on to the next stage of the deployment's kind, after a delay in milliseconds. */
export function nextStage(world: World, deployment: Deployment, delayMs = 0): void {
  deployment.leg = undefined;
  schedule(world, delayMs, "codedeploy.next-stage", { id: deployment.id } satisfies Of);
}

/** Whether a deployment has ended: nothing happens in it any more. */
export const isOver = ({ status }: Deployment): boolean =>
  status === "Succeeded" || status === "Failed" || status === "Stopped";

/** The deployment group of a deployment; undefined once somebody deleted it. */
export const groupOfDeployment = (world: World, { application, group }: Deployment): Group | undefined =>
  world.codeDeploy.groups[groupKey(application, group)];
