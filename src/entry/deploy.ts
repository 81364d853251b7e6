import { tellsAncestry } from "../github/ancestry.ts";
import { jobStep } from "./job-step.ts";
import { runRelease } from "./run-release.ts";
import type { Env } from "./world.ts";

/** The deploy step of `action.yml`: a job's step that runs one release. */
export const deploy = (env: Env): Promise<void> =>
  jobStep(env, "deploy", (world, { githubToken: token, ...inputs }) => {
    const { emit, signal, owner } = world;
    // The token goes no further than to the one question.
    const isAncestor = tellsAncestry(env, { repository: owner.repository, token, emit, signal });
    return runRelease({ ...world, isAncestor }, inputs);
  });
