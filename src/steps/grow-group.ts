import { shell } from "../aws/shell.ts";
import type { Context, Step } from "../engine/step.ts";
import type { Leftover } from "../outcome.ts";
import { newestActivity } from "../fleet/churn.ts";
import { awaitInService } from "../fleet/grow.ts";
import { nameIds } from "../fleet/ids.ts";
import { counted, findGroup, groupNamed, membersInService } from "../fleet/group.ts";
import { members, type Tag } from "../fleet/members.ts";
import { suspend } from "../fleet/processes.ts";
import { endByName } from "../retire/by-name.ts";
import { SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import { awaitDrained } from "../traffic/registered.ts";
import type { CreateTemplateVersionMemo } from "./create-template-version.ts";
import type { NoteSizesMemo } from "./note-sizes.ts";

export interface GrowGroupArgs {
  group: string;
  tag: Tag;
  /** N when planned. */
  count: number;
  /** Every target group green can get into. */
  targetGroups: string[];
}

export interface GrowGroupMemo {
  /** N: blue's members in service. */
  count: number;
  /** The group's newest activity before the first launch. */
  after: string | null;
}

/** The same group grows by N; only the new instances carry the green tag. */
export const growGroup: Step<GrowGroupArgs, GrowGroupMemo> = {
  title: ({ group, count, tag }) =>
    `Grow ${group} by ${count} green instances tagged ${tag.key}=${tag.value}`,
  async begin(ctx, { group }) {
    const count = membersInService(await groupNamed(ctx.aws, group)).length;
    return { count, after: await newestActivity(ctx.aws, group) };
  },
  async apply(ctx, { group, tag }, memo) {
    const { max, desired } = ctx.recall<NoteSizesMemo>("note-sizes")!;
    const want = desired + memo.count;
    if ((await groupNamed(ctx.aws, group)).DesiredCapacity! < want)
      await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: group,
        MaxSize: Math.max(max, want),
        DesiredCapacity: want,
      });
    const ready = await awaitInService(
      ctx,
      { kind: "tagged", group, tag },
      { count: memo.count, desired: want, after: memo.after },
    );
    ctx.emit({
      kind: "output",
      name: "green-instance-ids",
      value: JSON.stringify(ready.map(({ id }) => id)),
    });
    return memo;
  },
  undo: { what: "green", run: endGreen },
  leaves: ({ group, tag }) => [
    {
      what: `instances of ${group} tagged ${tag.key}=${tag.value}`,
      why: "",
      command: endCommand("<each of them>"),
    },
  ],
};

/** Rule 6: no more launches, desired as many as there are, then each green is ended by name with decrement. */
async function endGreen(ctx: Context, { group, tag, targetGroups }: GrowGroupArgs): Promise<Leftover[]> {
  if (!(await findGroup(ctx.aws, group))) return [];
  await suspend(ctx, group, ["Launch"]);
  const ids = await greenMembers(ctx, group, tag);
  await wantWhatIsThere(ctx, group, ids.length);
  const serving = await awaitDrained(ctx, targetGroups, ids);
  if (serving.length > 0) return [stillThere(group, serving)];
  await endByName(ctx, group, ids);
  await poll(async () => ((await greenMembers(ctx, group, tag)).length === 0 ? true : undefined), {
    ...ctx,
    every: 5 * SECOND,
  });
  return [];
}

/**
 * Green's members, those that run no more included: by the template version they were launched from, which the group
 * itself knows at once and for good, and by the tag.
 */
async function greenMembers(ctx: Context, group: string, tag: Tag): Promise<string[]> {
  const { version } = ctx.recall<CreateTemplateVersionMemo>("create-template-version") ?? {};
  const tagged = await members(ctx.aws, { kind: "tagged", group, tag });
  const { Instances } = await groupNamed(ctx.aws, group);
  const launched = (Instances ?? []).filter(
    ({ LaunchTemplate }) => LaunchTemplate?.Version === String(version),
  );
  return [...new Set([...tagged.map(({ id }) => id), ...launched.map(({ InstanceId }) => InstanceId!)])];
}

/** So that ending green, one by one, neither launches another instance nor is refused for the group's minimum. */
async function wantWhatIsThere(ctx: Context, group: string, leaving: number): Promise<void> {
  const now = await groupNamed(ctx.aws, group);
  const want = counted(now);
  if (leaving === 0 && now.DesiredCapacity === want) return; // it never grew
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: group,
    MinSize: Math.max(0, Math.min(now.MinSize!, want - leaving)),
    DesiredCapacity: want,
  });
}

const stillThere = (group: string, serving: readonly string[]): Leftover => ({
  what: `green's instances in ${group}`,
  why: `${nameIds(serving)} still receive requests`,
  command: endCommand(serving.length === 1 ? serving[0]! : "<each of them>"),
});

const endCommand = (id: string): string =>
  shell`aws autoscaling terminate-instance-in-auto-scaling-group --instance-id ${id} --should-decrement-desired-capacity`;
