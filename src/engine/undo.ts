import { messageOf, stopsRun } from "../failure.ts";
import type { Leftover } from "../outcome.ts";
import { DeadlinePassed } from "../time/poll.ts";
import { persist } from "./persist.ts";
import type { Journal, StepRecord } from "./record.ts";
import {
  stepNamed,
  UNDO_ORDER,
  type Context,
  type Json,
  type Step,
  type Steps,
  type Undoes,
} from "./step.ts";

/**
 * Undoes every begun step: by what it puts right (rule 17), the latest first within that. A failing undo does not stop
 * the others; what it left is listed. Only where traffic could not be brought back the rest stays as it is, since all of
 * it presumes that users are on blue again; and a template version stays as long as green may launch from it. Safe to run again:
 * undone steps are skipped, left ones tried again.
 * @param only what to put right; everything by default
 */
export async function undoAll(
  ctx: Context,
  steps: Steps,
  journal: Journal,
  only?: Undoes,
): Promise<Leftover[]> {
  const leftovers: Leftover[] = [];
  let astray = false;
  let inUse = false;
  let greenStays = false;
  for (const index of undoSequence(steps, journal, only)) {
    const step = stepNamed(steps, journal.plan[index]!.step);
    const { what, beside } = step.undo!;
    // What stands beside blue may be launched from still; what is in blue itself goes back, or blue would launch green.
    const needed = inUse && what === "template" && beside;
    const why = astray && what !== "traffic" ? ASTRAY : needed ? IN_USE : undefined;
    if (why) {
      leftovers.push(...(await heldBack(ctx, step, journal, index, why)));
      continue;
    }
    const left = await undoOne(ctx, steps, journal, index, greenStays && what === "sizes");
    leftovers.push(...left);
    astray ||= what === "traffic" && left.length > 0;
    greenStays ||= what === "green" && left.length > 0;
    inUse ||= (what === "green" || what === "template") && left.length > 0;
  }
  return leftovers;
}

const ASTRAY = "traffic is not back on blue for certain, so that nothing else was undone";
const IN_USE = "what launches from the template could not be put back, and may still need it";

/** What a step leaves whose undoing waits for another's; its record stays, so that a later run undoes it. */
async function heldBack(
  ctx: Context,
  step: Step<Json, Json>,
  journal: Journal,
  index: number,
  why: string,
): Promise<Leftover[]> {
  const { args } = journal.plan[index]!;
  const { memo } = journal.step(index)!;
  const seen = await lookAt(ctx, step, args, memo);
  if (!seen.isLeft) {
    // Where traffic is astray, what is as before now may yet become otherwise.
    if (why === IN_USE) await writeQuietly(ctx, journal, index, { state: "undone", memo });
    return [];
  }
  const told = seen.unread === undefined ? why : `${why}; whether it is there was not seen: ${seen.unread}`;
  return (step.leaves?.(args, memo, ctx.recall) ?? []).map((one) => ({ ...one, why: told }));
}

/** Whether what a step leaves is there; what cannot be read may be. */
export const isLeft = async (
  ctx: Context,
  step: Step<Json, Json>,
  args: Json,
  memo: Json,
): Promise<boolean> => (await lookAt(ctx, step, args, memo)).isLeft;

/** @returns with why it could not be read, where it could not */
async function lookAt(
  ctx: Context,
  step: Step<Json, Json>,
  args: Json,
  memo: Json,
): Promise<{ isLeft: boolean; unread?: string }> {
  try {
    return { isLeft: (await step.isLeft?.(ctx, args, memo)) ?? true };
  } catch (error) {
    return { isLeft: true, unread: messageOf(error) };
  }
}

/** What an undoing that failed leaves: never nothing. */
function leftBy(ctx: Context, step: Step<Json, Json>, args: Json, memo: Json, why: string): Leftover[] {
  const left = step.leaves?.(args, memo, ctx.recall).map((one) => ({ ...one, why })) ?? [];
  return left.length > 0 ? left : [{ what: step.title(args), why, command: "" }];
}

/** The plan's indexes in the order of undoing. */
export function undoSequence(steps: Steps, journal: Journal, only?: Undoes): number[] {
  const rank = (index: number): number => {
    const undo = stepNamed(steps, journal.plan[index]!.step).undo;
    return undo ? UNDO_ORDER.indexOf(undo.what) : -1;
  };
  return journal.plan
    .map((_, index) => index)
    .filter((index) => rank(index) >= 0 && (!only || UNDO_ORDER[rank(index)] === only))
    .filter((index) => ["begun", "done", "left"].includes(journal.step(index)?.state ?? ""))
    .sort((a, b) => rank(a) - rank(b) || b - a);
}

/** @param again green, which was to go before it, is still there: whoever removes that suspends launches anew, so that this is undone once more */
async function undoOne(
  ctx: Context,
  steps: Steps,
  journal: Journal,
  index: number,
  again: boolean,
): Promise<Leftover[]> {
  const { step: name, args } = journal.plan[index]!;
  const step = stepNamed(steps, name);
  const memo = journal.step(index)!.memo;
  const title = step.title(args);
  const since = ctx.clock.monotonic();
  ctx.emit({ kind: "step-began", step: name, title, direction: "back" });
  let leftovers: Leftover[];
  try {
    leftovers = await persist(ctx, () => step.undo!.run(ctx, args, memo));
  } catch (error) {
    if (stopsRun(error)) throw error;
    const why = error instanceof DeadlinePassed ? "it was not done in the time it had" : messageOf(error);
    // Traffic is back only where its way was gone to the end: no look tells what still drains, or may yet be stopped.
    const isThere = step.undo!.what === "traffic" || (await isLeft(ctx, step, args, memo));
    leftovers = isThere ? leftBy(ctx, step, args, memo, why) : [];
  }
  const result = leftovers.length === 0 ? "done" : "failed";
  await writeQuietly(ctx, journal, index, { state: result === "done" && !again ? "undone" : "left", memo });
  ctx.emit({ kind: "step-ended", step: name, title, ms: ctx.clock.monotonic() - since, result });
  return leftovers;
}

/** A record that cannot be written does not stop the way: a later run would take this step up again. */
export async function writeQuietly(
  ctx: Context,
  journal: Journal,
  index: number,
  record: StepRecord,
): Promise<void> {
  try {
    await persist(ctx, () => journal.writeStep(index, record));
  } catch (error) {
    if (stopsRun(error)) throw error;
    ctx.emit({ kind: "warned", text: `The release log could not be written: ${messageOf(error)}` });
  }
}
