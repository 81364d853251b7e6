import type { World } from "../../simulator/core/world.ts";
import type { Ran } from "../journeys/run.ts";
import { playOn, type Kill, type Play, type Seen } from "./crash-run.ts";
import { fingerprint } from "./fingerprint.ts";
import { nonceOf, stageOf } from "./fixture-stage.ts";
import type { Fixture } from "./fixtures.ts";
import { inWords, type Memory } from "./invariants.ts";
import { wreckBefore } from "./wrecks.ts";

/**
 * The world as a killed process leaves it. A copy of the world is all there is to it: what was in the process is gone, and
 * a call of it that had not taken effect never does.
 */
export interface Point extends Kill {
  operation: string;
  print: string;
  world: World;
  memory: Memory;
}

/** How often a process was killed, and in how many worlds that left. */
export interface Points {
  /** Kills: two for each call. */
  all: number;
  distinct: Point[];
}

/** Says which points are to be kept: by their worlds, or by where they are. */
export type Keep = (print: string, kill: Kill) => boolean;

/** Collects the crash points of a process: each distinct world once. */
export function collector({ site, watching }: Play, keep: Keep): { points: Points; seen: Seen } {
  const points: Points = { all: 0, distinct: [] };
  const seen: Seen = (kill, operation) => {
    points.all++;
    const print = fingerprint(site.world);
    if (!keep(print, kill)) return;
    const world = structuredClone(site.world);
    points.distinct.push({ ...kill, operation, print, world, memory: watching.remember() });
  };
  return { points, seen };
}

/** All crash points of a fixture's process that nobody disturbs. */
export async function pointsOf(fixture: Fixture): Promise<Points & { ran: Ran }> {
  const { world } = await stageOf(fixture);
  return playOn(fixture, { world, dead: [] }, async (play) => {
    const met = new Set<string>();
    const { points, seen } = collector(play, (print) => !met.has(print) && Boolean(met.add(print)));
    if (fixture.wreck) await wreckBefore(play.site, play.fleet, fixture.wreck, nonceOf(80));
    const ran = await play.run({ entry: fixture.entry, pid: 1 }, seen);
    if (ran.ending?.outcome !== "succeeded") throw new Error(`${fixture.name} ended ${ran.ending?.outcome}`);
    const violations = inWords(await play.watching.judge());
    if (violations) throw new Error(`${fixture.name}, which nobody killed: ${violations}`);
    return { ...points, ran };
  });
}
