import { leftovers } from "../engine/left.ts";
import type { Leftover } from "../outcome.ts";
import { brings, type Header } from "../releases/claim.ts";
import { readOnly } from "../releases/journal.ts";
import { openRelease, type Glimpse } from "../releases/open.ts";
import { steps } from "../steps/index.ts";
import type { Ending, Owed } from "./ending.ts";
import { servingOf } from "./serving.ts";
import type { World } from "./world.ts";

/** A release that failed, seen by who serves since. */
export type Failed =
  /** What served before it does. */
  | { serves: "before"; release: number; left: readonly Leftover[] }
  /** What it brought does, or both do. */
  | { serves: "it"; header: Header };

/** How a release failed, if it did: not by its outcome alone, since one that left something may have left its traffic. */
export async function failedAs(world: World, target: string, release: number): Promise<Failed | undefined> {
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
export function leftByNewest(past: readonly Glimpse[]): number | undefined {
  const newest = past.find(({ header }) => brings(header));
  return newest?.course.outcome === "failed-dirty" ? newest.header.release : undefined;
}

/** A deployment in progress that came to nothing, by our doing or its own: what served before it serves, as was asked for. */
export function endedBySo({ release, left }: Failed & { serves: "before" }, ended?: Ending | Owed): Ending {
  const told = ended && "outcome" in ended ? ended.leftovers : left;
  const rest = told.length > 0 ? "What it has left is listed." : "Nothing else was to be done.";
  return {
    outcome: "succeeded",
    summary: `Release ${release} was in progress and was undone: what served before it serves. ${rest}`,
    leftovers: [...told],
  };
}
