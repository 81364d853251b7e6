import type { Context, Step } from "../engine/step.ts";
import { awaitInService } from "../fleet/grow.ts";
import { groupNamed } from "../fleet/group.ts";
import { inService, members } from "../fleet/members.ts";

export interface LaunchGreenArgs {
  blue: string;
  green: string;
  /** N when planned; what blue has by then counts. */
  count: number;
}

/** Green gets as many instances as blue has, and all of them are in service. */
export const launchGreen: Step<LaunchGreenArgs, null> = {
  title: ({ green, count }) =>
    `Launch ${count} green instances in ${green} and wait until they are in service`,
  begin: async () => null,
  async apply(ctx, { blue, green }) {
    const count = inService(await members(ctx.aws, { kind: "group", group: blue })).length;
    await raise(ctx, green, count);
    // The group is this release's own: whatever was ever launched in it is green's.
    const growth = { count, desired: count, after: null };
    const ready = await awaitInService(ctx, { kind: "group", group: green }, growth);
    ctx.emit({
      kind: "output",
      name: "green-instance-ids",
      value: JSON.stringify(ready.map(({ id }) => id)),
    });
    return null;
  },
};

/** Raises green to at least `count`; never lowers it (rule 5). Returns what it was asked for before. */
export async function raise(ctx: Context, green: string, count: number): Promise<number> {
  const group = await groupNamed(ctx.aws, green);
  const before = group.DesiredCapacity!;
  if (before >= count) return before;
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: green,
    DesiredCapacity: count,
    MaxSize: Math.max(group.MaxSize!, count),
  });
  return before;
}
