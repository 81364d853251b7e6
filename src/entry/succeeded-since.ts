import { Failure } from "../failure.ts";
import { brings } from "../releases/claim.ts";
import { newestReleases } from "../releases/open.ts";
import type { World } from "./world.ts";

/** A release of this number or a higher one that has succeeded; the highest. */
export async function succeededSince(
  world: World,
  target: string,
  next: number,
): Promise<number | undefined> {
  const { newest } = await newestReleases(world.aws, target);
  return newest.find(
    ({ header, course }) => brings(header) && header.release >= next && course.outcome === "succeeded",
  )?.header.release;
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
