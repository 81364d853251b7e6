import { newWorld } from "../core/new-world.ts";
import type { World } from "../core/world.ts";
import { createDataPlane, keepProbing } from "../data-plane/data-plane.ts";
import type { DataPlane } from "../data-plane/data-plane.ts";
import { httpClients } from "../scenarios/clients.ts";
import { buildFleet } from "../scenarios/fleet.ts";
import type { Fleet } from "../scenarios/fleet.ts";
import type { FleetOptions } from "../scenarios/options.ts";
import { worldClock } from "../scenarios/waiting.ts";
import { startRealTime } from "../time/real-time.ts";
import { httpDoor } from "../wire/http-door.ts";
import { stillTime } from "../wire/world-time.ts";

/** An AWS with a fleet in service, in scaled real time, with real servers. */
export interface Stage {
  world: World;
  fleet: Fleet;
  plane: DataPlane;
  /** Where the AWS answers. */
  endpoint: string;
  /** Where users reach the fleet. */
  url: string;
  /** What BLUEGREEN_CLOCK has to be. */
  clock: string;
  /** Called after every change of the world. */
  onChange(watch: () => void): void;
  close(): Promise<void>;
}

/** The fleet is built in a world whose time nobody waits for; it must be long enough ago to lie in the past. */
const builtBeforeMs = 6 * 3_600_000;
/** Real milliseconds between two rounds of probes: often, so that the world's own interval decides. */
const probeEveryMs = 150;

/** Builds the fleet by calls over HTTP, then lets time run and puts real servers under it. */
export async function setStage(options: Partial<FleetOptions>, speed: number): Promise<Stage> {
  const world = newWorld({ seed: 1, now: Date.now() - builtBeforeMs });
  const fleet = await builtOverHttp(world, options);

  const watchers: (() => void)[] = [];
  const changed = () => {
    for (const watch of watchers) watch();
  };
  const time = startRealTime(world, { speed, onAdvance: changed });
  const plane = createDataPlane({ world, speed, touch: () => time.touch() });
  watchers.push(() => plane.follow());
  const door = await httpDoor({ world, time });
  const url = `${await plane.open(fleet.listenerArn)}/`;
  await plane.probe();
  const probing = keepProbing(plane, probeEveryMs);
  return {
    world,
    fleet,
    plane,
    endpoint: door.endpoint,
    url,
    clock: time.setting,
    onChange: (watch) => void watchers.push(watch),
    async close() {
      await probing.stop();
      time.stop();
      await Promise.all([door.close(), plane.close()]);
    },
  };
}

async function builtOverHttp(world: World, options: Partial<FleetOptions>): Promise<Fleet> {
  const door = await httpDoor({ world, time: stillTime(world) });
  try {
    return await buildFleet(httpClients(door.endpoint), worldClock(world), options);
  } finally {
    await door.close();
  }
}
