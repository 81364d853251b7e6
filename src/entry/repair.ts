import { jobStep } from "./job-step.ts";
import { runRepair } from "./run-repair.ts";
import type { Env } from "./world.ts";

/** The repair step of `repair/action.yml`: a job's step that puts in order what earlier runs left. */
export const repair = (env: Env): Promise<void> => jobStep(env, "repair", runRepair);
