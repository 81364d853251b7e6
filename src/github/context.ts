import { context } from "@actions/github";

/** Who runs us: the same for the deploy step and the settle step of one job. */
export interface Owner {
  /** `owner/repo`; empty outside GitHub. */
  repository: string;
  runId: string;
  attempt: string;
  job: string;
  /** Which job of a matrix; `0` without one. */
  jobIndex: string;
  actor: string;
  sha: string;
  /** The run's page; empty outside GitHub. */
  runUrl: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads it from the runner's environment; what is missing (a run by hand) is empty. */
export function ownerFrom(env: Env): Owner {
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  const runId = Number.isNaN(context.runId) ? "" : String(context.runId);
  const attempt = Number.isNaN(context.runAttempt) ? "1" : String(context.runAttempt);
  return {
    repository,
    runId,
    attempt,
    job: env["BLUEGREEN_JOB"] || (context.job ?? ""),
    jobIndex: env["BLUEGREEN_JOB_INDEX"] || "0",
    actor: context.actor ?? "",
    sha: context.sha ?? "",
    runUrl: repository && runId ? `${context.serverUrl}/${repository}/actions/runs/${runId}` : "",
  };
}
