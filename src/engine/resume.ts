import { Failure } from "../failure.ts";
import type { Outcome } from "../outcome.ts";
import { execute, type Execution, type Policy, type Run } from "./execute.ts";
import { goingOn, type Course, type Journal } from "./record.ts";
import type { Steps } from "./step.ts";

/** What a record asks of whoever holds it. */
export type Standing =
  /** Nothing: it has ended. */
  | { kind: "over"; outcome: Outcome }
  /** It was claimed and no step was begun: nothing was changed. */
  | { kind: "untouched" }
  /** Green alone serves: only forward. */
  | { kind: "forward" }
  /** It was going back. */
  | { kind: "back" }
  /** Before the commit point: both ways are open. */
  | { kind: "either" };

/** Which way a release is gone on with. */
export type Toward =
  { direction: "forward"; pastReturn?: true } | { direction: "back"; why: string; broughtBack?: boolean };

/** Reads it from the record. An `open` outcome is a pause, not an end. */
export function standingOf(journal: Pick<Journal, "plan" | "step" | "course">): Standing {
  const { outcome, committed, direction, rest } = journal.course();
  if (outcome !== undefined && outcome !== "open" && !rest) return { kind: "over", outcome };
  if (committed) return { kind: "forward" };
  if (journal.plan.every((_, index) => !journal.step(index))) return { kind: "untouched" };
  return { kind: direction === "back" ? "back" : "either" };
}

/**
 * Goes on with a release that another process began: the direction goes into the record first, then the same walk as
 * ever. Steps that were begun are applied again and look first; those that were done are not.
 * @param toward taken where both ways are open; the record's own direction and the commit point come before it, unless
 *   blue has been brought back by others: then the commit point is no more; or unless there is nobody to go back to, and
 *   nothing was undone yet
 */
export async function resume(
  run: Run,
  steps: Steps,
  journal: Journal,
  policy: Policy,
  toward: Toward,
): Promise<Execution> {
  const course = goingOn(journal.course());
  try {
    await journal.writeCourse(courseToward(journal, course, toward));
  } catch (error) {
    if (error instanceof Failure) return { end: "stopped", cause: error };
    throw error;
  }
  return execute(run, steps, journal, policy);
}

/** Something of it is as it was before it, or is left as it stands. */
export const hasUndone = ({ plan, step }: Pick<Journal, "plan" | "step">): boolean =>
  plan.some((_, index) => ["undone", "left"].includes(step(index)?.state ?? ""));

function courseToward(journal: Journal, course: Course, toward: Toward): Course {
  if (toward.direction === "back" && toward.broughtBack && course.committed)
    return { ...course, direction: "back", why: toward.why, committed: false };
  const { kind } = standingOf(journal);
  if (kind === "back" && toward.direction === "forward" && toward.pastReturn && !hasUndone(journal))
    return { ...course, direction: "forward" };
  if (kind !== "either") return course;
  return toward.direction === "back"
    ? { ...course, direction: "back", why: toward.why }
    : { ...course, direction: "forward" };
}
