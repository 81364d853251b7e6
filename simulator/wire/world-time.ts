import { advance } from "../core/time.ts";
import type { World } from "../core/world.ts";

/** What the doors need of time, be it virtual or real. */
export interface WorldTime {
  /** Before a call: brings the world to the present. */
  sync(): void;
  /** After a call: what it scheduled must come about. */
  touch(): void;
  /** Waits in the world's time while a call is under way (a latency fault). */
  pause(ms: number): Promise<void>;
}

/** Time that stands still, for trying calls one by one: only a latency moves the world. */
export const stillTime = (world: World): WorldTime => ({
  sync() {},
  touch() {},
  async pause(ms) {
    advance(world, world.now + ms);
  },
});
