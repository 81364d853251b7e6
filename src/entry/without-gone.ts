import { recallFrom } from "../engine/record.ts";
import { stepNamed, type Context } from "../engine/step.ts";
import { isLeft, undoSequence } from "../engine/undo.ts";
import type { Found } from "../plan/repair/found.ts";
import { readOnly } from "../releases/journal.ts";
import type { Opened } from "../releases/open.ts";
import { steps } from "../steps/index.ts";
import type { World } from "./world.ts";

/**
 * Without what is as it was before its release: the record says what may have changed, AWS what has. Reads only; what
 * no step can tell, or nobody can read, stays listed.
 */
export async function withoutGone(world: World, found: Found): Promise<Found> {
  if (found.remedy.kind !== "undo") return found;
  const gone = await goneOf(world, found.remedy.opened);
  return { ...found, left: found.left.filter(({ what }) => !gone.has(what)) };
}

async function goneOf(world: World, { header, folded }: Opened): Promise<ReadonlySet<string>> {
  const log = readOnly(folded);
  const ctx: Context = {
    ...world,
    deadline: new Date(header.terms.deadline),
    release: { target: header.target, number: header.release, nonce: header.nonce },
    recall: recallFrom(log),
  };
  const gone = new Set<string>();
  for (const index of undoSequence(steps, log)) {
    const { step: name, args } = folded.plan[index]!;
    const step = stepNamed(steps, name);
    const { memo } = log.step(index)!;
    if (await isLeft(ctx, step, args, memo)) continue;
    for (const { what } of step.leaves?.(args, memo, ctx.recall) ?? []) gone.add(what);
  }
  return gone;
}
