import { shell } from "../aws/shell.ts";
import type { Context, Step } from "../engine/step.ts";
import { findGroup, groupNamed, readBack } from "../fleet/group.ts";
import type { Tag } from "../fleet/members.ts";

export interface TagGroupArgs {
  group: string;
  tag: Tag;
}

export interface TagGroupMemo {
  /** The tag the group had under this key, if any. */
  before?: { value: string; propagate: boolean };
}

/** Instances launched from now on carry the green tag; running ones keep theirs (Auto Scaling user guide, tagging). */
export const tagGroup: Step<TagGroupArgs, TagGroupMemo> = {
  title: ({ group, tag }) => `Tag instances that ${group} launches from now on ${tag.key}=${tag.value}`,
  async begin(ctx, { group, tag }) {
    const found = (await groupNamed(ctx.aws, group)).Tags?.find(({ Key }) => Key === tag.key);
    return found ? { before: { value: found.Value ?? "", propagate: found.PropagateAtLaunch! } } : {};
  },
  async apply(ctx, { group, tag }, memo) {
    await setGroupTag(ctx, group, tag, true);
    return memo;
  },
  undo: {
    what: "template",
    async run(ctx, { group, tag }, { before }) {
      if (!(await findGroup(ctx.aws, group))) return [];
      await restoreGroupTag(ctx, group, tag.key, before);
      return [];
    },
  },
  async isLeft(ctx, { group, tag }, { before }) {
    const now = (await findGroup(ctx.aws, group))?.Tags?.find(({ Key }) => Key === tag.key);
    return now !== undefined && now.Value !== before?.value;
  },
  leaves: ({ group, tag: { key } }, { before }) => [
    {
      what: `the tag ${key} of ${group}: it was ${before ? before.value : "absent"}`,
      why: "",
      command: before
        ? shell`aws autoscaling create-or-update-tags --tags ${inJson({ ...tagOf(group, key), Value: before.value, PropagateAtLaunch: before.propagate })}`
        : shell`aws autoscaling delete-tags --tags ${inJson(tagOf(group, key))}`,
    },
  ],
};

/** As JSON: in the CLI's shorthand a comma of a value would begin another member. */
const inJson = (tag: object): string => JSON.stringify([tag]);
const tagOf = (group: string, Key: string) => ({
  ResourceId: group,
  ResourceType: "auto-scaling-group",
  Key,
});

/** Gives the group's tag back as it was, or removes it. */
export async function restoreGroupTag(
  ctx: Context,
  group: string,
  key: string,
  before: TagGroupMemo["before"],
): Promise<void> {
  if (before) await setGroupTag(ctx, group, { key, value: before.value }, before.propagate);
  else await takeGroupTagOff(ctx, group, key);
}

/** Takes one tag off a group, if it is there. */
export async function takeGroupTagOff(ctx: Context, group: string, key: string): Promise<void> {
  await ctx.aws("autoscaling:DeleteTags", {
    Tags: [{ ResourceId: group, ResourceType: "auto-scaling-group", Key: key }],
  });
}

/** Sets one tag of a group and reads it back. */
export async function setGroupTag(ctx: Context, group: string, tag: Tag, propagate: boolean): Promise<void> {
  await ctx.aws("autoscaling:CreateOrUpdateTags", {
    Tags: [
      {
        ResourceId: group,
        ResourceType: "auto-scaling-group",
        Key: tag.key,
        Value: tag.value,
        PropagateAtLaunch: propagate,
      },
    ],
  });
  await readBack(ctx, group, ({ Tags }) =>
    (Tags ?? []).some(({ Key, Value }) => Key === tag.key && Value === tag.value),
  );
}
