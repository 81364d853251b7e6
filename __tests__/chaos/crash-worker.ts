import { parentPort, workerData } from "node:worker_threads";
import {
  AFTERMATHS,
  follow,
  followAgain,
  pointsOf,
  type Aftermath,
  type Kill,
  type Point,
  type Result,
} from "./crash-points.ts";
import { metIn } from "./fingerprint.ts";
import { FIXTURES, type Fixture } from "./fixtures.ts";

/** What a worker is asked: all aftermaths of some of a fixture's crash points. */
export interface Job {
  fixture: string;
  /** Indexes into its distinct points; undefined: only tell how many there are. */
  points?: number[];
  /** Whoever follows is killed too. */
  twice: boolean;
}

/** One played crash point: where each kill was. */
export interface Played extends Result {
  fixture: string;
  aftermath: Aftermath;
  kills: (Kill & { operation: string })[];
}

export type Told =
  | { kind: "counted"; fixture: string; all: number; distinct: number }
  | { kind: "again"; all: number; distinct: number }
  | { kind: "played"; played: Played }
  | { kind: "idle" };

const { table } = workerData as { table: SharedArrayBuffer };
const met = metIn(table);
const tell = (told: Told): void => parentPort!.postMessage(told);

let known: { name: string; points: Promise<{ all: number; distinct: Point[] }> } | undefined;

/** The points of the fixture at hand: every worker plays its base run for itself, once. */
function pointsFor(fixture: Fixture): Promise<{ all: number; distinct: Point[] }> {
  if (known?.name !== fixture.name) known = { name: fixture.name, points: pointsOf(fixture) };
  return known.points;
}

const killOf = ({ call, when, operation }: Point): Played["kills"][number] => ({ call, when, operation });

async function play(fixture: Fixture, point: Point, twice: boolean): Promise<void> {
  for (const aftermath of AFTERMATHS) {
    // A new run undoes the release and begins one of its own, whose crash points are those of the base run.
    const keep = twice && aftermath !== "new-run" ? (print: string): boolean => met.add(print) : undefined;
    const { result, points } = await follow(fixture, point, aftermath, keep);
    const first = { fixture: fixture.name, aftermath };
    tell({ kind: "played", played: { ...first, kills: [killOf(point)], ...result } });
    tell({ kind: "again", all: points.all, distinct: points.distinct.length });
    for (const next of points.distinct) {
      const again = await followAgain(fixture, next, aftermath);
      tell({ kind: "played", played: { ...first, kills: [killOf(point), killOf(next)], ...again } });
    }
  }
}

// Outside Jest's context, where the same code runs several times as fast.
parentPort!.on("message", ({ fixture: name, points: wanted, twice }: Job) => {
  void (async () => {
    const fixture = FIXTURES.find((one) => one.name === name)!;
    const { all, distinct } = await pointsFor(fixture);
    if (!wanted) tell({ kind: "counted", fixture: name, all, distinct: distinct.length });
    else for (const index of wanted) await play(fixture, distinct[index]!, twice);
    tell({ kind: "idle" });
  })();
});
