import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readActionFile } from "./action-file.ts";
import type { ActionFile } from "./action-file.ts";
import { evaluateTemplate } from "./expressions.ts";
import type { Annotation, LogLine } from "./job-log.ts";
import { endOrphans } from "./orphans.ts";
import { contextsOf, hasVanished, startRun } from "./run.ts";
import type { ActionRequest, Conclusion, Run, StepReport } from "./run.ts";
import { takeStep } from "./take-step.ts";

export type { ActionRequest, Conclusion, StepReport } from "./run.ts";

export interface ActionRun {
  conclusion: Conclusion;
  outputs: Record<string, string>;
  steps: StepReport[];
  log: LogLine[];
  annotations: Annotation[];
  /** The job summaries of all steps, in order. */
  summary: string;
  /** Processes that outlived their step and were ended with the job. */
  orphans: number;
}

/**
 * Runs a composite action as a GitHub runner runs it as one step of a job.
 * @throws when action.yml cannot be run at all; a failing step is a conclusion, not an exception.
 */
export async function runAction(request: ActionRequest): Promise<ActionRun> {
  const action = readActionFile(request.actionDir);
  const root = mkdtempSync(join(tmpdir(), "runner-"));
  try {
    const run = startRun(request, root);
    run.inputs = inputValues(action, request.inputs ?? {}, run);
    for (const [index, step] of action.steps.entries()) {
      if (!(await takeStep(step, index, run)) || hasVanished(run)) break;
    }
    const outputs = hasVanished(run) ? {} : outputValues(action, run);
    const { reports: steps, result: conclusion, summaries } = run;
    const { lines: log, annotations } = run.log;
    const orphans = endOrphans(run.job.trackingId);
    return { conclusion, outputs, steps, log, annotations, summary: summaries.join("\n"), orphans };
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The caller's inputs as they are, unknown ones too (with the runner's warning), then the defaults of the rest. */
function inputValues(action: ActionFile, given: Record<string, string>, run: Run): Record<string, string> {
  const names = new Map(Object.keys(action.inputs).map((name) => [name.toLowerCase(), name]));
  const unexpected = Object.keys(given).filter((name) => !names.has(name.toLowerCase()));
  if (unexpected.length) {
    const valid = [...names.values()].join("', '");
    run.log.annotate({
      level: "warning",
      message: `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${valid}']`,
    });
  }
  const has = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const { inputs: _, steps: __, env: ___, ...contexts } = contextsOf(run);
  const defaults = Object.entries(action.inputs)
    .filter(([name]) => !has.has(name.toLowerCase()))
    .map(([name, input]) => [name, evaluateTemplate(input.default ?? "", contexts)] as const);
  return { ...given, ...Object.fromEntries(defaults) };
}

/** After the loop, even when steps failed or the job was cancelled. */
const outputValues = (action: ActionFile, run: Run): Record<string, string> =>
  Object.fromEntries(
    Object.entries(action.outputs).map(([name, template]) => [
      name,
      evaluateTemplate(template, contextsOf(run)),
    ]),
  );
