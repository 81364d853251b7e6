import type { Execution } from "../engine/execute.ts";
import { leftovers as listLeftovers } from "../engine/left.ts";
import { endedAs, type Journal } from "../engine/record.ts";
import { Failure, messageOf, stopsRun } from "../failure.ts";
import type { Outcome, Serving } from "../outcome.ts";
import { pathsOf } from "../releases/names.ts";
import { put } from "../releases/parameters.ts";
import { prune } from "../releases/prune.ts";
import { brings, type Header } from "../releases/claim.ts";
import { steps } from "../steps/index.ts";
import { toldCause, type Ending, type Owed } from "./ending.ts";
import type { Hold } from "./hold.ts";
import { nobodyServes, outOfRotation } from "./serving.ts";
import { stopHere } from "./stopped.ts";
import { tellServing } from "./tell-serving.ts";
import { goneOf } from "./without-gone.ts";
import type { World } from "./world.ts";

/** A release that this run holds, and its record. */
export interface Ended {
  world: World;
  hold: Hold;
  header: Header;
  log: Journal;
  /** There was no time for all of the way. */
  hurry?: boolean | undefined;
  /** The run's own time; after it what is still to be done forward is the next run's. */
  deadline?: Date | undefined;
}

/** The release was claimed, and its first write never came: found impossible, or cancelled. What is a defect is thrown. */
export async function neverBegun(ended: Ended, error: unknown): Promise<Ending | Owed> {
  const { world, log } = ended;
  if (stopsRun(error)) return stopHere(ended, error);
  await record(world, log, { outcome: "failed-clean", leftovers: [] });
  if (!(error instanceof Failure)) throw error;
  return { outcome: "failed-clean", summary: toldCause(error, world.emit), leftovers: [] };
}

/** Judges how the release ended, records it and puts it into words. */
export async function conclude(ended: Ended, execution: Execution): Promise<Ending | Owed> {
  const { world, log, hold } = ended;
  if (execution.end === "stopped") {
    // Whoever has taken the release over tells of it: by now others than these two fleets may serve.
    if (!hold.signal.aborted && execution.cause.code !== "lease-lost") await tellServing(ended);
    return stopHere(ended, execution.cause);
  }
  const serving = await tellServing(ended);
  const judged = await truthful(ended, endingOf(ended, execution), serving);
  const ending = serving === "neither" ? unserved(log, judged) : judged;
  const isRecorded = await record(world, log, ending, wantsTime(ended, ending));
  // How a release ends that another has taken over meanwhile, is for that one to say.
  if (!isRecorded && hold.lost.aborted) return stopHere(ended, hold.lost.reason as Failure);
  if (ending.outcome === "succeeded" && brings(ended.header)) await remember(ended);
  return ending;
}

const WENT_WELL = {
  deploy: "green serves.",
  repair: "what the repair had to do itself is done.",
  rollback: "what it went back to serves.",
} satisfies Record<Header["kind"], string>;

function endingOf({ log, header }: Ended, execution: Exclude<Execution, { end: "stopped" }>): Ending {
  const name = `Release ${header.release} of ${header.target}`;
  switch (execution.end) {
    case "finished": {
      const rest = execution.leftovers.length > 0 ? " What could not be finished is listed." : "";
      return {
        outcome: "succeeded",
        summary: `${name}: ${WENT_WELL[header.kind]}${rest}`,
        leftovers: execution.leftovers,
      };
    }
    case "undone": {
      const { leftovers } = execution;
      const outcome: Outcome = leftovers.length > 0 ? "failed-dirty" : "failed-clean";
      const state =
        leftovers.length > 0 ? "Not everything could be undone." : "What was changed is as before.";
      return { outcome, summary: `${name} failed: ${messageOf(execution.cause)} ${state}`, leftovers };
    }
    case "left": {
      // Users may be on green still: first of all that, with its reason.
      const astray = execution.leftovers;
      const others = listLeftovers(steps, log, "left, as the inputs say", ["begun", "done"]);
      const traffic = astray.length > 0 ? " The traffic could not be brought back for certain." : "";
      const summary = `${name} failed and is left as it stands (on-failure, on-timeout): ${messageOf(execution.cause)}${traffic}`;
      return { outcome: "open", summary, leftovers: [...astray, ...others] };
    }
  }
}

