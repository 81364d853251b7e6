import { Failure } from "../failure.ts";
import { hasSucceeded } from "../releases/claim.ts";
import type { Glimpse } from "../releases/open.ts";
import type { World } from "./world.ts";

/**
 * An earlier commit never overtakes a later one that another workflow has deployed: the numbers of different workflows'
 * runs cannot be compared, their commits can, where the checkout knows both. Throws a Failure when ours is the earlier.
 * @param newest the newest releases, the newest first
 */
export async function refuseEarlierCommit(
  { owner, isAncestor }: World,
  newest: readonly Glimpse[],
): Promise<void> {
  const last = newest.find(hasSucceeded)?.header;
  if (!last || last.owner.repository !== owner.repository || last.owner.workflow === owner.workflow) return;
  if (!(await isAncestor(owner.sha, last.owner.sha))) return;
  const link = last.owner.runUrl ? ` (${last.owner.runUrl})` : "";
  throw new Failure(
    "older-commit",
    `Commit ${short(owner.sha)} is an ancestor of ${short(last.owner.sha)}, which workflow ${JSON.stringify(last.owner.workflow)} has deployed as release ${last.release} of ${last.target}${link}.`,
    "To go back on purpose, use the rollback action, or run again with `force: true`.",
  );
}

const short = (sha: string): string => sha.slice(0, 12);
