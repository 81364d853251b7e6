import { newWorld } from "../../simulator/core/new-world.ts";
import type { World } from "../../simulator/core/world.ts";
import { directClients } from "../../simulator/scenarios/clients.ts";
import { buildFleet, type Fleet } from "../../simulator/scenarios/fleet.ts";
import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import { createVirtualTime } from "../../simulator/time/virtual-time.ts";

/** A fleet in service, and the world it stands in. */
export interface Standing {
  world: World;
  fleet: Fleet;
}

/** What such a fleet depends on. */
export interface Ground {
  options: Partial<FleetOptions>;
  seed: number;
  switches: Record<string, string>;
}

/** Makes a new fleet, and one more each time it is asked. */
export type Stand = (ground: Ground) => Promise<Standing>;

/** Builds the fleet in a new world; `touch` may change the world before anything is in it. */
export async function build(
  { options, seed, switches }: Ground,
  touch: (world: World) => void = () => undefined,
): Promise<Standing> {
  const world = newWorld({ seed, switches });
  touch(world);
  const time = createVirtualTime(world);
  const builder = time.actor("the builder");
  const sdk = directClients({ world, time }, undefined, builder.plugin);
  const fleet = await time.run(() => buildFleet(sdk, builder, options));
  world.users.harms.length = 0; // what users saw while the fleet was being built is no concern of the action
  return { world, fleet };
}

const KEPT = 60;

/** Builds like `build`, but the same fleet only once: a copy of a world has the same future. Keeps the newest few. */
export function buildOnce(): Stand {
  const built = new Map<string, Promise<Standing>>();
  return async (ground) => {
    const key = JSON.stringify(ground);
    const known = built.get(key) ?? build(ground);
    built.set(key, known);
    const [oldest] = built.keys();
    if (built.size > KEPT) built.delete(oldest!);
    return structuredClone(await known);
  };
}
