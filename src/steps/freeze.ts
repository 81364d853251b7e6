import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { stillGrown } from "./note-sizes.ts";
import { counted, findGroup, groupNamed, SHOWN_WITHIN, suspendedIn, unlessGone } from "../fleet/group.ts";
import { heldIn } from "../releases/kept.ts";
import { resumeCarefully, stillSuspended, suspend } from "../fleet/processes.ts";

export interface FreezeArgs {
  group: string;
  /** Auto Scaling processes to suspend. */
  processes: string[];
  /**
   * Those that must run for what follows: resumed where a rollback holds them. The group is asked for what it has, so that
   * nothing starts.
   */
  needs?: string[];
}

export interface FreezeMemo {
  /** What we suspended: what others had suspended already is not in it and is never resumed. */
  ours: string[];
  /** What a rollback holds suspended until its revision is deployed again, which this release does. */
  held?: string[];
  /** What the group was asked for, where it is short of it and Launch, which is held, must run. */
  asked?: { min: number; desired: number };
}

/** All that is resumed once this release has gone well. */
export const resumable = ({ ours, held = [] }: FreezeMemo): string[] => [...ours, ...held];

/** Auto Scaling leaves the group alone until it is thawed, or given up. */
export const freeze: Step<FreezeArgs, FreezeMemo> = {
  title: ({ group, processes }) =>
    `Suspend ${processes.length === 1 ? processes[0] : "scaling and replacing"} in ${group}`,
  async begin(ctx, { group, processes, needs = [] }) {
    const now = await groupNamed(ctx.aws, group);
    const [suspended, held] = [suspendedIn(now), heldIn(now)];
    const ours = processes.filter((process) => !suspended.includes(process));
    if (held.length === 0) return { ours };
    const isShort =
      held.includes("Launch") && needs.includes("Launch") && counted(now) < now.DesiredCapacity!;
    if (!isShort) return { ours, held };
    return { ours, held, asked: { min: now.MinSize!, desired: now.DesiredCapacity! } };
  },
  async apply(ctx, { group, processes, needs = [] }, memo) {
    await suspend(ctx, group, processes);
    const needed = needs.filter((process) => memo.held?.includes(process));
    if (memo.asked) await askForWhatIsThere(ctx, await groupNamed(ctx.aws, group));
    if (needed.length > 0)
      await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: group, ScalingProcesses: needed });
    return memo;
  },
  undo: {
    what: "processes",
    async run(ctx, { group }, { ours, held = [], asked }) {
      const there = await findGroup(ctx.aws, group);
      if (there && stillGrown(ctx, there))
        throw new Failure("green-still-there", `Green is still in ${group}.`);
      if (there) await resumeCarefully(ctx, group, ours);
      if (there && held.length > 0) await suspend(ctx, group, held);
      if (there && asked)
        await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
          AutoScalingGroupName: group,
          MinSize: asked.min,
          DesiredCapacity: asked.desired,
        });
      return [];
    },
  },
  async isLeft(ctx, { group }, { ours, held = [] }) {
    if (held.length > 0) return true;
    const isSuspended = async (): Promise<boolean | undefined> => {
      const there = await findGroup(ctx.aws, group);
      return there && suspendedIn(there).some((process) => ours.includes(process));
    };
    const shows = await isSuspended();
    if (shows !== false) return shows === true;
    await ctx.clock.sleep(SHOWN_WITHIN, ctx.signal);
    return (await isSuspended()) === true;
  },
  leaves: ({ group }, { ours }) => (ours.length > 0 ? [stillSuspended(group, ours)] : []),
};

/** What a held group launched now would get the revision that the rollback came from (rule 11). */
async function askForWhatIsThere(ctx: Context, now: AutoScalingGroup): Promise<void> {
  const there = counted(now);
  if (there >= now.DesiredCapacity!) return;
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: now.AutoScalingGroupName!,
    MinSize: Math.min(now.MinSize!, there),
    DesiredCapacity: there,
  });
}

/** CodeDeploy's to end: whoever goes on late may find no group any more, which launches nothing. */
export const holdLaunches: Step<FreezeArgs, FreezeMemo> = {
  ...freeze,
  begin: async (ctx, args) => (await unlessGone(() => freeze.begin(ctx, args))) ?? { ours: [] },
  apply: async (ctx, args, memo, save) =>
    (await unlessGone(() => freeze.apply(ctx, args, memo, save))) ?? memo,
};

/** Green's own group, which the way back deletes: nothing is given back to it. */
const { undo: _undo, ...freezeOnly } = freeze;
export const freezeGreen: Step<FreezeArgs, FreezeMemo> = freezeOnly;