/** Committed, yet green does not serve alone any more: CodeDeploy or somebody brought blue back. That is no success (law 6). */
async function truthful(
  { world, hold, header, log }: Ended,
  ending: Ending,
  serving: Serving | undefined,
): Promise<Ending> {
  if (ending.outcome !== "succeeded" || serving === undefined || serving === "green") return ending;
  if (serving === "neither") return takenFrom(header, log, ending);
  const now = serving === "both" ? "blue serves too" : "blue serves";
  const summary = `Release ${header.release} of ${header.target}: green had taken over, but now ${now}. What the release has left is listed.`;
  // What was still to be retired is what serves now: only what goes back is listed.
  const uncommitted = { ...log, course: () => ({ ...log.course(), committed: false }) };
  const gone = await goneOf({ ...world, aws: hold.aws }, header, log);
  const all = listLeftovers(steps, uncommitted, `${now} again`, ["begun", "done"]);
  const leftovers = all.filter(({ what }) => !gone.has(what));
  return { outcome: "failed-dirty", summary, leftovers };
}

/** All of green was taken since: that brings nobody back, and what is still to be done goes forward (rule 14). */
function takenFrom({ release, target }: Header, log: Journal, { leftovers }: Ending): Ending {
  const rest = leftovers.length > 0 ? " What could not be finished is listed." : "";
  return {
    outcome: "failed-dirty",
    summary: `Release ${release} of ${target}: green had taken over, but now neither serves.${rest}`,
    leftovers: [...outOfRotation(log), ...leftovers],
  };
}

/** As before or not: users get nothing, which is the first thing to be known (law 6). */
const unserved = (log: Journal, ending: Ending): Ending => ({
  ...ending,
  summary: `${ending.summary} ${nobodyServes(log, log.course().committed)}`,
});

/** Time was all that was wanting: the next run does the rest before anything else. */
function wantsTime({ world, log, hurry = false, deadline }: Ended, { outcome, leftovers }: Ending): boolean {
  const { direction, committed } = log.course();
  if (leftovers.length === 0) return false;
  // Green serves, but may not be looked after yet: the gate that was not reached stands before that.
  if (committed)
    return outcome === "succeeded" && (hurry || (deadline !== undefined && world.clock.now() >= deadline));
  return hurry && outcome === "failed-dirty" && direction === "back";
}

/** The outcome goes into the release log; a log that cannot be written is told. @returns whether it could be written */
export async function record(
  world: World,
  log: Journal,
  { outcome, leftovers }: Pick<Ending, "outcome" | "leftovers">,
  rest = false,
): Promise<boolean> {
  try {
    const end = endedAs(log.course(), outcome, world.clock.now(), leftovers.length);
    await log.writeCourse({ ...end, ...(rest ? { rest } : {}) });
    return true;
  } catch (error) {
    world.emit({ kind: "warned", text: `The outcome could not be recorded: ${messageOf(error)}` });
    return false;
  }
}

/** `live` is a cache of what serves; old finished releases are pruned. Neither changes the outcome. */
async function remember({ world, hold, header }: Ended): Promise<void> {
  try {
    await put(hold.aws, pathsOf(header.target).live, {
      release: header.release,
      ami: header.ami,
      at: world.clock.now().toISOString(),
    });
    await prune(hold.aws, world.clock, header);
  } catch (error) {
    world.emit({ kind: "warned", text: `The release log could not be tidied: ${messageOf(error)}` });
  }
}
