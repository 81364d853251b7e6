import { leftovers } from "../engine/left.ts";
import type { RollbackInputs } from "../inputs/contract.ts";
import type { Leftover } from "../outcome.ts";
import { beforeFailed, destinationOf, type Destination } from "../plan/back/destination.ts";
import { brings, type Header } from "../releases/claim.ts";
import { readOnly } from "../releases/journal.ts";
import { openRelease, type Glimpse } from "../releases/open.ts";
import { READ_LAG } from "../releases/parameters.ts";
import { steps } from "../steps/index.ts";
import type { Ending, Owed } from "./ending.ts";
import { servingOf } from "./serving.ts";
import type { World } from "./world.ts";

/** A release that failed, seen by who serves since. */
type Failed =
  /** What served before it does. */
  | { serves: "before"; release: number; left: readonly Leftover[] }
  /** What it brought does, or both do. */
  | { serves: "it"; header: Header };

/** How a release failed, if it did: not by its outcome alone, since one that left something may have left its traffic. */
async function failedAs(world: World, target: string, release: number): Promise<Failed | undefined> {
  const opened = await openRelease(world.aws, target, release);
  const outcome = opened?.folded.course.outcome;
  if (outcome === "failed-clean") return { serves: "before", release, left: [] };
  if (!opened || outcome !== "failed-dirty") return undefined;
  const log = readOnly(opened.folded);
  const serving = await servingOf(world.aws, log);
  if (serving === "green" || serving === "both") return { serves: "it", header: opened.header };
  return { serves: "before", release, left: leftovers(steps, log, `left by release ${release}`) };
}

/** The newest release that brought something, where it has left something: its fleet may be what serves. */
function leftByNewest(past: readonly Glimpse[]): number | undefined {
  const newest = past.find(({ header }) => brings(header));
  return newest?.course.outcome === "failed-dirty" ? newest.header.release : undefined;
}

/** A deployment in progress that came to nothing, by our doing or its own: what served before it serves, as was asked for. */
function endedBySo({ release, left }: Failed & { serves: "before" }, ended?: Ending | Owed): Ending {
  const told = ended && "outcome" in ended ? ended.leftovers : left;
  const rest = told.length > 0 ? "What it has left is listed." : "Nothing else was to be done.";
  return {
    outcome: "succeeded",
    summary: `Release ${release} was in progress and was undone: what served before it serves. ${rest}`,
    leftovers: [...told],
  };
}

/** A deployment that was in progress and has failed, by our doing or its own: then what was asked for may be there already. */
export async function insteadOf(
  world: World,
  target: string,
  release: number | undefined,
  ended?: Ending | Owed,
): Promise<Ending | undefined> {
  if (release === undefined || (ended && !("outcome" in ended && ended.outcome === "failed-dirty")))
    return undefined;
  if (ended) await world.clock.sleep(READ_LAG, world.signal); // what was just written is not readable at once
  const failed = await failedAs(world, target, release);
  return failed?.serves === "before" ? endedBySo(failed, ended) : undefined;
}

/** `previous` counts from what serves: a release that failed, and serves all the same, is gone back from. */
export async function whereTo(
  world: World,
  { to }: RollbackInputs,
  target: string,
  past: readonly Glimpse[],
): Promise<Destination> {
  const doubtful = to.kind === "previous" ? leftByNewest(past) : undefined;
  const failed = doubtful === undefined ? undefined : await failedAs(world, target, doubtful);
  return failed?.serves === "it" ? beforeFailed(failed.header, past) : destinationOf(to, past);
}
