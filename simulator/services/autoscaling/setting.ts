import type { World } from "../../core/world.ts";
import { switches } from "./switches.ts";

type Name = keyof typeof switches;
type Setting<N extends Name> = (typeof switches)[N]["settings"][number];

/** How a switch of Auto Scaling is set in this world. */
export const settingOf = <N extends Name>(world: World, name: N): Setting<N> =>
  (world.switches[name] ?? switches[name].settings[0]) as Setting<N>;
