import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { jobSetting } from "./environment.ts";
import type { GitHubContext, JobSetting } from "./environment.ts";
import type { Contexts } from "./expressions.ts";
import { createJobLog } from "./job-log.ts";
import type { JobLog, LogLine } from "./job-log.ts";

export type Conclusion = "success" | "failure" | "cancelled";

export interface ActionRequest {
  /** The folder with the composite's `action.yml`. */
  actionDir: string;
  /** The caller's `with:`. */
  inputs?: Record<string, string>;
  /** The job's `env:`, e.g. credentials. Nothing else of our own environment reaches the steps but PATH. */
  env?: Record<string, string>;
  github?: GitHubContext;
  strategy?: Record<string, unknown>;
  matrix?: Record<string, unknown>;
  /** GITHUB_WORKSPACE; by default an empty folder of its own. */
  workspace?: string;
  path?: string;
  onLine?: (line: LogLine) => void;
  /** Aborted: the job is cancelled. */
  cancel?: AbortSignal;
  /** Aborted: the process of the running step is killed (out of memory, say); the job goes on. */
  kill?: AbortSignal;
  /** Aborted: the runner vanishes, with all that runs on it; no later step runs and nothing is reported. */
  vanish?: AbortSignal;
  /** The job runs in a container. */
  container?: boolean;
  /** Divides the runner's own waits (7.5 s, 2.5 s), for tests. */
  speed?: number;
}

export interface StepReport {
  id?: string;
  name: string;
  /** Before `continue-on-error`. */
  outcome: Conclusion | "skipped";
  /** After it. */
  conclusion: Conclusion | "skipped";
  outputs: Record<string, string>;
  exitCode?: number;
  ms: number;
}

/** What the steps of one run share. */
export interface Run {
  request: ActionRequest;
  job: JobSetting;
  log: JobLog;
  temp: string;
  workspace: string;
  inputs: Record<string, string>;
  env: Record<string, string>;
  paths: string[];
  reports: StepReport[];
  summaries: string[];
  result: Conclusion;
}

/** Lays out a job under the folder `root`. */
export function startRun(request: ActionRequest, root: string): Run {
  const { actionDir, github, path } = request;
  const workspace = request.workspace ?? join(root, "work", "octo-repo", "octo-repo");
  const temp = join(root, "temp");
  const toolCache = join(root, "tool_cache");
  mkdirSync(toolCache, { recursive: true });
  const job = jobSetting({
    actionDir,
    workspace,
    temp,
    toolCache,
    unique: randomUUID(),
    ...(github ? { github } : {}),
    ...(path ? { path } : {}),
  });
  return {
    request,
    job,
    log: createJobLog(request.onLine),
    temp,
    workspace,
    inputs: {},
    env: { ...request.env },
    paths: [],
    reports: [],
    summaries: [],
    result: "success",
  };
}

/** What expressions of the action may read just now; `action` is the name of the step in question. */
export function contextsOf(run: Run, action = "__self"): Contexts {
  const steps = run.reports
    .filter(({ id }) => id !== undefined)
    .map(({ id, outputs, outcome, conclusion }) => [id, { outputs, outcome, conclusion }]);
  return {
    inputs: run.inputs,
    github: { ...run.job.github, action, action_status: run.result },
    steps: Object.fromEntries(steps) as Record<string, unknown>,
    runner: run.job.runner,
    env: run.env,
    job: { status: isCancelled(run) ? "cancelled" : "success" },
    strategy: run.request.strategy ?? {
      "fail-fast": true,
      "job-index": 0,
      "job-total": 1,
      "max-parallel": 1,
    },
    matrix: run.request.matrix ?? null,
  };
}

export const hasVanished = (run: Run): boolean => run.request.vanish?.aborted ?? false;

export const isCancelled = (run: Run): boolean => run.request.cancel?.aborted ?? false;

const severity = { success: 0, failure: 1, cancelled: 2 } satisfies Record<Conclusion, number>;

/** The result of a composite after one more step (actions/runner: TaskResultUtil.MergeTaskResults). */
export const worse = (a: Conclusion, b: Conclusion): Conclusion => (severity[b] > severity[a] ? b : a);
