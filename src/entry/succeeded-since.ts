import { Failure } from "../failure.ts";
import { hasSucceeded } from "../releases/claim.ts";
import { newestReleases, type Glimpse } from "../releases/open.ts";
import type { World } from "./world.ts";

/** The newest release of this number or a higher one that has succeeded, if any. Pure. */
export const successSince = (newest: readonly Glimpse[], next: number): number | undefined =>
  newest.find((one) => hasSucceeded(one) && one.header.release >= next)?.header.release;

/** The same, as the release log has it now. */
export async function succeededSince(
  world: World,
  target: string,
  next: number,
): Promise<number | undefined> {
  const { newest } = await newestReleases(world.aws, target);
  return successSince(newest, next);
}

/** Throws where another took the number this rollback was to get and has succeeded: what was to be gone back from serves no more. */
export async function refuseIfSince(world: World, target: string, next: number): Promise<void> {
  const since = await succeededSince(world, target, next);
  if (since === undefined) return;
  throw new Failure(
    "succeeded-meanwhile",
    `Release ${since} of ${target} succeeded while this rollback waited: what it was to go back from serves no more.`,
    "See what serves now, and run again if it is still to be gone back from.",
  );
}
