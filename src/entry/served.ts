import { imageOf } from "../plan/describe.ts";
import type { Facts } from "../plan/facts.ts";
import { lastSuccess } from "../plan/last-success.ts";
import { hasSucceeded, type Content } from "../releases/claim.ts";
import type { Glimpse } from "../releases/open.ts";

/**
 * What serves now: the AMI that blue runs; its revision by the release that brought it, otherwise by the deployment group.
 * @param newest the newest releases, the newest first
 */
export function servedBy(facts: Facts, newest: readonly Glimpse[]): Content {
  const ami = imageOf(facts.blue) ?? "";
  const last = newest.find(hasSucceeded)?.header;
  if (last?.ami === ami) return { ami, revision: last.revision };
  return { ami, revision: lastSuccess(facts) };
}
