import type { Leftover } from "../outcome.ts";
import { recallFrom, type Journal, type StepRecord } from "./record.ts";
import { stepNamed, type Steps } from "./step.ts";
import { undoSequence } from "./undo.ts";

/**
 * Everything a release that is left as it stands has made or changed: what its begun steps say they leave, in the order of
 * undoing. People run the listed commands from the top: green must not be deleted before the traffic is off it (rule 17).
 * @param states of which steps
 */
export function leftovers(
  steps: Steps,
  journal: Journal,
  why: string,
  states: readonly StepRecord["state"][] = ["begun", "done", "left"],
): Leftover[] {
  const known = asKnown(journal);
  const recall = recallFrom(known);
  const undone = undoSequence(steps, journal);
  const others = journal.plan.map((_, index) => index).filter((index) => !undone.includes(index));
  return [...undone, ...others].flatMap((index) => {
    const { step: name, args } = journal.plan[index]!;
    const record = known.step(index);
    // Beyond the commit point a step that has nothing to note before its first write may have begun unrecorded.
    const state = record ? record.state : journal.course().committed ? "begun" : "undone";
    if (!states.includes(state)) return [];
    return (stepNamed(steps, name).leaves?.(args, record?.memo ?? null, recall) ?? []).map((one) => ({
      ...one,
      why,
    }));
  });
}

/** The record with what AWS did not keep: what is there is there, written down or not. */
const asKnown = (journal: Journal): Journal => ({
  ...journal,
  step(index) {
    const record = journal.step(index);
    const memo = journal.unwritten?.(index);
    return record && memo !== undefined ? { ...record, memo } : record;
  },
});
