import { jobStep } from "./job-step.ts";
import { runRelease } from "./run-release.ts";
import type { Env } from "./world.ts";

/** The deploy step of `action.yml`: a job's step that runs one release. */
export const deploy = (env: Env): Promise<void> =>
  jobStep(env, "deploy", (world, inputs) => runRelease(world, inputs));
