import type { Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { stillGrown } from "./note-sizes.ts";
import { findGroup, groupNamed, suspendedIn } from "../fleet/group.ts";
import { heldIn } from "../releases/kept.ts";
import { resumeCarefully, resumeCommand, suspend } from "../fleet/processes.ts";

export interface FreezeArgs {
  group: string;
  /** Auto Scaling processes to suspend. */
  processes: string[];
  /** Those that must run for what follows: resumed where a rollback holds them. The size is as desired, so nothing starts. */
  needs?: string[];
}

export interface FreezeMemo {
  /** What we suspended: what others had suspended already is not in it and is never resumed. */
  ours: string[];
  /** What a rollback holds suspended until its revision is deployed again, which this release does. */
  held?: string[];
}

/** All that is resumed once this release has gone well. */
export const resumable = ({ ours, held = [] }: FreezeMemo): string[] => [...ours, ...held];

/** Auto Scaling leaves the group alone until it is thawed, or given up. */
export const freeze: Step<FreezeArgs, FreezeMemo> = {
  title: ({ group, processes }) =>
    `Suspend ${processes.length === 1 ? processes[0] : "scaling and replacing"} in ${group}`,
  async begin(ctx, { group, processes }) {
    const now = await groupNamed(ctx.aws, group);
    const [suspended, held] = [suspendedIn(now), heldIn(now)];
    const ours = processes.filter((process) => !suspended.includes(process));
    return held.length > 0 ? { ours, held } : { ours };
  },
  async apply(ctx, { group, processes, needs = [] }, memo) {
    await suspend(ctx, group, processes);
    const needed = needs.filter((process) => memo.held?.includes(process));
    if (needed.length > 0)
      await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: group, ScalingProcesses: needed });
    return memo;
  },
  undo: {
    what: "processes",
    async run(ctx, { group }, { ours, held = [] }) {
      const there = await findGroup(ctx.aws, group);
      if (there && stillGrown(ctx, there))
        throw new Failure("green-still-there", `Green is still in ${group}.`);
      if (there) await resumeCarefully(ctx, group, ours);
      if (there && held.length > 0) await suspend(ctx, group, held);
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
