import type { SwitchTable } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { callSwitches } from "./switches-calls.ts";
import { courseSwitches } from "./switches-course.ts";

/** What AWS does not say about CodeDeploy, or says twice: the first setting is the worst for a client, or the likeliest. */
export const switches = { ...callSwitches, ...courseSwitches } as const satisfies SwitchTable;

type Name = keyof typeof switches;
type Setting<N extends Name> = (typeof switches)[N]["settings"][number];

/** The setting of one of CodeDeploy's switches in this world. */
export function settingOf<N extends Name>(world: World, name: N): Setting<N> {
  return (world.switches[name] as Setting<N> | undefined) ?? switches[name].settings[0];
}
