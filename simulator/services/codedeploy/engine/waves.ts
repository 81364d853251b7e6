import type { World } from "../../../core/world.ts";
import { configOf } from "../api/configs.ts";
import { settingOf } from "../switches.ts";

/** How many instances may be worked on at once, and how many must stay healthy. */
export interface Wave {
  window: number;
  minimum: number;
  /** The failure of the very last instance alone is forgiven. */
  lastMayFail: boolean;
}

/**
 * What a deployment configuration means for a fleet (AWS CodeDeploy user guide, deployment-configurations).
 * @returns undefined when the minimum leaves nothing to work on: HEALTH_CONSTRAINTS_INVALID
 */
export function waveOf(world: World, configName: string, total: number): Wave | undefined {
  const { type, value } = configOf(world, configName).minimum;
  if (type === "MOST_CONCURRENCY") return { window: value, minimum: total, lastMayFail: true };
  const minimum = type === "FLEET_PERCENT" ? Math.ceil((total * value) / 100) : value;
  if (minimum < total) return { window: total - minimum, minimum, lastMayFail: false };
  const half = configName === "CodeDeployDefault.HalfAtATime";
  if (half && total === 1 && settingOf(world, "codedeploy-half-of-one") === "works") {
    return { window: 1, minimum: 1, lastMayFail: false };
  }
  return undefined;
}
