import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Owner } from "../github/context.ts";
import { fail, runnerLog } from "../github/log.ts";
import { writeOutput, writeSummary } from "../github/outputs.ts";
import type { Audience } from "../report/report.ts";
import { hiding } from "../report/secrets.ts";
import type { Env } from "./world.ts";

/** The runner's log, outputs and summary; `eventsPath` is the file through which our two steps speak. */
export const audienceFrom = (env: Env, owner: Owner, eventsPath?: string): Audience => ({
  log: runnerLog,
  writeOutput,
  writeSummary: (markdown) => writeSummary(env["GITHUB_STEP_SUMMARY"], markdown),
  fail,
  hide: hiding(env),
  eventsPath,
  runUrl: owner.runUrl,
});

/** A new event file's name, handed to the settle step as an output of the deploy step; none outside a runner. */
export function announceEvents(env: Env): string | undefined {
  const temp = env["RUNNER_TEMP"];
  if (!temp) return undefined;
  const path = join(temp, `bluegreen-${randomUUID()}.jsonl`);
  writeOutput("events", path);
  return path;
}
