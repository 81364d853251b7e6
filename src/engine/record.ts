import type { Outcome } from "../outcome.ts";
import type { Json, Planned } from "./step.ts";

/** How far one step came. Absent: not begun. */
export interface StepRecord {
  state: "begun" | "done" | "undone" | "left";
  memo: Json;
}

/** Which way the release is going: written before the first undo. */
export type Direction = "forward" | "back";

/** Why a release goes back, and what becomes of it: everything a resuming process needs beside plan and steps. */
export interface Course {
  direction: Direction;
  /** From here on green alone serves: failures are finished forward (rule 14). */
  committed: boolean;
  /** When going back: a failure's code, or a sentence of ours; never foreign text. */
  why?: string;
  outcome?: Outcome;
  /** ISO 8601: when it ended so. */
  endedAt?: string;
  /** How many things it left and listed; absent: none. */
  left?: number;
  /** Its end was for want of time alone: before anything else the next run undoes the rest or, after the commit point, does it. */
  rest?: true;
}

/** The course of a release that ends. */
export const endedAs = (course: Course, outcome: Outcome, at: Date, left = 0): Course => ({
  ...course,
  outcome,
  endedAt: at.toISOString(),
  ...(left > 0 ? { left } : {}),
});

/** The course of a release that is gone on with: without its end. */
export function goingOn({
  outcome: _outcome,
  endedAt: _at,
  left: _left,
  rest: _rest,
  ...course
}: Course): Course {
  return course;
}

/**
 * The record of one release as the engine needs it; `releases/` keeps it in the Parameter Store.
 * Each write is durable before the promise resolves.
 */
export interface Journal {
  readonly plan: readonly Planned[];
  step(index: number): StepRecord | undefined;
  course(): Course;
  writeStep(index: number, record: StepRecord): Promise<void>;
  /** What was to be remembered of a step last, where AWS did not keep it: for telling what is there, never to go on from. */
  unwritten?(index: number): Json | undefined;
  writeCourse(course: Course): Promise<void>;
}

/** Gives the newest memo of a step of this plan, by the step's name. */
export type Recall = <M>(step: string) => M | undefined;

/** Recalls from this record. */
export const recallFrom =
  (journal: Journal): Recall =>
  <M>(name: string): M | undefined => {
    const index = journal.plan.findLastIndex(({ step }, at) => step === name && journal.step(at));
    return index < 0 ? undefined : (journal.step(index)!.memo as M);
  };
