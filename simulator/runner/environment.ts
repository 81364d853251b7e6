import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The `github` context; members that are not given are those of a push to `main` (the examples of GitHub Docs). */
export type GitHubContext = Record<string, unknown>;

/**
 * Which members of the `github` context become GITHUB_* variables (actions/runner: GitHubContext.cs); the action's ref and
 * repository do not reach the run steps of a composite.
 */
const exported = [
  "action",
  "action_path",
  "actor",
  "actor_id",
  "api_url",
  "base_ref",
  "event_name",
  "event_path",
  "graphql_url",
  "head_ref",
  "job",
  "ref",
  "ref_name",
  "ref_protected",
  "ref_type",
  "repository",
  "repository_id",
  "repository_owner",
  "repository_owner_id",
  "retention_days",
  "run_attempt",
  "run_id",
  "run_number",
  "server_url",
  "sha",
  "triggering_actor",
  "workflow",
  "workflow_ref",
  "workflow_sha",
  "workspace",
];

/** The contexts and folders of a job on a GitHub-hosted Linux runner. */
export interface JobSetting {
  github: GitHubContext;
  runner: Record<string, string>;
  /** The worker's own variables, which every step inherits. */
  machine: Record<string, string>;
  trackingId: string;
}

export interface JobRequest {
  actionDir: string;
  workspace: string;
  temp: string;
  toolCache: string;
  github?: GitHubContext;
  path?: string;
  unique: string;
}

/** Lays out the folders and the event file, and fills in what a runner knows. */
export function jobSetting({
  actionDir,
  workspace,
  temp,
  toolCache,
  github,
  path,
  unique,
}: JobRequest): JobSetting {
  const eventPath = join(temp, "_github_workflow", "event.json");
  mkdirSync(join(temp, "_github_workflow"), { recursive: true });
  mkdirSync(workspace, { recursive: true });
  writeFileSync(eventPath, JSON.stringify(github?.["event"] ?? {}));
  return {
    github: { ...pushToMain, ...github, action_path: actionDir, event_path: eventPath, workspace },
    runner: {
      os: "Linux",
      arch: process.arch === "arm64" ? "ARM64" : "X64",
      name: "GitHub Actions 1",
      environment: "github-hosted",
      temp,
      tool_cache: toolCache,
      workspace: join(workspace, ".."),
      debug: "",
    },
    machine: { PATH: path ?? process.env["PATH"] ?? "", HOME: temp, LANG: "C.UTF-8" },
    trackingId: `github_${unique}`,
  };
}

/** The variables every step gets; the caller's own and the step's come on top. */
export function defaultEnvironment({ github, runner, trackingId }: JobSetting): Record<string, string> {
  const environment: Record<string, string> = {
    CI: "true",
    GITHUB_ACTIONS: "true",
    RUNNER_TRACKING_ID: trackingId,
  };
  for (const name of exported) {
    const value = github[name];
    if (typeof value === "string") environment[`GITHUB_${name.toUpperCase()}`] = value;
  }
  for (const [name, value] of Object.entries(runner)) {
    if (value !== "") environment[`RUNNER_${name.toUpperCase()}`] = value;
  }
  return environment;
}

const pushToMain: GitHubContext = {
  actor: "octocat",
  actor_id: "583231",
  api_url: "https://api.github.com",
  base_ref: "",
  event: {},
  event_name: "push",
  graphql_url: "https://api.github.com/graphql",
  head_ref: "",
  job: "deploy",
  ref: "refs/heads/main",
  ref_name: "main",
  ref_protected: "false",
  ref_type: "branch",
  repository: "octo-org/octo-repo",
  repository_id: "1296269",
  repository_owner: "octo-org",
  repository_owner_id: "583231",
  retention_days: "90",
  run_attempt: "1",
  run_id: "1658821493",
  run_number: "3",
  server_url: "https://github.com",
  sha: "ffac537e6cbbf934b08745a378932722df287a53",
  triggering_actor: "octocat",
  workflow: "Deploy",
  workflow_ref: "octo-org/octo-repo/.github/workflows/deploy.yml@refs/heads/main",
  workflow_sha: "ffac537e6cbbf934b08745a378932722df287a53",
};
