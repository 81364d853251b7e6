import { Worker } from "node:worker_threads";
import type { Job, Played, Told } from "./crash-worker.ts";
import { FIXTURES, type Fixture } from "./fixtures.ts";

export interface Sweep {
  /** The fixture of this name, else those whose names begin so; all by default. */
  only?: string;
  /** Settle and the resumed run are killed too, at each of their own calls; by default as each fixture says. */
  twice?: boolean;
  /** Every so manieth distinct point of the first level. */
  every?: number;
  workers: number;
  /** No further point is begun after so many milliseconds. */
  budgetMs?: number;
  /** Told of each point as soon as it has been played. */
  onPlayed?: (played: Played) => void;
}

/** What was played. */
export interface Figures {
  /** Kills of the first process: two for each of its calls; and the worlds these leave. */
  points: number;
  distinct: number;
  /** The same of those who followed. */
  pointsAgain: number;
  distinctAgain: number;
  played: Played[];
  calls: number;
  /** First-level points that the budget left out. */
  leftOut: number;
  seconds: number;
}

/** Two to the power of this many fingerprints: 8 MB. */
const SLOTS = 1 << 20;
const A_FEW = 3;

/** Plays every crash point of every fixture, or a sample of them, on some workers. Rejects when a worker dies. */
export async function crashPoints(sweep: Sweep): Promise<Figures> {
  const since = performance.now();
  const figures: Figures = {
    points: 0,
    distinct: 0,
    pointsAgain: 0,
    distinctAgain: 0,
    played: [],
    calls: 0,
    leftOut: 0,
    seconds: 0,
  };
  const jobs: Job[] = fixturesNamed(sweep.only ?? "").map((one) => ({
    fixture: one.name,
    twice: sweep.twice ?? one.twice,
  }));
  const hear = (told: Told): void => {
    if (told.kind === "counted") {
      figures.points += told.all;
      figures.distinct += told.distinct;
      const twice = sweep.twice ?? FIXTURES.find(({ name }) => name === told.fixture)!.twice;
      jobs.push(...jobsOf(told.fixture, told.distinct, sweep.every ?? 1, twice));
    }
    if (told.kind === "again") {
      figures.pointsAgain += told.all;
      figures.distinctAgain += told.distinct;
    }
    if (told.kind !== "played") return;
    figures.played.push(told.played);
    sweep.onPlayed?.(told.played);
    figures.calls += told.played.calls;
  };
  const isLate = (): boolean => performance.now() - since > (sweep.budgetMs ?? Infinity);
  await byWorkers(sweep.workers, jobs, hear, isLate);
  figures.leftOut = jobs.reduce((sum, { points }) => sum + (points?.length ?? 0), 0);
  figures.seconds = (performance.now() - since) / 1000;
  return figures;
}

function fixturesNamed(wanted: string): readonly Fixture[] {
  const one = FIXTURES.find(({ name }) => name === wanted);
  return one ? [one] : FIXTURES.filter(({ name }) => name.startsWith(wanted));
}

function jobsOf(fixture: string, distinct: number, every: number, twice: boolean): Job[] {
  const indexes = Array.from({ length: distinct }, (_, index) => index).filter((one) => one % every === 0);
  const jobs: Job[] = [];
  for (let at = 0; at < indexes.length; at += A_FEW)
    jobs.push({ fixture, points: indexes.slice(at, at + A_FEW), twice });
  return jobs;
}

/** Each worker takes the next job when it is through with one, a few points at a time so that none idles at the end. */
async function byWorkers(
  workers: number,
  jobs: Job[],
  hear: (told: Told) => void,
  isLate: () => boolean,
): Promise<void> {
  const table = new SharedArrayBuffer(8 * SLOTS);
  let counting = jobs.length;
  const waiting: (() => void)[] = [];
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./crash-worker.js", import.meta.url), { workerData: { table } });
      const feed = (): void => {
        const job = isLate() ? undefined : jobs.shift();
        if (job) worker.postMessage(job);
        else if (counting > 0 && !isLate()) waiting.push(feed);
        else void worker.terminate().then(() => resolve());
      };
      worker.on("error", reject);
      worker.on("message", (told: Told) => {
        hear(told);
        if (told.kind === "counted") {
          counting--;
          for (const wake of waiting.splice(0)) wake();
        }
        if (told.kind === "idle") feed();
      });
      feed();
    });
  await Promise.all(Array.from({ length: workers }, one));
}
