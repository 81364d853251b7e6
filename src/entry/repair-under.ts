import { execute } from "../engine/execute.ts";
import { persist } from "../engine/persist.ts";
import type { Toward } from "../engine/resume.ts";
import { Failure, stopsRun } from "../failure.ts";
import type { Leftover } from "../outcome.ts";
import type { Found } from "../plan/repair/found.ts";
import type { Header } from "../releases/claim.ts";
import { FRESH, journal, recordPlan, writeCourse } from "../releases/journal.ts";
import type { Opened } from "../releases/open.ts";
import { READ_LAG } from "../releases/parameters.ts";
import { takeOver } from "../releases/take-over.ts";
import { steps } from "../steps/index.ts";
import { takerOf } from "./clear-the-way.ts";
import { neverBegun, record } from "./conclude.ts";
import type { Ending, Owed } from "./ending.ts";
import { runUnder, type Hold } from "./hold.ts";
import { byAnother, resumeRelease } from "./resume-release.ts";
import { stopHere } from "./stopped.ts";
import type { World } from "./world.ts";

/** A repair that holds its number. */
export interface Repairing {
  world: World;
  hold: Hold;
  header: Header;
  /** Sees to what another run began meanwhile. */
  clear(): Promise<Ending | Owed | undefined>;
  survey(): Promise<Found[]>;
}

/**
 * From here on no other run begins. Releases are gone on with under their own records; what no release does is a step of
 * this one, which only goes forward: killed anywhere, whoever comes next finishes it.
 */
export async function repairUnder(repair: Repairing): Promise<Ending | Owed> {
  const { world, hold, header } = repair;
  const empty = journal(hold.aws, hold.place, { plan: [], steps: {}, course: FRESH });
  let found: Found[];
  try {
    const ending = await repair.clear();
    if (ending) {
      await record(world, empty, { outcome: "failed-clean", leftovers: [] });
      return ending;
    }
    found = await repair.survey();
  } catch (error) {
    return neverBegun({ world, hold, header, log: empty }, error);
  }
  const plan = found.flatMap(({ remedy }) => (remedy.kind === "step" ? [remedy.planned] : []));
  const course = { ...FRESH, committed: true };
  const run = runUnder(world, hold, header, new Date(header.terms.deadline));
  await persist(run, async () => {
    await recordPlan(hold.aws, hold.place, plan);
    await writeCourse(hold.aws, hold.place, course);
  });
  const log = journal(hold.aws, hold.place, { plan, steps: {}, course });
  const ofReleases = await goOn({ ...world, signal: hold.signal }, found);
  if ("ending" in ofReleases) return ofReleases.ending;
  const execution = await execute(run, steps, log, header.terms);
  if (execution.end === "stopped") return stopHere({ world, hold, header, log }, execution.cause);
  const told = [...ofReleases.left, ...("leftovers" in execution ? execution.leftovers : [])];
  try {
    const ending = await looked(repair, found, told);
    await record(world, log, ending);
    return ending;
  } catch (error) {
    if (stopsRun(error)) return stopHere({ world, hold, header, log }, error);
    throw error;
  }
}

/** Each release, the newest first. One that cannot be put in order keeps the older ones from being touched. */
async function goOn(
  world: World,
  found: readonly Found[],
): Promise<{ left: Leftover[] } | { ending: Ending | Owed }> {
  for (const { remedy, left } of found) {
    if (remedy.kind !== "undo" && remedy.kind !== "finish") continue;
    const ending = await tried(() => again(world, remedy.opened, remedy.kind), left);
    if (!ending) continue;
    if ("owed" in ending || ending.outcome === "open") return { ending };
    world.emit({ kind: "said", text: ending.summary });
    if (ending.leftovers.length > 0) return { left: ending.leftovers };
  }
  return { left: [] };
}

/** What fails before the release itself could be told is listed with its reason. */
async function tried(
  act: () => Promise<Ending | Owed | undefined>,
  left: readonly Leftover[],
): Promise<Ending | Owed | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.stops) return { owed: error.message };
    const leftovers = left.map((one) => ({ ...one, why: error.message }));
    return { outcome: "failed-dirty", summary: error.message, leftovers };
  }
}

/** Nobody works on it: it had ended. Undefined: somebody else has taken it over. */
async function again(
  world: World,
  opened: Opened,
  kind: "undo" | "finish",
): Promise<Ending | Owed | undefined> {
  const taken = await takeOver(takerOf(world), opened, "gone");
  if (!taken) return undefined;
  const toward: Toward =
    kind === "undo"
      ? { direction: "back", why: "It is repaired.", broughtBack: true }
      : { direction: "forward" };
  return resumeRelease(world, taken, byAnother(world, toward));
}

/** Judges by looking once more: what is still there is listed, with the reason that the attempt gave. */
async function looked(
  { world, header, survey }: Repairing,
  found: readonly Found[],
  told: readonly Leftover[],
): Promise<Ending> {
  await world.clock.sleep(READ_LAG, world.signal); // what was just written is not readable at once
  const still = (await stillThere(survey, found)).flatMap(({ left }) => left);
  const known = new Map(told.map((one) => [one.what, one]));
  const leftovers = [...told, ...still.filter(({ what }) => !known.has(what))];
  const name = `Repair ${header.release} of ${header.target}`;
  if (still.length === 0 && told.length === 0)
    return {
      outcome: "succeeded",
      summary: `${name}: what earlier runs had left is in order.`,
      leftovers: [],
    };
  return { outcome: "failed-dirty", summary: `${name}: not everything could be put in order.`, leftovers };
}

/** Where nobody can look, all of it counts as still there. Who is cancelled looks no more: its settle step does. */
async function stillThere(
  survey: () => Promise<Found[]>,
  found: readonly Found[],
): Promise<readonly Found[]> {
  try {
    return await survey();
  } catch (error) {
    if (!(error instanceof Failure) || error.code === "cancelled") throw error;
    const why = `whether it is still there could not be seen: ${error.message}`;
    return found.map((one) => ({ ...one, left: one.left.map((left) => ({ ...left, why })) }));
  }
}
