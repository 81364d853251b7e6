import type { Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { stillGrown } from "./note-sizes.ts";
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
  title: ({ group, processes }) =>
    `Suspend ${processes.length === 1 ? processes[0] : "scaling and replacing"} in ${group}`,
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
      const there = await findGroup(ctx.aws, group);
      if (there && stillGrown(ctx, there))
        throw new Failure("green-still-there", `Green is still in ${group}.`);
      if (there) await resumeCarefully(ctx, group, ours);
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

/** Green's own group, which the way back deletes: nothing is given back to it. */
const { undo: _undo, ...freezeOnly } = freeze;
export const freezeGreen: Step<FreezeArgs, FreezeMemo> = freezeOnly;
