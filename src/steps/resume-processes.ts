import type { Step } from "../engine/step.ts";
import { findGroup } from "../fleet/group.ts";
import { resumeCarefully, stillSuspended } from "../fleet/processes.ts";

export interface ResumeProcessesArgs {
  group: string;
  processes: string[];
}

/** Processes that a failed release suspended run again, and nobody who serves is replaced for it (rule 12). */
export const resumeProcesses: Step<ResumeProcessesArgs, null> = {
  title: ({ group, processes }) => `Resume ${processes.join(", ")} of ${group}`,
  begin: async () => null,
  async apply(ctx, { group, processes }) {
    if (await findGroup(ctx.aws, group)) await resumeCarefully(ctx, group, processes);
    return null;
  },
  leaves: ({ group, processes }) => [stillSuspended(group, processes)],
};
