import type { Step } from "../engine/step.ts";
import { findGroup, groupNamed, suspendedIn } from "../fleet/group.ts";
import { resumeCarefully, resumeCommand, suspend } from "../fleet/processes.ts";

export interface FreezeArgs {
  group: string;
  /** Auto Scaling processes to suspend. */
  processes: string[];
}

export interface FreezeMemo {
  /** What we suspended: what others had suspended already is not in it and is never resumed. */
  ours: string[];
}

/** Auto Scaling leaves the group alone until it is thawed, or given up. */
export const freeze: Step<FreezeArgs, FreezeMemo> = {
  title: ({ group }) => `Suspend scaling and replacing in ${group}`,
  async begin(ctx, { group, processes }) {
    const suspended = suspendedIn(await groupNamed(ctx.aws, group));
    return { ours: processes.filter((process) => !suspended.includes(process)) };
  },
  async apply(ctx, { group, processes }, memo) {
    await suspend(ctx, group, processes);
    return memo;
  },
  undo: {
    what: "processes",
    async run(ctx, { group }, { ours }) {
      if (await findGroup(ctx.aws, group)) await resumeCarefully(ctx, group, ours);
      return [];
    },
  },
  leaves: ({ group }, { ours }) =>
    ours.length > 0
      ? [
          {
            what: `suspended processes of ${group}: ${ours.join(", ")}`,
            why: "",
            command: resumeCommand(group, ours),
          },
        ]
      : [],
};
