import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { shell } from "../aws/shell.ts";
import type { Context, Step } from "../engine/step.ts";
import { counted, findGroup, groupNamed, suspendedIn } from "../fleet/group.ts";
import { stillSuspended } from "../fleet/processes.ts";
import { Failure, stopsRun, wasAway } from "../failure.ts";
import type { Leftover } from "../outcome.ts";
import type { FreezeMemo } from "./freeze.ts";

export interface NoteSizesArgs {
  group: string;
}

/** Absolute sizes, read before anything grew: "twice its size" worked out again after a crash would be four times (rule 6). */
export interface NoteSizesMemo {
  min: number;
  max: number;
  desired: number;
}

/**
 * The group's own sizes, given back on the way back. Only once its template and tag are as before: what Auto Scaling
 * launches to reach them is blue (rule 17).
 */
export const noteSizes: Step<NoteSizesArgs, NoteSizesMemo> = {
  title: ({ group }) => `Note the sizes of ${group}`,
  async begin(ctx, { group }) {
    const { MinSize, MaxSize, DesiredCapacity } = await groupNamed(ctx.aws, group);
    return { min: MinSize!, max: MaxSize!, desired: DesiredCapacity! };
  },
  apply: async (_ctx, _args, memo) => memo,
  undo: { what: "sizes", run: giveBack },
  async isLeft(ctx, { group }, { min, max, desired }) {
    const there = await findGroup(ctx.aws, group);
    if (!there) return false;
    const { MinSize, MaxSize, DesiredCapacity } = there;
    const isAsBefore = MinSize === min && MaxSize === max && DesiredCapacity === desired;
    return !isAsBefore || suspendedIn(there).includes("Launch");
  },
  leaves: ({ group }, memo) => [
    { what: `the sizes of ${group}: they were ${inWords(memo)}`, why: "", command: sizeCommand(group, memo) },
  ],
};

/** With more members than there were, the desired capacity stays: Auto Scaling would choose whom to end (rule 5). */
async function giveBack(ctx: Context, { group }: NoteSizesArgs, memo: NoteSizesMemo): Promise<Leftover[]> {
  const now = await findGroup(ctx.aws, group);
  if (!now) return [];
  if (stillGrown(ctx, now)) throw new Failure("green-still-there", `Green is still in ${group}.`);
  const there = counted(now);
  const desired = Math.max(memo.desired, there);
  if (there < desired) await letIn(ctx, group);
  const sizes = { MinSize: memo.min, MaxSize: Math.max(memo.max, desired), DesiredCapacity: desired };
  const refused = await resize(ctx, group, sizes);
  if (refused)
    return [...noteSizes.leaves!({ group }, memo, ctx.recall), held(group)].map((one) => ({
      ...one,
      why: refused.message,
    }));
  await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: group, ScalingProcesses: ["Launch"] });
  if (there <= memo.desired) return [];
  const what = `the sizes of ${group}: they were ${inWords(memo)}`;
  const why = `it has ${there} members; a smaller size would let Auto Scaling choose whom to end`;
  return [{ what, why, command: sizeCommand(group, memo) }];
}

interface Sizes {
  MinSize: number;
  MaxSize: number;
  DesiredCapacity: number;
}

/** The refusal, unless the group has these sizes all the same. */
async function resize(ctx: Context, group: string, sizes: Sizes): Promise<Failure | undefined> {
  try {
    await ctx.aws("autoscaling:UpdateAutoScalingGroup", { AutoScalingGroupName: group, ...sizes });
  } catch (error) {
    if (!(error instanceof Failure) || stopsRun(error) || wasAway(error)) throw error;
    const now = await groupNamed(ctx.aws, group);
    if ((Object.keys(sizes) as (keyof Sizes)[]).some((size) => now[size] !== sizes[size])) return error;
  }
  return undefined;
}

/** Nothing is launched until the sizes are right. */
const held = (group: string): Leftover => stillSuspended(group, ["Launch"]);

/** Blue was lost meanwhile: whom Auto Scaling launches while it may not register anybody, it never registers. */
async function letIn(ctx: Context, group: string): Promise<void> {
  const ScalingProcesses = ["AddToLoadBalancer"].filter((one) =>
    ctx.recall<FreezeMemo>("freeze-blue")?.ours.includes(one),
  );
  if (ScalingProcesses.length > 0)
    await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: group, ScalingProcesses });
}

/** In a hurry green may have to stay in the group for a while: then the group stays as still as it is. */
export const stillGrown = (ctx: Context, now: AutoScalingGroup): boolean => {
  const sizes = ctx.hurry ? ctx.recall<NoteSizesMemo>("note-sizes") : undefined;
  return sizes !== undefined && counted(now) > sizes.desired;
};

const inWords = ({ min, max, desired }: NoteSizesMemo): string => `${min} to ${max}, ${desired} desired`;

const sizeCommand = (group: string, { min, max, desired }: NoteSizesMemo): string =>
  shell`aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${group} --min-size ${min} --max-size ${max} --desired-capacity ${desired}`;
