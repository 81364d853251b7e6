import { recallFrom, type Journal } from "../engine/record.ts";
import { stepNamed, type Context } from "../engine/step.ts";
import { isLeft } from "../engine/undo.ts";
import type { Found } from "../plan/repair/found.ts";
import type { Header } from "../releases/claim.ts";
import { readOnly } from "../releases/journal.ts";
import { steps } from "../steps/index.ts";
import type { World } from "./world.ts";

/**
 * Without what is as it was before its release: the record says what may have changed, AWS what has. Reads only; what
 * no step can tell, or nobody can read, stays listed.
 */
export async function withoutGone(world: World, found: Found): Promise<Found> {
  if (found.remedy.kind !== "undo" && found.remedy.kind !== "brought-back") return found;
  const { header, folded } = found.remedy.opened;
  const gone = await goneOf(world, header, readOnly(folded));
  return { ...found, left: found.left.filter(({ what }) => !gone.has(what)) };
}

/** Of what the begun steps of a release say they leave, what is as it was before: by its words. Reads only. */
export async function goneOf(world: World, header: Header, log: Journal): Promise<ReadonlySet<string>> {
  const ctx: Context = {
    ...world,
    deadline: new Date(header.terms.deadline),
    release: { target: header.target, number: header.release, nonce: header.nonce },
    recall: recallFrom(log),
  };
  const gone = new Set<string>();
  for (const [index, { step: name, args }] of log.plan.entries()) {
    const { state = "undone", memo = null } = log.step(index) ?? {};
    if (state === "undone") continue;
    const step = stepNamed(steps, name);
    if (await isLeft(ctx, step, args, memo)) continue;
    for (const { what } of step.leaves?.(args, memo, ctx.recall) ?? []) gone.add(what);
  }
  return gone;
}
