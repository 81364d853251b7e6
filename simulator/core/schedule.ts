import type { World } from "./world.ts";

/** Something that will happen in the world at a known instant: plain data, so that a snapshot holds it. */
export interface Scheduled {
  /** Epoch milliseconds of virtual time. */
  at: number;
  /** Ties are broken by the order of scheduling. */
  seq: number;
  /** `<service>.<what>`; the service's `timers` table holds the function. */
  type: string;
  payload: unknown;
}

/** Puts an event into the world's queue; returns its `seq`, by which it can be cancelled. */
export function schedule(world: World, delayMs: number, type: string, payload: unknown = {}): number {
  const event: Scheduled = {
    at: world.now + Math.max(0, Math.round(delayMs)),
    seq: ++world.seq,
    type,
    payload,
  };
  let low = 0;
  let high = world.queue.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = world.queue[middle]!;
    if (other.at < event.at || (other.at === event.at && other.seq < event.seq)) low = middle + 1;
    else high = middle;
  }
  world.queue.splice(low, 0, event);
  return event.seq;
}

/** Takes an event out of the queue again; unknown or past ones are ignored. */
export function unschedule(world: World, seq: number): void {
  const at = world.queue.findIndex((event) => event.seq === seq);
  if (at >= 0) world.queue.splice(at, 1);
}

/** When the next event is due, or undefined when nothing is planned. */
export const nextEventAt = (world: World): number | undefined => world.queue[0]?.at;
