import type { CrashJob, Counted, Played } from "./crash-play.ts";
import { FIXTURES, type Fixture } from "./fixtures.ts";
import { playAll } from "./workers.ts";

export interface Sweep {
  /** The fixture of this name, else those whose names begin so; all by default. */
  only?: string;
  /** Settle and the resumed run are killed too, at each of their own calls; by default as each fixture says. */
  twice?: boolean;
  /** Every so manieth distinct point of the first level. */
  every?: number;
  /** One for each core unless told otherwise. */
  workers?: number;
  /** No further points are begun after so many milliseconds. */
  budgetMs?: number;
  /** Told of each point as soon as it and those who follow have been played. */
  onPlayed?(played: Played): void;
}

/** What was played. */
export interface Swept {
  /** Kills of the first process: two for each of its calls; and the worlds these leave. */
  first: Counted;
  /** The same of those who followed. */
  again: Counted;
  played: Played[];
  /** First-level points that the budget left out. */
  leftOut: number;
}

/** Two to the power of this many fingerprints: 8 MB. */
const SLOTS = 1 << 20;
const A_FEW = 3;

/** Plays every crash point of every fixture, or a sample of them, on some workers. Rejects when a worker dies. */
export async function crashPoints(sweep: Sweep): Promise<Swept> {
  const since = performance.now();
  const { workers, every = 1 } = sweep;
  const some = workers === undefined ? {} : { workers };
  const fixtures = fixturesNamed(sweep.only ?? "");
  const counts = await playAll(
    "crash-count",
    fixtures.map(({ name }) => name),
    { ...some, batch: 1 },
  );
  const met = new SharedArrayBuffer(8 * SLOTS);
  const jobs = fixtures.flatMap(({ name: fixture, twice }, index): CrashJob[] =>
    sampleOf(counts[index]!.distinct, every).map((point) => ({
      fixture,
      point,
      ...((sweep.twice ?? twice) ? { met } : {}),
    })),
  );
  const results = await playAll("crash", jobs, {
    ...some,
    batch: A_FEW,
    onResult: ({ played }) => played.forEach((one) => sweep.onPlayed?.(one)),
    isLate: () => performance.now() - since > (sweep.budgetMs ?? Infinity),
  });
  return {
    first: sumOf(counts),
    again: sumOf(results.flatMap(({ again }) => again)),
    played: results.flatMap(({ played }) => played),
    leftOut: jobs.length - results.length,
  };
}

function fixturesNamed(wanted: string): readonly Fixture[] {
  const one = FIXTURES.find(({ name }) => name === wanted);
  return one ? [one] : FIXTURES.filter(({ name }) => name.startsWith(wanted));
}

/** The indexes below `count`, every so manieth. */
const sampleOf = (count: number, every: number): number[] =>
  Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);

const sumOf = (counts: readonly Counted[]): Counted => ({
  all: counts.reduce((sum, { all }) => sum + all, 0),
  distinct: counts.reduce((sum, { distinct }) => sum + distinct, 0),
});
