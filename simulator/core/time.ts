import { timers } from "../services/index.ts";
import { nextEventAt } from "./schedule.ts";
import { change } from "./settle.ts";
import type { World } from "./world.ts";

/**
 * Moves the world's time forward: everything due until then happens, each at its own instant, in order.
 * @param toMs epoch milliseconds; an instant in the past leaves the world as it is
 */
export function advance(world: World, toMs: number): void {
  for (let at = nextEventAt(world); at !== undefined && at <= toMs; at = nextEventAt(world)) {
    const event = world.queue.shift()!;
    world.now = Math.max(world.now, event.at);
    const act = timers()[event.type];
    if (!act) throw new Error(`no service knows the scheduled event ${event.type}`);
    change(world, () => act(world, event.payload as never));
  }
  world.now = Math.max(world.now, toMs);
}

/** `advance` by a duration instead of to an instant. */
export function advanceBy(world: World, ms: number): void {
  advance(world, world.now + ms);
}
