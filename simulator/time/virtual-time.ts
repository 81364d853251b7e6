import type { World } from "../core/world.ts";
import type { SdkPlugin } from "../wire/sdk-plugin.ts";
import type { WorldTime } from "../wire/world-time.ts";
import {
  begin,
  changed,
  leave,
  newTimeline,
  pause,
  run,
  sleepUntil,
  type Life,
  type Timeline,
} from "./timeline.ts";

/** Somebody who lives in virtual time: a run of the product, a user, a chaos script. Fits the product's `Clock`. */
export interface Actor {
  readonly name: string;
  now(): Date;
  /** Milliseconds since virtual time began. */
  monotonic(): number;
  /** Rejects with the signal's reason when it is aborted. Several sleeps at once are fine. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Outside work (an import, a file, a child process): time stands still until the returned function is called. */
  begin(what: string): () => void;
  /** For this actor's SDK clients: their calls are in flight from the first step of the middleware on. */
  plugin: SdkPlugin;
  /** This actor is through: time no longer waits for it, and its sleeps are forgotten. */
  done(): void;
  /**
   * As if its process ended here: none of its sleeps ever wakes, none of its calls ever returns, and it sends no
   * more. (Its code cannot be stopped between two promises that are already settled.)
   */
  kill(): void;
  /**
   * As if its process were stopped for so long and then went on (a suspended machine, a swapped-out runner): its sleeps
   * end and its answers arrive when it runs again, all that is overdue at once. What it has sent takes effect meanwhile.
   */
  pause(ms: number): void;
}

export interface VirtualTime extends WorldTime {
  actor(name: string): Actor;
  /** Outside work that belongs to no actor. */
  begin(what: string): () => void;
  /** In-flight calls that belong to no actor. */
  plugin: SdkPlugin;
  /** Runs until `main` is through; rejects when an actor waits for nothing that is scheduled, naming it. */
  run<T>(main: () => Promise<T>): Promise<T>;
}

/**
 * Time that moves only when every live actor sleeps, no call is in flight and no outside work is pending: to the next
 * wake-up, and what the world has planned until then happens on the way.
 */
export function createVirtualTime(world: World): VirtualTime {
  const timeline = newTimeline(world);
  return {
    actor: (name) => actor(timeline, name),
    begin: (what) => begin(timeline, { what, life: undefined, call: false }),
    plugin: inFlight(timeline, undefined),
    run: (main) => run(timeline, main),
    sync() {},
    touch() {},
    pause: (ms) =>
      new Promise((resolve) => {
        timeline.paused++;
        sleepUntil(timeline, ms, undefined, () => {
          timeline.paused--;
          resolve();
        });
      }),
  };
}

function actor(timeline: Timeline, name: string): Actor {
  const life: Life = { name, alive: true, killed: false, pausedUntil: 0 };
  timeline.lives.push(life);
  changed(timeline);
  return {
    name,
    now: () => new Date(timeline.world.now),
    monotonic: () => timeline.world.now - timeline.start,
    sleep: (ms, signal) => sleep(timeline, life, ms, signal),
    begin: (what) => begin(timeline, { what, life, call: false }),
    plugin: inFlight(timeline, life),
    done: () => leave(timeline, life),
    kill() {
      life.killed = true;
      leave(timeline, life);
    },
    pause: (ms) => pause(timeline, life, ms),
  };
}

/** A promise for what never happens. A new one each time: one for all would keep every waiter alive. */
const never = (): Promise<never> => new Promise(() => {});

function sleep(timeline: Timeline, life: Life, ms: number, signal?: AbortSignal): Promise<void> {
  if (life.killed) return never();
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const onAbort = (): void => {
      if (life.killed) return;
      forget();
      reject(signal!.reason as Error);
    };
    const forget = sleepUntil(timeline, ms, life, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}

/** An answer on its way to an actor: never to a killed one, late to a paused one. */
function arrives<T>(
  timeline: Timeline,
  life: Life | undefined,
  deliver: () => T | Promise<T>,
): T | Promise<T> {
  if (!life) return deliver();
  if (life.killed) return never();
  const wait = life.pausedUntil - timeline.world.now;
  if (wait <= 0) return deliver();
  return new Promise<void>((resolve) => void sleepUntil(timeline, wait, life, resolve)).then(deliver);
}

type Next = (args: unknown) => Promise<unknown>;

/** Registers each call of a client as in flight; to a killed actor nothing returns. */
function inFlight(timeline: Timeline, life: Life | undefined): SdkPlugin {
  const enter = (next: Next, context: { commandName?: string }) => (args: unknown) => {
    if (life?.killed) return never();
    const call = next(args).finally(
      begin(timeline, { what: context.commandName ?? "a call", life, call: true }),
    );
    return call.then(
      (answered) => arrives(timeline, life, () => answered),
      (error: unknown) => arrives(timeline, life, () => Promise.reject(error as Error)),
    );
  };
  return {
    applyToStack: (stack) =>
      stack.add(enter as never, { step: "initialize", priority: "high", name: "simulatorInFlight" }),
  };
}
