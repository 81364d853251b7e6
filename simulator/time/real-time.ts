import { nextEventAt } from "../core/schedule.ts";
import { advance } from "../core/time.ts";
import type { World } from "../core/world.ts";
import type { WorldTime } from "../wire/world-time.ts";

export interface RealTimeOptions {
  /** How many times faster than the wall; 1 by default. */
  speed?: number;
  /** Epoch milliseconds from which on time runs faster; the present by default. */
  epoch?: number;
  /** Told after each move of time, e.g. for a data plane to follow the world. */
  onAdvance?: () => void;
}

export interface RealTime extends WorldTime {
  /** Virtual epoch milliseconds. */
  now(): number;
  /** What a process that shares this time is given as BLUEGREEN_CLOCK: `<epochMs>x<speed>`. */
  setting: string;
  stop(): void;
}

/** Longer timers fire at once (Node's `setTimeout` holds 31 bits). */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Drives a world by the wall clock: virtual now = epoch + (wall now − epoch) × speed. */
export function startRealTime(world: World, options: RealTimeOptions = {}): RealTime {
  const { speed = 1, epoch = Date.now() } = options;
  const now = (): number => Math.floor(epoch + (Date.now() - epoch) * speed);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function sync(): void {
    advance(world, now());
    options.onAdvance?.();
  }
  function touch(): void {
    clearTimeout(timer);
    const next = nextEventAt(world);
    if (stopped || next === undefined) return;
    timer = setTimeout(tick, Math.min(LONGEST_TIMER, Math.max(1, Math.ceil((next - now()) / speed))));
  }
  function tick(): void {
    sync();
    touch();
  }

  tick();
  return {
    now,
    setting: `${epoch}x${speed}`,
    sync,
    touch() {
      touch();
      options.onAdvance?.();
    },
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms / speed)),
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
