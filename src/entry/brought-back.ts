import { COMMIT } from "../engine/execute.ts";
import { stepNamed } from "../engine/step.ts";
import type { Found } from "../plan/repair/found.ts";
import { readOnly } from "../releases/journal.ts";
import type { Opened } from "../releases/open.ts";
import { steps } from "../steps/index.ts";
import { outOfRotation, servingOf } from "./serving.ts";
import type { World } from "./world.ts";

/**
 * A release that failed past its commit point, by who serves now. Green: Auto Scaling has launched again what AWS had
 * taken, and the release is finished. Blue alone: somebody, or CodeDeploy, has taken it back, and it is undone where
 * repair was told to and nothing was done to blue that has no way back. Nobody: no record brings anybody back.
 */
export async function byWhoServes({ aws }: World, found: Found, mayUndo: boolean): Promise<Found> {
  const { remedy } = found;
  if (remedy.kind !== "brought-back") return found;
  const { opened } = remedy;
  const log = readOnly(opened.folded);
  const serving = await servingOf(aws, log);
  const name = `Release ${opened.header.release}`;
  if (serving === "green")
    return {
      what: `${name} serves again, and failed when it did not`,
      remedy: { kind: "finish", opened },
      left: [],
    };
  if (serving === "neither")
    return {
      what: `${name} had taken over, and now nobody serves`,
      remedy: { kind: "by-hand" },
      left: outOfRotation(log),
    };
  const back = mayUndo && serving === "blue" && isBlueUntouched(opened);
  return back ? { ...found, remedy: { kind: "undo", opened } } : found;
}

/** After the commit point it came no further than the gate before the first act that cannot be reversed. */
function isBlueUntouched({ folded: { plan, steps: records } }: Opened): boolean {
  const commit = plan.findIndex(({ step }) => step === COMMIT);
  const gate = plan.findIndex(({ step }, index) => index > commit && stepNamed(steps, step).gate);
  if (commit < 0 || gate < 0 || records[gate]?.state === "done") return false;
  return plan.slice(commit + 1, gate).every(({ step }) => step === "finish-deployment");
}
