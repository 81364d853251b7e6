import { advance } from "../core/time.ts";
import type { World } from "../core/world.ts";

/** What virtual time knows of an actor. */
export interface Life {
  name: string;
  /** False once it is through or killed. */
  alive: boolean;
  killed: boolean;
  /** Epoch milliseconds until which its process is stopped; the past: it runs. */
  pausedUntil: number;
}

interface Sleeper {
  at: number;
  /** Undefined: a call under way that a fault delays. */
  life: Life | undefined;
  wake(): void;
}

/** Something that must end before time may move. */
interface Work {
  what: string;
  life: Life | undefined;
  /** A call always ends by itself, also that of a killed actor; other work of a killed actor may not. */
  call: boolean;
}

/** The state of virtual time. */
export interface Timeline {
  world: World;
  /** Epoch milliseconds of the beginning. */
  start: number;
  lives: Life[];
  /** In order of waking; ties in the order of falling asleep. */
  sleepers: Sleeper[];
  work: Set<Work>;
  /** How many of the calls under way wait for time themselves. */
  paused: number;
  check: NodeJS.Immediate | undefined;
  /** Set while somebody runs: only then does time move. */
  fail: ((reason: Error) => void) | undefined;
}

export const newTimeline = (world: World): Timeline => ({
  world,
  start: world.now,
  lives: [],
  sleepers: [],
  work: new Set(),
  paused: 0,
  check: undefined,
  fail: undefined,
});

/** To be called after each change: one macrotask later all promises that could settle have, and time is looked at. */
export function changed(timeline: Timeline): void {
  if (timeline.check) clearImmediate(timeline.check);
  timeline.check = timeline.fail && setImmediate(look, timeline);
}

/** Wakes the next sleeper, if nothing holds time; fails when somebody can never wake. One at a time, so that the order is the same in every run. */
function look(timeline: Timeline): void {
  const { world, sleepers, fail } = timeline;
  timeline.check = undefined;
  if (!fail || holds(timeline).length > timeline.paused) return;
  const lost = timeline.lives.filter(
    (life) => life.alive && !sleepers.some((sleeper) => sleeper.life === life),
  );
  if (lost.length > 0 && timeline.paused === 0) return fail(new Error(whoWaits(timeline, lost)));
  const next = sleepers.shift();
  if (!next) return;
  try {
    advance(world, next.at);
  } catch (error) {
    return fail(error as Error);
  }
  next.wake();
  changed(timeline);
}

const holds = ({ work }: Timeline): Work[] => [...work].filter(({ call, life }) => call || !life?.killed);

function whoWaits({ world, sleepers }: Timeline, lost: Life[]): string {
  const names = lost.map(({ name }) => name).join(", ");
  const others = sleepers.map(({ at, life }) => `${life?.name ?? "a call"} sleeps until ${iso(at)}`);
  return [`at ${iso(world.now)}: ${names} waits for nothing that is scheduled`, ...others].join("; ");
}

const iso = (at: number): string => new Date(at).toISOString();

/** Registers work; time stands still until the returned function is called (again is harmless). */
export function begin(timeline: Timeline, work: Work): () => void {
  timeline.work.add(work);
  return () => {
    if (timeline.work.delete(work)) changed(timeline);
  };
}

/** Puts somebody to sleep; returns what takes the sleep back. */
export function sleepUntil(
  timeline: Timeline,
  ms: number,
  life: Life | undefined,
  wake: () => void,
): () => void {
  const { sleepers } = timeline;
  const sleeper: Sleeper = { at: timeline.world.now + Math.max(0, Math.ceil(ms)), life, wake };
  const later = sleepers.findIndex(({ at }) => at > sleeper.at);
  sleepers.splice(later < 0 ? sleepers.length : later, 0, sleeper);
  changed(timeline);
  return () => {
    timeline.sleepers = timeline.sleepers.filter((other) => other !== sleeper);
    changed(timeline);
  };
}

/** Stops an actor for so long: none of its sleeps ends before. */
export function pause(timeline: Timeline, life: Life, ms: number): void {
  life.pausedUntil = Math.max(life.pausedUntil, timeline.world.now + ms);
  for (const sleeper of timeline.sleepers)
    if (sleeper.life === life) sleeper.at = Math.max(sleeper.at, life.pausedUntil);
  timeline.sleepers.sort((one, other) => one.at - other.at);
  changed(timeline);
}

/** Takes an actor and its sleeps out. */
export function leave(timeline: Timeline, life: Life): void {
  life.alive = false;
  timeline.sleepers = timeline.sleepers.filter((sleeper) => sleeper.life !== life);
  changed(timeline);
}

/** Runs until `main` is through, or time can never go on. */
export async function run<T>(timeline: Timeline, main: () => Promise<T>): Promise<T> {
  if (timeline.fail) throw new Error("virtual time is already running");
  const stuck = new Promise<never>((_, reject) => {
    timeline.fail = reject;
  });
  try {
    changed(timeline);
    return await Promise.race([main(), stuck]);
  } finally {
    timeline.fail = undefined;
    changed(timeline);
  }
}
