import type { ActionRun } from "../runner/run-action.ts";
import type { Job } from "./job.ts";
import { midShift } from "./moments.ts";
import type { DemoOptions } from "./options.ts";
import type { Stage } from "./stage.ts";

/** What an act is played with. */
export interface Theatre {
  stage: Stage;
  options: DemoOptions;
  /** Runs a job and shows its log and outputs. */
  job(job: Job): Promise<ActionRun>;
  say(line: string): void;
}

/** Plays the jobs of a demonstration, one after the other. */
export type Act = (theatre: Theatre) => Promise<ActionRun[]>;

/** One deployment; Ctrl-C is the cancel button. */
const deploy: Act = async ({ stage, job }) => {
  const cancel = new AbortController();
  const press = () => cancel.abort();
  process.once("SIGINT", press);
  try {
    return [await job({ inputs: { "ami-id": stage.fleet.amiNew }, cancel: cancel.signal })];
  } finally {
    process.off("SIGINT", press);
  }
};

/** Somebody cancels the job while blue is being taken out; the settle step sees to the rest. */
const cancel: Act = async ({ stage, job, say }) => {
  const moment = midShift(stage);
  moment.addEventListener("abort", () => say("        * somebody cancels the job"));
  return [await job({ inputs: { "ami-id": stage.fleet.amiNew }, cancel: moment })];
};

/** The runner vanishes at the same moment; the job is run again. */
const kill: Act = async ({ stage, job, say }) => {
  const moment = midShift(stage);
  moment.addEventListener("abort", () => say("        * SIGKILL: the runner vanishes"));
  const inputs = { "ami-id": stage.fleet.amiNew };
  const first = await job({ inputs, vanish: moment });
  say("\nThe job is run again:");
  return [first, await job({ inputs, attempt: 2 })];
};

/** A deployment that keeps blue, and the way back to it while the requests go on. */
const rollback: Act = async ({ stage, job, say }) => {
  const first = await job({ inputs: { "ami-id": stage.fleet.amiNew, retire: "keep" } });
  if (first.outputs["outcome"] !== "succeeded") return [first];
  say("\nBack to what served before:");
  return [first, await job({ folder: "rollback", inputs: { reason: "Orders fail" }, attempt: 2 })];
};

export const acts = { deploy, cancel, kill, rollback } satisfies Record<DemoOptions["act"], Act>;
