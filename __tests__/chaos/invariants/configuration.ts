import type { World } from "../../../simulator/core/world.ts";

/** The built-in configurations (CodeDeploy user guide, deployment-configurations): how many stay healthy of `count`. */
const BUILT_IN: Readonly<Record<string, (count: number) => number>> = {
  "CodeDeployDefault.AllAtOnce": () => 0,
  "CodeDeployDefault.HalfAtATime": (count) => Math.ceil(count / 2),
  "CodeDeployDefault.OneAtATime": (count) => count - 1,
};

/**
 * How many green instances a configuration promises when blue is taken out at once (rule 13): its minimum, one at least,
 * since a deployment without any success fails.
 */
export function lookupConfig(world: World, name: string, count: number): number {
  const { minimum } = world.codeDeploy.configs[name] ?? {};
  const least =
    BUILT_IN[name]?.(count) ??
    (minimum?.type === "FLEET_PERCENT" ? Math.ceil((count * minimum.value) / 100) : (minimum?.value ?? 0));
  return Math.min(count, Math.max(1, least));
}
