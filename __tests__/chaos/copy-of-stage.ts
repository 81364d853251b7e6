import type { World } from "../../simulator/core/world.ts";
import type { Fleet } from "../../simulator/scenarios/fleet.ts";
import { createVirtualTime } from "../../simulator/time/virtual-time.ts";
import type { Site } from "../journeys/run.ts";
import { stageOf } from "./fixture-stage.ts";
import type { Fixture } from "./fixtures.ts";
import { copyOf, watch, type Memory, type Watch } from "./invariants.ts";
import { allHandled } from "./unhandled.ts";

/** A world in which processes run, under the watch. */
export interface Copied {
  fleet: Fleet;
  site: Site;
  watching: Watch;
}

/** Where a copy begins: a world, what was seen of it so far, and the processes that have ended in it. */
export interface From {
  world: World;
  memory?: Memory | undefined;
  dead: readonly number[];
}

/** Acts on a copy of a world in which a fixture stands; the original stays as it is. */
export async function onCopy<T>(
  fixture: Fixture,
  from: From,
  act: (copied: Copied) => Promise<T>,
): Promise<T> {
  const { fleet } = await stageOf(fixture);
  const world = structuredClone(from.world);
  const time = createVirtualTime(world);
  return allHandled(() =>
    time.run(() => {
      const site: Site = { world, time, door: "direct", seed: 1, brief: true, ended: new Set(from.dead) };
      return act({ fleet, site, watching: watch(site, from.memory && copyOf(from.memory)) });
    }),
  );
}
