import { advance } from "../core/time.ts";
import type { World } from "../core/world.ts";

/** What a scenario waits on: an actor of virtual time, a real clock, or `worldClock`. */
export interface ScenarioClock {
  sleep(ms: number): Promise<void>;
}

/** A clock that moves the world itself: for a scenario built before anything else lives in the world. */
export const worldClock = (world: World): ScenarioClock => ({
  sleep: (ms) => {
    advance(world, world.now + ms);
    return Promise.resolve();
  },
});

const everyMs = 15_000;
const tries = 480;

/** Looks every 15 seconds until `look` says that it is so; throws after two hours with what was awaited. */
export async function until(clock: ScenarioClock, what: string, look: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < tries; n++) {
    if (await look()) return;
    await clock.sleep(everyMs);
  }
  throw new Error(`the scenario waited in vain: ${what}`);
}
