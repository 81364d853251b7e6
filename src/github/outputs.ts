import { appendFileSync } from "node:fs";
import { setOutput } from "@actions/core";
import type { OutputName } from "../inputs/contract.ts";

/** Outputs between our own two steps, beside those of the action. */
export type StepOutput = OutputName | "events";

/** Writes one output of the step, at once: it is there even if we are killed. */
export const writeOutput = (name: StepOutput, value: string): void => setOutput(name, value);

/** Adds to the step's summary; does nothing outside a runner. */
export function writeSummary(path: string | undefined, markdown: string): void {
  if (path) appendFileSync(path, markdown);
}
