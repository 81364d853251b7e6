import { Failure, messageOf, stopsRun } from "../failure.ts";
import type { Leftover } from "../outcome.ts";
import { persist } from "./persist.ts";
import { recallFrom, type Journal } from "./record.ts";
import { stepNamed, type Context, type Json, type Steps } from "./step.ts";
import type { Millis } from "../time/clock.ts";
import { MINUTE } from "../time/duration.ts";
import { DeadlinePassed } from "../time/poll.ts";
import { undoAll, writeQuietly } from "./undo.ts";

/** How the engine came out of a plan. */
export type Execution =
  | { end: "finished"; leftovers: Leftover[] }
  | { end: "undone"; cause: unknown; leftovers: Leftover[] }
  /** With what could not be done of bringing the traffic back, where that was to be done. */
  | { end: "left"; cause: unknown; leftovers: Leftover[] }
  /** This process may not or cannot go on; the record says where the release stands. */
  | { end: "stopped"; cause: Failure };

/** What a failure before the commit point leads to: `stop` brings the traffic back and leaves green for a look. */
export interface Policy {
  onFailure: "rollback" | "leave";
  /** The same when the user's time was up. */
  onTimeout: "rollback" | "stop" | "leave";
  /** Time for the way back, counted from its start. */
  undoTime?: Millis;
}

/** Time for the way back, counted from its start (the user's own may be up): CodeDeploy may take an hour to stop. */
const UNDO_TIME: Millis = 120 * MINUTE;

/** What a run brings to its steps; the engine adds what earlier steps remembered. */
export type Run = Omit<Context, "recall">;

/** The step that writes the commit point: the engine marks it in the record. */
export const COMMIT = "commit";

/**
 * Walks the plan from where the record stands, in the direction it holds. A new run, a resumed one,
 * settle, rollback and repair are this same function with another record.
 * Before the commit point a failure turns the direction to back and undoes; after it the remaining steps
 * are still tried and what fails is listed. What this process cannot write down it does not do: it stops there.
 */
export async function execute(run: Run, steps: Steps, journal: Journal, policy: Policy): Promise<Execution> {
  const ctx: Context = { ...run, recall: recallFrom(journal) };
  const { direction, why } = journal.course();
  try {
    if (direction === "forward") return await onward(ctx, steps, journal, policy);
    const cause = new Failure("resumed-back", why ?? "an earlier run was going back");
    return await undone(ctx, steps, journal, policy, cause);
  } catch (error) {
    if (error instanceof Failure) return { end: "stopped", cause: error };
    throw error;
  }
}

async function onward(ctx: Context, steps: Steps, journal: Journal, policy: Policy): Promise<Execution> {
  const leftovers: Leftover[] = [];
  for (const [index] of journal.plan.entries()) {
    if (journal.step(index)?.state === "done") continue;
    try {
      await walk(ctx, steps, journal, index);
    } catch (cause) {
      if (stopsRun(cause)) throw cause;
      if (!journal.course().committed) return await turn(ctx, steps, journal, policy, cause);
      leftovers.push(...(await leave(ctx, steps, journal, index, cause)));
      if (!stepNamed(steps, journal.plan[index]!.step).gate) continue;
      leftovers.push(...untried(ctx, steps, journal, index + 1, cause));
      break;
    }
  }
  return { end: "finished", leftovers };
}

/** A failure before the commit point. */
async function turn(
  ctx: Context,
  steps: Steps,
  journal: Journal,
  policy: Policy,
  cause: unknown,
): Promise<Execution> {
  explain(ctx, cause);
  const late = ctx.clock.now().getTime() >= ctx.deadline.getTime();
  const way = late ? policy.onTimeout : policy.onFailure;
  if (way === "leave") return { end: "left", cause, leftovers: [] };
  const back = { ...journal.course(), direction: "back", why: wordFor(cause) } as const;
  await persist(ctx, () => journal.writeCourse(back));
  if (way === "rollback") return undone(ctx, steps, journal, policy, cause);
  const leftovers = await undoAll(unhurried(ctx, policy), steps, journal, "traffic");
  return { end: "left", cause, leftovers };
}

/** What the record says of a cause: a word of ours. Foreign text may be long, hostile or secret. */
const wordFor = (cause: unknown): string => (cause instanceof Failure ? cause.code : "defect");

