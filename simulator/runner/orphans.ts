import { readdirSync, readFileSync } from "node:fs";

/**
 * Ends what a job left running, as the runner does when a job is over: every process whose environment carries the job's
 * RUNNER_TRACKING_ID. Returns how many there were. Linux only.
 */
export function endOrphans(trackingId: string): number {
  const mark = `RUNNER_TRACKING_ID=${trackingId}`;
  let ended = 0;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) continue;
    try {
      if (!readFileSync(`/proc/${entry}/environ`, "utf8").split("\0").includes(mark)) continue;
      process.kill(Number(entry), "SIGKILL");
      ended++;
    } catch {
      // Gone meanwhile, or somebody else's.
    }
  }
  return ended;
}
