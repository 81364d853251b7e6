import type { World } from "../../core/world.ts";
import { secondsOf, switches } from "./switches.ts";

/** The milliseconds that a time switch of EC2 stands for in this world. */
export function switchMs(world: World, name: keyof typeof switches): number {
  const setting = world.switches[name] ?? switches[name].settings[0];
  return (secondsOf[setting] ?? 0) * 1000;
}