/** Begin (recorded before the first write), apply, done. */
async function walk(ctx: Context, steps: Steps, journal: Journal, index: number): Promise<void> {
  const { step: name, args } = journal.plan[index]!;
  const step = stepNamed(steps, name);
  const title = step.title(args);
  const since = ctx.clock.monotonic();
  ctx.emit({ kind: "step-began", step: name, title, direction: "forward" });
  const ended = (result: "done" | "failed"): void =>
    ctx.emit({ kind: "step-ended", step: name, title, ms: ctx.clock.monotonic() - since, result });
  try {
    await persist(ctx, () => carryOut(ctx, steps, journal, index));
    ended("done");
  } catch (error) {
    ended("failed");
    throw error instanceof DeadlinePassed ? timeIsUp(title, error) : error;
  }
}

/** From where the record stands. */
async function carryOut(ctx: Context, steps: Steps, journal: Journal, index: number): Promise<void> {
  const { step: name, args } = journal.plan[index]!;
  const step = stepNamed(steps, name);
  let memo = journal.step(index)?.memo;
  if (memo === undefined) {
    memo = await step.begin(ctx, args);
    // Nothing found and nothing to undo: there is nothing to be known before the first write.
    if (memo !== null || step.undo) await journal.writeStep(index, { state: "begun", memo });
  }
  const save = (newer: unknown): Promise<void> =>
    journal.writeStep(index, { state: "begun", memo: newer as Json });
  const last = await step.apply(ctx, args, memo, save);
  if (name === COMMIT) await commit(ctx, journal);
  await journal.writeStep(index, { state: "done", memo: last });
}

/** Recorded before the step counts as done: a run that goes on past it must know that there is no way back (rule 14). */
async function commit({ emit }: Context, journal: Journal): Promise<void> {
  await journal.writeCourse({ ...journal.course(), committed: true });
  emit({ kind: "committed" });
}

const timeIsUp = (title: string, cause: DeadlinePassed): Failure =>
  new Failure(
    "time-is-up",
    `"${title}" was not done in the time it had.`,
    "The log above says what it waited for. Correct that, or raise the input `timeout`.",
    { cause },
  );

/** After the commit point: a step that failed is listed, the next one is tried. */
async function leave(
  ctx: Context,
  steps: Steps,
  journal: Journal,
  index: number,
  cause: unknown,
): Promise<Leftover[]> {
  const { step: name, args } = journal.plan[index]!;
  const step = stepNamed(steps, name);
  const record = journal.step(index);
  ctx.emit({ kind: "warned", text: `${step.title(args)}: ${messageOf(cause)}` });
  if (record) await writeQuietly(ctx, journal, index, { state: "left", memo: record.memo });
  // Without a record it found nothing before its first write: its memo is null.
  const left = step.leaves?.(args, record?.memo ?? null, ctx.recall) ?? [];
  return left.length > 0
    ? left.map((leftover) => ({ ...leftover, why: messageOf(cause) }))
    : [{ what: step.title(args), why: messageOf(cause), command: "" }];
}

/** The steps from an index on, which are not tried: what they should have put in order. */
const untried = (ctx: Context, steps: Steps, journal: Journal, from: number, cause: unknown): Leftover[] =>
  journal.plan.slice(from).flatMap(({ step: name, args }, offset) => {
    const memo = journal.step(from + offset)?.memo ?? null;
    const left = stepNamed(steps, name).leaves?.(args, memo, ctx.recall) ?? [];
    return left.map((leftover) => ({ ...leftover, why: messageOf(cause) }));
  });

/** The root cause in plain words, before anything else is told. What nobody foresaw is shown as a defect. */
function explain({ emit }: Context, cause: unknown): void {
  if (cause instanceof Failure)
    emit({ kind: "explained", cause: cause.message, remedy: cause.remedy, details: [...cause.details] });
  else
    emit({ kind: "defect", message: messageOf(cause), stack: (cause instanceof Error && cause.stack) || "" });
}

async function undone(
  ctx: Context,
  steps: Steps,
  journal: Journal,
  policy: Policy,
  cause: unknown,
): Promise<Execution> {
  ctx.emit({ kind: "undoing", why: messageOf(cause) });
  return { end: "undone", cause, leftovers: await undoAll(unhurried(ctx, policy), steps, journal) };
}

/** The way back has its own time. */
const unhurried = (ctx: Context, { undoTime }: Policy): Context => ({
  ...ctx,
  deadline: new Date(ctx.clock.now().getTime() + (undoTime ?? UNDO_TIME)),
});
