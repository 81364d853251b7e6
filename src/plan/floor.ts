import type { DeploymentConfigInfo } from "@aws-sdk/client-codedeploy";
import type { Facts } from "./facts.ts";
import { settingsOf } from "./settings.ts";

/**
 * The number of instances that a deployment configuration wants to stay healthy of `count`; percentages round up
 * (CodeDeploy user guide, instances-health).
 */
export function minimumOf(config: DeploymentConfigInfo, count: number): number {
  const { type, value = 0 } = config.minimumHealthyHosts ?? {};
  if (type === "FLEET_PERCENT") return Math.ceil((count * value) / 100);
  if (type === "HOST_COUNT") return value;
  // OneAtATime is answered as MOST_CONCURRENCY 1, which the API's own list of values does not hold: `value` at a time.
  return Math.max(0, count - value);
}

/** A minimum must be below the total, or the deployment fails at once: HEALTH_CONSTRAINTS_INVALID (same page). */
export const isPossible = (config: DeploymentConfigInfo, count: number): boolean =>
  minimumOf(config, count) < count;

/**
 * How many green instances certainly serve when CodeDeploy takes blue out, all at once (rule 13): the minimum, but one
 * at least, since a deployment without any success fails (CodeDeploy user guide, deployment-configurations).
 */
export const floorOf = (config: DeploymentConfigInfo, count: number): number =>
  Math.min(count, Math.max(1, minimumOf(config, count)));

/** What this deployment promises, and by what. */
export interface Floor {
  /** Healthy green targets when blue leaves. */
  count: number;
  /** `ready`: we register all of green in the Ready pause and go on when all are healthy. */
  by: "ready" | "configuration";
}

/** The promise of this deployment group; undefined when its configuration or blue is missing. */
export function promisedFloor({ deploymentGroup, deploymentConfig, blue }: Facts): Floor | undefined {
  if (!deploymentConfig || !blue) return undefined;
  return settingsOf(deploymentGroup).readyAction === "STOP_DEPLOYMENT"
    ? { count: blue.count, by: "ready" }
    : { count: floorOf(deploymentConfig, blue.count), by: "configuration" };
}
