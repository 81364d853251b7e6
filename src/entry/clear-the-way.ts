import { Failure, stopsRun } from "../failure.ts";
import { sameJob } from "../github/context.ts";
import type { Inputs } from "../inputs/contract.ts";
import { hasSucceeded } from "../releases/claim.ts";
import { newestReleases, type Glimpse, type Opened } from "../releases/open.ts";
import { READ_LAG } from "../releases/parameters.ts";
import { outlived, takeOver, type Approach, type Taker } from "../releases/take-over.ts";
import type { Ending, Owed } from "./ending.ts";
import { byAnother, resumeRelease } from "./resume-release.ts";
import { tellRecorded } from "./tell-recorded.ts";
import type { World } from "./world.ts";

/** What a run finds when it wants to begin. */
export type Way =
  /** Nothing is unfinished; the newest releases, the newest first, and the number that the next one would get. */
  | { free: true; newest: readonly Glimpse[]; next: number }
  /** The run was about an unfinished release, and this is how it ended. */
  | { free: false; ending: Ending | Owed };

/** What a run wants when something is in its way. */
export type Conduct = Pick<Inputs, "concurrency" | "onFailure" | "onTimeout" | "timeout">;

/**
 * Sees to what is unfinished before a run begins: its own job's release is resumed; another run's is waited for, refused
 * or superseded (input `concurrency`); an abandoned one is taken over and undone, or finished when green serves.
 * Throws a Failure when this run must not begin.
 * @param before only releases with a lower number
 */
export async function clearTheWay(
  world: World,
  inputs: Conduct,
  target: string,
  before?: number,
): Promise<Way> {
  for (;;) {
    const { newest, next } = await newestReleases(world.aws, target, before);
    refuseOlder(world, newest);
    const unfinished = newest.find((glimpse) => glimpse.unfinished)?.unfinished;
    if (!unfinished) return { free: true, newest, next };
    const ending = await meet(world, inputs, unfinished);
    if (ending) return { free: false, ending };
    await world.clock.sleep(READ_LAG, world.signal); // what has just been written is not visible at once
  }
}

/** An older run of the same workflow never overtakes a newer success. */
function refuseOlder({ owner }: World, newest: readonly Glimpse[]): void {
  const newer = newest.find(
    (glimpse) =>
      hasSucceeded(glimpse) &&
      glimpse.header.owner.repository === owner.repository &&
      glimpse.header.owner.workflow === owner.workflow &&
      glimpse.header.owner.runNumber > owner.runNumber,
  )?.header;
  if (!newer || owner.runNumber === 0) return;
  throw new Failure(
    "older-run",
    `Run ${owner.runNumber} is older than run ${newer.owner.runNumber}, whose release ${newer.release} of ${newer.target} has succeeded since (${newer.owner.runUrl}).`,
    "To deploy this version again, start a new run of the workflow.",
  );
}

/** Deals with one unfinished release; undefined: look again. */
async function meet(world: World, inputs: Conduct, found: Opened): Promise<Ending | Owed | undefined> {
  if (found.folded.course.rest)
    return undoRelease(world, found, "gone", "There was no time for the rest of it.");
  if (sameJob(found.header.owner, world.owner)) return again(world, inputs, found);
  if (found.folded.course.outcome === "open") return meetOpen(world, inputs, found);
  return MEETINGS[inputs.concurrency](world, found);
}

/** This job's own release: it goes on where it was. What was going back goes back, and then this run begins anew. */
async function again(world: World, inputs: Conduct, found: Opened): Promise<Ending | Owed | undefined> {
  const paused = found.folded.course.outcome === "open";
  const how: Approach = paused || world.hasEnded(found.owner.process) ? "gone" : "lease";
  const taken = await takeOver(takerOf(world), found, how);
  if (!taken) return undefined;
  world.emit({ kind: "claimed", target: found.header.target, release: found.header.release });
  await tellRecorded(world, taken);
  const now = world.clock.now().getTime();
  const given = Date.parse(found.header.terms.deadline) - Date.parse(found.header.at);
  const onward = {
    toward: { direction: "forward" },
    policy: { onFailure: inputs.onFailure, onTimeout: inputs.onTimeout },
    deadline: new Date(now + (inputs.timeout ?? given)),
  } as const;
  const ending = await resumeRelease(world, taken, onward).catch((error: unknown) =>
    asItStands(taken, error),
  );
  return wentBack(taken, ending) ? undefined : ending;
}

