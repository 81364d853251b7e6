import { leftovers } from "../engine/left.ts";
import { standingOf } from "../engine/resume.ts";
import { sameJob } from "../github/context.ts";
import type { Leftover, Outcome } from "../outcome.ts";
import type { Header, Terms } from "../releases/claim.ts";
import { journal, readOnly, writeCourse } from "../releases/journal.ts";
import { isFinal, newestReleases, openRelease, type Glimpse, type Opened } from "../releases/open.ts";
import { READ_LAG } from "../releases/parameters.ts";
import { takeOver } from "../releases/take-over.ts";
import { steps } from "../steps/index.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { takerOf } from "./clear-the-way.ts";
import type { Ending, Owed } from "./ending.ts";
import { followedBy } from "./lasting.ts";
import { resumeRelease } from "./resume-release.ts";
import { goneOf } from "./without-gone.ts";
import type { World } from "./world.ts";

/** A cancelled job has about 4 min 45 s for all that still runs (actions/runner: JobDispatcher). */
const SETTLE_TIME = 4 * MINUTE + 15 * SECOND;

/**
 * Does what a deploy step of the same job, which was stopped, left undone: from the release log alone. Undefined when it
 * had claimed nothing. The traffic comes first, drains are not waited for, and what is left is listed.
 */
export async function settleReleases(world: World, target: string): Promise<Ending | Owed | undefined> {
  const until = new Date(world.clock.now().getTime() + SETTLE_TIME);
  await world.clock.sleep(READ_LAG); // what the other process wrote last
  const { newest } = await newestReleases(world.aws, target);
  const ours = newest.filter((glimpse) => isOurs(world, glimpse));
  let last: Settled | undefined;
  // The older one first: it stood in the way of the newer.
  for (const glimpse of ours.reverse()) {
    const { header, unfinished } = glimpse;
    world.emit({ kind: "claimed", target, release: header.release });
    const ending = unfinished ? await settleOne(world, unfinished, until) : await asRecorded(world, glimpse);
    last = { header, ending: afterwards(last, { header, ending }) };
  }
  return last?.ending;
}

/** A release of this job, and how it ended. */
interface Settled {
  header: Header;
  ending: Ending | Owed;
}

/** One that failed takes nothing from what the one before it has come to, and what that left is there still. */
function afterwards(before: Settled | undefined, { header, ending }: Settled): Ending | Owed {
  const failed = "outcome" in ending && ending.outcome.startsWith("failed");
  if (!before || !failed) return ending;
  const { ending: earlier } = before;
  if ("owed" in earlier || earlier.outcome === "failed-clean") return ending;
  if (header.follows === before.header.release && earlier.outcome === "succeeded")
    return followedBy(before.header.release, earlier, ending);
  return ending.outcome === "failed-clean" && earlier.outcome !== "succeeded" ? earlier : ending;
}

const isOurs = ({ owner }: World, { header, unfinished }: Glimpse): boolean => {
  const last = unfinished?.owner ?? header.owner;
  return sameJob(last, owner) && last.attempt === owner.attempt;
};

/** It had ended before it could say so. */
async function asRecorded(world: World, { header, course, opened }: Glimpse): Promise<Ending> {
  const name = `Release ${header.release} of ${header.target}`;
  const summary = `${name} ended ${course.outcome}; its step was stopped before it could say so.`;
  return { outcome: course.outcome!, summary, leftovers: opened ? await leftBy(world, opened) : [] };
}

/** What an ended release has left, by its record, and as far as it is there still. */
async function leftBy(world: World, { header, folded }: Opened): Promise<Leftover[]> {
  const log = readOnly(folded);
  const { outcome, committed } = folded.course;
  if (outcome === "failed-clean") return [];
  const serves = outcome === "succeeded";
  // Committed, and failed all the same: blue serves again, and is nothing that was left.
  const known = serves ? log : { ...log, course: () => ({ ...folded.course, committed: false }) };
  const states = serves ? LATE : committed ? EARLY : undefined;
  const list = leftovers(steps, known, `left by release ${header.release}`, states);
  const gone = await goneOf(world, header, log);
  return list.filter(({ what }) => !gone.has(what));
}

const EARLY = ["begun", "done"] as const;
const LATE = ["begun", "left"] as const;

async function settleOne(world: World, found: Opened, until: Date): Promise<Ending | Owed> {
  const { header } = found;
  if (found.folded.course.outcome === "open") return held(found, "It was left as it stands.");
  const how = world.hasEnded(found.owner.process) ? "gone" : "supersede";
  const taken = await takeOver(takerOf(world), found, how);
  if (!taken) return endedMeanwhile(world, found);
  const toward = ON_CANCEL[header.terms.onCancel];
  if (!toward && standingOf(recordOf(world, taken)).kind === "either") {
    await writeCourse(world.aws, taken.place, { ...taken.folded.course, outcome: "open" });
    return held(taken, "It is left as it stands (on-cancel: leave).");
  }
  const { onFailure } = header.terms;
  return resumeRelease(world, taken, {
    toward: toward ?? { direction: "forward" },
    policy: { onFailure, onTimeout: "leave", undoTime: until.getTime() - world.clock.now().getTime() },
    deadline: until,
    hurry: true,
  });
}

/** Its own process came to an end while we claimed it, or another run was quicker. */
async function endedMeanwhile(world: World, found: Opened): Promise<Ending> {
  const { target, release } = found.header;
  const now = await openRelease(world.aws, target, release);
  if (!now || !isFinal(now.folded.course)) return held(found, "Another run has taken it over.");
  return asRecorded(world, { header: now.header, course: now.folded.course, opened: now });
}

/** Where both ways are open; undefined: it stays as it is. */
const ON_CANCEL = {
  rollback: { direction: "back", why: "The run was cancelled, or its process ended." },
  finish: { direction: "forward" },
  leave: undefined,
} as const satisfies Record<Terms["onCancel"], unknown>;

const recordOf = (world: World, { place, folded }: Opened) => journal(world.aws, place, folded);

/** Nothing is done about it, and all of it is listed. */
function held(found: Opened, why: string): Ending {
  const { header, place, folded } = found;
  const outcome: Outcome = "open";
  const name = `Release ${header.release} of ${header.target}`;
  const list = leftovers(steps, readOnly(folded), `release ${place.release} is open`);
  return { outcome, summary: `${name} is open. ${why} To go on with it, re-run this job.`, leftovers: list };
}
