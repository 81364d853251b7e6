import { imageOf } from "../plan/describe.ts";
import type { Facts } from "../plan/facts.ts";
import { brings, type Content } from "../releases/claim.ts";
import type { Glimpse } from "../releases/open.ts";

/**
 * What serves now: the AMI that blue runs; its revision by the release that brought it, otherwise by the deployment group,
 * where that leaves no doubt (whether its target revision is that of the last success or of the last try is documented nowhere).
 * @param newest the newest releases, the newest first
 */
export function servedBy({ blue, deploymentGroup }: Facts, newest: readonly Glimpse[]): Content {
  const ami = imageOf(blue) ?? "";
  const last = newest.find(({ course, header }) => brings(header) && course.outcome === "succeeded")?.header;
  if (last?.ami === ami) return { ami, revision: last.revision };
  const { lastSuccessfulDeployment: good, lastAttemptedDeployment: tried } = deploymentGroup ?? {};
  const sure = good?.deploymentId !== undefined && good.deploymentId === (tried ?? good).deploymentId;
  return { ami, revision: (sure && deploymentGroup?.targetRevision) || null };
}