/** What keeps this job from going on with its own release does not undo what it has done of it. */
function asItStands({ header }: Opened, error: unknown): Ending {
  if (stopsRun(error) || !(error instanceof Failure)) throw error;
  const name = `Release ${header.release} of ${header.target}`;
  const summary = `${name} is left as it stands: ${error.message} ${error.remedy}`;
  return { outcome: "open", summary, leftovers: [] };
}

/** The release was on its way back, or had not begun, before this run took it over. */
const wentBack = ({ folded }: Opened, ending: Ending | Owed): boolean =>
  "outcome" in ending &&
  (ending.outcome === "failed-clean" || ending.outcome === "failed-dirty") &&
  (folded.course.direction === "back" || Object.keys(folded.steps).length === 0);

/** Held by somebody's wish: it is not abandoned. */
async function meetOpen(world: World, inputs: Conduct, found: Opened): Promise<Ending | Owed | undefined> {
  const { release, target } = found.header;
  if (inputs.concurrency === "supersede")
    return undoRelease(world, found, "gone", "A newer run supersedes it.");
  throw new Failure(
    "release-open",
    `Release ${release} of ${target} is open: it was left as it stands.${linkTo(found)}`,
    "Re-run its job to go on with it, or run with `concurrency: supersede` to undo it first.",
  );
}

async function wait(world: World, found: Opened): Promise<Ending | Owed | undefined> {
  world.emit({ kind: "said", text: `Waiting for release ${nameOf(found)}.${linkTo(found)}` });
  const how = await outlived(takerOf(world), found.place);
  return typeof how === "object" ? undoRelease(world, found, how, ABANDONED) : undefined;
}

async function refuse(world: World, found: Opened): Promise<Ending | Owed | undefined> {
  const how = await outlived(takerOf(world), found.place, () => {
    throw new Failure(
      "target-busy",
      `Release ${nameOf(found)} is being worked on.${linkTo(found)}`,
      "Run again when it has ended, or with `concurrency: wait`.",
    );
  });
  return typeof how === "object" ? undoRelease(world, found, how, ABANDONED) : undefined;
}

async function supersede(world: World, found: Opened): Promise<Ending | Owed | undefined> {
  const { owner } = found.header;
  if (owner.workflow === world.owner.workflow && owner.runNumber > world.owner.runNumber)
    return wait(world, found);
  world.emit({ kind: "said", text: `Superseding release ${nameOf(found)}.${linkTo(found)}` });
  return undoRelease(world, found, "supersede", "A newer run supersedes it.");
}

/** How another run that works on the target is met, by the input `concurrency`. */
export const MEETINGS = { wait, refuse, supersede } satisfies Record<Inputs["concurrency"], unknown>;

const ABANDONED = "Its run has ended without finishing it.";
const nameOf = ({ header }: Opened): string => `${header.release} of ${header.target}`;
export const linkTo = ({ header }: Opened): string =>
  header.owner.runUrl ? ` Its run: ${header.owner.runUrl}` : "";

/** Takes it over and undoes it, or finishes it where green serves already. Anything but an end of it ends this run too. */
export async function undoRelease(
  world: World,
  found: Opened,
  how: Approach,
  why: string,
): Promise<Ending | Owed | undefined> {
  const taken = await takeOver(takerOf(world), found, how);
  if (!taken) return undefined;
  const ending = await resumeRelease(world, taken, byAnother(world, { direction: "back", why }));
  // What is left may still serve: nobody deploys over it in the same breath.
  if ("owed" in ending || ending.outcome === "open" || ending.outcome === "failed-dirty") return ending;
  world.emit({ kind: "said", text: `Release ${nameOf(found)} ended ${ending.outcome}: ${ending.summary}` });
  return undefined;
}

export const takerOf = (world: World): Taker => ({
  aws: world.aws,
  clock: world.clock,
  emit: world.emit,
  signal: world.signal,
  owner: world.owner,
  nonce: world.nonce,
  hasEnded: world.hasEnded,
});
