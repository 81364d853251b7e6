import type { World } from "../../core/world.ts";
import { secondsOf, switches } from "./switches.ts";

type Name = keyof typeof switches;
type Setting<N extends Name> = (typeof switches)[N]["settings"][number];

/** How a switch of EC2 is set in this world. */
export const settingOf = <N extends Name>(world: World, name: N): Setting<N> =>
  (world.switches[name] ?? switches[name].settings[0]) as Setting<N>;

/** The milliseconds that a time switch of EC2 stands for in this world. */
export const switchMs = (world: World, name: Name): number => (secondsOf[settingOf(world, name)] ?? 0) * 1000;
