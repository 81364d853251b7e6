import type { Aws } from "../aws/call.ts";
import { batches } from "../aws/pages.ts";
import type { Clock } from "../time/clock.ts";
import { HOUR } from "../time/duration.ts";
import { numbersOf, type Header } from "./claim.ts";
import { fold } from "./fold.ts";
import { pathsOf } from "./names.ts";
import { below, read } from "./parameters.ts";

/** How many releases stay in the log, and for how long at least (rule 24). */
const KEPT = 20;
const YOUNGEST = 24 * HOUR;
/** Each run tidies a few: no run pays for a long history. */
const AT_ONCE = 2;

/** Removes finished releases that lie far enough below `head` as read back; open ones stay. */
export async function prune(aws: Aws, clock: Clock, { target, release }: Header): Promise<void> {
  const paths = pathsOf(target);
  const old = (await numbersOf(aws, target))
    .filter((number) => number <= release - KEPT)
    .sort((a, b) => a - b);
  if (old.length === 0) return;
  const head = await read<number>(aws, paths.head);
  if (head === undefined) return;
  for (const number of old.filter((one) => one <= head - KEPT).slice(0, AT_ONCE))
    await pruneOne(aws, clock, target, number);
}

async function pruneOne(aws: Aws, clock: Clock, target: string, number: number): Promise<void> {
  const path = pathsOf(target).release(number);
  const header = await read<Header>(aws, path);
  const parameters = await below(aws, path, true);
  const outcome = fold(path, parameters).course.outcome;
  const finished = outcome !== undefined && outcome !== "open";
  if (!header || !finished || clock.now().getTime() - new Date(header.at).getTime() < YOUNGEST) return;
  // The header last: a half-pruned release is still known by its number.
  for (const Names of batches([...parameters.map(({ Name }) => Name!), path], 10))
    await aws("ssm:DeleteParameters", { Names });
}
