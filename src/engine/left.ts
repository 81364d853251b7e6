import type { Leftover } from "../outcome.ts";
import { recallFrom, type Journal } from "./record.ts";
import { stepNamed, type Steps } from "./step.ts";

/** Everything a release that is left as it stands has made or changed: what its begun steps say they leave. */
export function leftovers(steps: Steps, journal: Journal, why: string): Leftover[] {
  const recall = recallFrom(journal);
  return journal.plan.flatMap(({ step: name, args }, index) => {
    const record = journal.step(index);
    if (record?.state !== "begun" && record?.state !== "done") return [];
    return (stepNamed(steps, name).leaves?.(args, record.memo, recall) ?? []).map((one) => ({ ...one, why }));
  });
}
