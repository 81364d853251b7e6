import { refusedWith } from "../aws/aws-error.ts";
import { batches } from "../aws/pages.ts";
import type { Context, Step } from "../engine/step.ts";
import type { Leftover } from "../outcome.ts";
import { awaitInService } from "../fleet/grow.ts";
import { findGroup, groupNamed } from "../fleet/group.ts";
import { members, type FleetRef, type Tag } from "../fleet/members.ts";
import { suspend } from "../fleet/processes.ts";
import { SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import { awaitDrained } from "../traffic/registered.ts";

export interface GrowGroupArgs {
  group: string;
  tag: Tag;
  /** N when planned. */
  count: number;
  /** Every target group green can get into. */
  targetGroups: string[];
}

/** Absolute sizes, read before anything grew: "twice its size" worked out again after a crash would be four times (rule 6). */
export interface GrowGroupMemo {
  min: number;
  max: number;
  desired: number;
  /** N: blue's members in service. */
  count: number;
  since: number;
}

/** The same group grows by N; only the new instances carry the green tag. */
export const growGroup: Step<GrowGroupArgs, GrowGroupMemo> = {
  title: ({ group, count, tag }) =>
    `Grow ${group} by ${count} green instances tagged ${tag.key}=${tag.value}`,
  async begin(ctx, { group }) {
    const { MinSize, MaxSize, DesiredCapacity, Instances } = await groupNamed(ctx.aws, group);
    const count = (Instances ?? []).filter(({ LifecycleState }) => LifecycleState === "InService").length;
    return {
      min: MinSize!,
      max: MaxSize!,
      desired: DesiredCapacity!,
      count,
      since: ctx.clock.now().getTime(),
    };
  },
  async apply(ctx, { group, tag }, memo) {
    const want = memo.desired + memo.count;
    if ((await groupNamed(ctx.aws, group)).DesiredCapacity! < want)
      await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: group,
        MaxSize: Math.max(memo.max, want),
        DesiredCapacity: want,
      });
    const ready = await awaitInService(ctx, { kind: "tagged", group, tag }, memo.count, new Date(memo.since));
    ctx.emit({
      kind: "output",
      name: "green-instance-ids",
      value: JSON.stringify(ready.map(({ id }) => id)),
    });
    return memo;
  },
  undo: { what: "green", run: shrinkBack },
  leaves: ({ group, tag }, { min, max, desired }) => [
    {
      what: `instances of ${group} tagged ${tag.key}=${tag.value}, and its size`,
      why: "",
      command: `aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${group} --min-size ${min} --max-size ${max} # after ending them by name; it had ${desired}`,
    },
  ],
};

/** Rule 6: no more launches, desired as many as there are, each green ended by name with decrement, then the sizes. */
async function shrinkBack(
  ctx: Context,
  { group, tag, targetGroups }: GrowGroupArgs,
  memo: GrowGroupMemo,
): Promise<Leftover[]> {
  if (!(await findGroup(ctx.aws, group))) return [];
  await suspend(ctx, group, ["Launch"]);
  const green: FleetRef = { kind: "tagged", group, tag };
  await wantWhatIsThere(ctx, group);
  const ids = (await members(ctx.aws, green)).map(({ id }) => id);
  const serving = await awaitDrained(ctx, targetGroups, ids);
  if (serving.length > 0) return serving.map((id) => endedByHand(id, "it still receives requests"));
  await endByName(ctx, ids);
  await poll(async () => ((await members(ctx.aws, green)).length === 0 ? true : undefined), {
    ...ctx,
    every: 5 * SECOND,
  });
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: group,
    MinSize: memo.min,
    MaxSize: memo.max,
    DesiredCapacity: memo.desired,
  });
  await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: group, ScalingProcesses: ["Launch"] });
  return [];
}

async function wantWhatIsThere(ctx: Context, group: string): Promise<void> {
  const { DesiredCapacity, MinSize, Instances } = await groupNamed(ctx.aws, group);
  const counted = (Instances ?? []).filter(({ LifecycleState }) =>
    /^(Pending|InService)/.test(LifecycleState!),
  ).length;
  const want = Math.max(counted, MinSize!);
  if (DesiredCapacity === want) return;
  await ctx.aws("autoscaling:SetDesiredCapacity", { AutoScalingGroupName: group, DesiredCapacity: want });
}

/** Ends members of a group by their names, each with decrement. */
export async function endByName(ctx: Context, ids: readonly string[], decrement = true): Promise<void> {
  for (const batch of batches(ids, 3))
    await Promise.all(
      batch.map(async (InstanceId) => {
        try {
          await ctx.aws("autoscaling:TerminateInstanceInAutoScalingGroup", {
            InstanceId,
            ShouldDecrementDesiredCapacity: decrement,
          });
        } catch (error) {
          if (!refusedWith(error, "ValidationError")) throw error; // it is no member any more
        }
      }),
    );
}

const endedByHand = (id: string, why: string): Leftover => ({
  what: `instance ${id}`,
  why,
  command: `aws autoscaling terminate-instance-in-auto-scaling-group --instance-id ${id} --should-decrement-desired-capacity`,
});
