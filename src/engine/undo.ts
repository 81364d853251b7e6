import { messageOf } from "../failure.ts";
import type { Leftover } from "../outcome.ts";
import type { Journal } from "./record.ts";
import { stepNamed, UNDO_ORDER, type Context, type Json, type Steps } from "./step.ts";

/**
 * Undoes every begun step: by what it puts right (rule 17), the latest first within that. A failing undo does not stop
 * the others; what it left is listed. Safe to run again: undone steps are skipped.
 */
export async function undoAll(ctx: Context, steps: Steps, journal: Journal): Promise<Leftover[]> {
  const leftovers: Leftover[] = [];
  for (const index of undoSequence(steps, journal))
    leftovers.push(...(await undoOne(ctx, steps, journal, index)));
  return leftovers;
}

/** The plan's indexes in the order of undoing. */
export function undoSequence(steps: Steps, journal: Journal): number[] {
  const rank = (index: number): number => {
    const undo = stepNamed(steps, journal.plan[index]!.step).undo;
    return undo ? UNDO_ORDER.indexOf(undo.what) : -1;
  };
  return journal.plan
    .map((_, index) => index)
    .filter((index) => rank(index) >= 0 && ["begun", "done"].includes(journal.step(index)?.state ?? ""))
    .sort((a, b) => rank(a) - rank(b) || b - a);
}

async function undoOne(ctx: Context, steps: Steps, journal: Journal, index: number): Promise<Leftover[]> {
  const { step: name, args } = journal.plan[index]!;
  const step = stepNamed(steps, name);
  const memo = journal.step(index)!.memo;
  const title = step.title(args);
  const since = ctx.clock.monotonic();
  ctx.emit({ kind: "step-began", step: name, title, direction: "back" });
  let leftovers: Leftover[];
  try {
    leftovers = await step.undo!.run(ctx, args, memo);
  } catch (error) {
    leftovers = step.leaves?.(args, memo, ctx.recall).map((one) => ({ ...one, why: messageOf(error) })) ?? [];
    if (leftovers.length === 0) leftovers = [{ what: title, why: messageOf(error), command: "" }];
  }
  const result = leftovers.length === 0 ? "done" : "failed";
  await writeQuietly(ctx, journal, index, memo, result === "done" ? "undone" : "left");
  ctx.emit({ kind: "step-ended", step: name, title, ms: ctx.clock.monotonic() - since, result });
  return leftovers;
}

/** A record that cannot be written does not stop the way back: a later run would undo this step again. */
async function writeQuietly(
  ctx: Context,
  journal: Journal,
  index: number,
  memo: Json,
  state: "undone" | "left",
): Promise<void> {
  try {
    await journal.writeStep(index, { state, memo });
  } catch (error) {
    ctx.emit({ kind: "warned", text: `The release log could not be written: ${messageOf(error)}` });
  }
}
