import { goBack } from "./go-back.ts";
import { jobStep } from "./job-step.ts";
import type { Env } from "./world.ts";

/** The rollback step of `rollback/action.yml`: a job's step that goes back to an earlier release. */
export const rollback = (env: Env): Promise<void> => jobStep(env, "rollback", goBack);
