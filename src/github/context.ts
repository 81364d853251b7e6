import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
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
  /** The workflow's name, and the number of this run of it: an older run never overtakes a newer one. */
  workflow: string;
  /** 0 outside GitHub. */
  runNumber: number;
  /** The process that holds the release: so that the settle step of the same job sees whether it still runs. */
  process: ProcessId;
}

export interface ProcessId {
  /** Where the id means something: host name, boot and process namespace. Containers of one machine may share the name. */
  host: string;
  pid: number;
}

/** The same job of the same run, in whichever attempt. */
export const sameJob = (a: Owner, b: Owner): boolean =>
  a.repository === b.repository && a.runId === b.runId && a.job === b.job && a.jobIndex === b.jobIndex;

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
    workflow: context.workflow ?? "",
    runNumber: Number.isNaN(context.runNumber) ? 0 : context.runNumber,
    process: { host: [hostname(), ...kernelIds()].join(" "), pid: process.pid },
    runUrl: repository && runId ? `${context.serverUrl}/${repository}/actions/runs/${runId}` : "",
  };
}

/**
 * This start of the kernel and the process namespace (proc(5), pid_namespaces(7)). Where /proc does not tell, it is a
 * place like no other: then nobody takes a process for ended, and its lease decides.
 */
function kernelIds(): string[] {
  try {
    return [
      readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim(),
      readlinkSync("/proc/self/ns/pid"),
    ];
  } catch {
    return [randomUUID()];
  }
}
