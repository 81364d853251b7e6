import type { Inputs } from "../inputs/contract.ts";
import type { Facts } from "../plan/facts.ts";
import { brings } from "../releases/claim.ts";
import type { Glimpse } from "../releases/open.ts";
import type { Ending } from "./ending.ts";

/**
 * What is asked was deployed last and still serves: nothing is to be done. Undefined when there is something to do.
 * @param newest the newest releases, all finished, the newest first
 */
export function unchanged(inputs: Inputs, facts: Facts, newest: readonly Glimpse[]): Ending | undefined {
  if (inputs.force) return undefined;
  const last = newest.find(({ header, course }) => brings(header) && course.outcome !== "failed-clean");
  if (last?.course.outcome !== "succeeded") return undefined;
  const { header } = last;
  const asked =
    header.ami === facts.imageId &&
    (inputs.revision.kind === "last" || same(header.revision, facts.revision)) &&
    (inputs.tagValue === undefined || inputs.tagValue === header.tagValue);
  if (!asked || !serves(facts)) return undefined;
  return {
    outcome: "unchanged",
    summary: `Release ${header.release} of ${header.target} deployed exactly this, and it serves. Nothing was changed.`,
    leftovers: [],
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whoever is in rotation runs this AMI and is of the fleet, and every target group has such a one. */
function serves({ blue, imageId, targetGroups }: Facts): boolean {
  const images = new Map(blue?.instances.map(({ InstanceId, ImageId }) => [InstanceId, ImageId]));
  return (
    targetGroups.length > 0 &&
    targetGroups.every(({ health }) => {
      const healthy = health.filter(({ TargetHealth }) => TargetHealth?.State === "healthy");
      return healthy.length > 0 && healthy.every(({ Target }) => images.get(Target?.Id) === imageId);
    })
  );
}
