import { COMMIT } from "../engine/execute.ts";
import { stepNamed } from "../engine/step.ts";
import type { Found } from "../plan/repair/found.ts";
import { readOnly } from "../releases/journal.ts";
import type { Opened } from "../releases/open.ts";
import { steps } from "../steps/index.ts";
import { servingOf } from "./serving.ts";
import type { World } from "./world.ts";

/**
 * What repair was told to undo: a release that was taken back past its commit point, by a person or by CodeDeploy. What
 * serves decides: blue alone does, and nothing was done to it that has no way back. Otherwise it stays a person's.
 */
export async function undoneIfBack({ aws }: World, found: Found): Promise<Found> {
  const { remedy } = found;
  if (remedy.kind !== "brought-back" || !isBlueUntouched(remedy.opened)) return found;
  if ((await servingOf(aws, readOnly(remedy.opened.folded))) !== "blue") return found;
  return { ...found, remedy: { kind: "undo", opened: remedy.opened } };
}

/** After the commit point it came no further than the gate before the first act that cannot be reversed. */
function isBlueUntouched({ folded: { plan, steps: records } }: Opened): boolean {
  const commit = plan.findIndex(({ step }) => step === COMMIT);
  const gate = plan.findIndex(({ step }, index) => index > commit && stepNamed(steps, step).gate);
  if (commit < 0 || gate < 0 || records[gate]?.state === "done") return false;
  return plan.slice(commit + 1, gate).every(({ step }) => step === "finish-deployment");
}
