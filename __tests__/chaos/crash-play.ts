import { AFTERMATHS, follow, followAgain, type Aftermath, type Result } from "./crash-follow.ts";
import { pointsOf, type Keep, type Point, type Points } from "./crash-points.ts";
import type { Kill } from "./crash-run.ts";
import { metIn } from "./fingerprint.ts";
import { fixtureNamed } from "./fixtures.ts";

/** What a worker is asked: all aftermaths of one of a fixture's crash points. */
export interface CrashJob {
  fixture: string;
  /** Which of its distinct points. */
  point: number;
  /** Whoever follows is killed too, in every world that is not yet in this table of fingerprints; absent: nobody is. */
  met?: SharedArrayBuffer;
}

/** How many kills there are, and how many worlds these leave. */
export interface Counted {
  all: number;
  distinct: number;
}

/** One played crash point: where each kill was. */
export interface Played extends Result {
  fixture: string;
  aftermath: Aftermath;
  kills: Kill[];
}

/** How a crash point is named, and replayed: `clone deploy|57 after|settle|12 before`. */
export const crashNameOf = ({
  fixture,
  aftermath,
  kills: [first, ...others],
}: Pick<Played, "fixture" | "aftermath" | "kills">): string =>
  [fixture, killName(first!), aftermath, ...others.map(killName)].join("|");

/** `57 after` */
export const killName = ({ call, when }: Kill): string => `${call} ${when}`;

let known: { name: string; points: Promise<Points> } | undefined;

/** The points of the fixture at hand: every worker plays its base run for itself, once. */
function pointsFor(name: string): Promise<Points> {
  if (known?.name !== name) known = { name, points: pointsOf(fixtureNamed(name)) };
  return known.points;
}

const countOf = ({ all, distinct }: Points): Counted => ({ all, distinct: distinct.length });

/** The crash points of a fixture. Rejects when it fails though nobody kills it. */
export const countCrashPoints = async (fixture: string): Promise<Counted> =>
  countOf(await pointsFor(fixture));

/** Plays one crash point, and those of whoever follows. */
export async function playCrashPoint(job: CrashJob): Promise<{ played: Played[]; again: Counted[] }> {
  const point = (await pointsFor(job.fixture)).distinct[job.point]!;
  const played: Played[] = [];
  const again: Counted[] = [];
  for (const aftermath of AFTERMATHS) {
    // A new run undoes the release and begins one of its own, whose crash points are those of the base run.
    const keep = job.met && aftermath !== "new-run" ? keepIn(job.met) : undefined;
    const points = await playAftermath(job.fixture, point, aftermath, played, keep);
    again.push(countOf(points));
  }
  return { played, again };
}

function keepIn(table: SharedArrayBuffer): Keep {
  const met = metIn(table);
  return (print) => met.add(print);
}

async function playAftermath(
  name: string,
  point: Point,
  aftermath: Aftermath,
  played: Played[],
  keep: Keep | undefined,
): Promise<Points> {
  const fixture = fixtureNamed(name);
  const { result, points } = await follow(fixture, point, aftermath, keep);
  played.push({ fixture: name, aftermath, kills: [killOf(point)], ...result });
  for (const next of points.distinct) {
    const further = await followAgain(fixture, next, aftermath);
    played.push({ fixture: name, aftermath, kills: [killOf(point), killOf(next)], ...further });
  }
  return points;
}

const killOf = ({ call, when }: Kill): Kill => ({ call, when });
