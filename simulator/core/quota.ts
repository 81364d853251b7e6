import type { World } from "./world.ts";

/**
 * A quota of the account: its default, unless the fault script sets it by name
 * (`{ kind: "quota", name: "targets-per-target-group", value: 3000 }`), which is how a scenario raises one.
 */
export function quotaOf(world: World, name: string, standard: number): number {
  for (const fault of world.faults) if (fault.kind === "quota" && fault.name === name) return fault.value;
  return standard;
}
