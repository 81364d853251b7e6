import { shell } from "../aws/shell.ts";
import { batches } from "../aws/pages.ts";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { groupNamed } from "../fleet/group.ts";
import { nameIds } from "../fleet/ids.ts";
import { instancesTagged, members, type Tag } from "../fleet/members.ts";
import { RETIRED_TAG, tagValueOf } from "../releases/names.ts";
import type { Retire } from "../retire/group.ts";
import { leaveGroup } from "../retire/instances.ts";
import { awaitDrained } from "../traffic/registered.ts";
import { requireBlueNotNeeded } from "./blue-not-needed.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import type { CreateTemplateVersionMemo } from "./create-template-version.ts";
import type { NoteSizesMemo } from "./note-sizes.ts";

export interface RetireInstancesArgs {
  group: string;
  /** Green's tag: blue are the members without it. */
  tag: Tag;
  how: Retire;
  targetGroups: string[];
}

const TITLES: Readonly<Record<Retire, string>> = {
  detach: "Detach blue's instances from the group, by name; they run on until the next release",
  keep: "Put blue's instances into Standby",
  terminate: "Detach blue's instances from the group, by name, and end them",
};

/** Blue's instances leave the group they share with green: by name, so that Auto Scaling never chooses (rule 5). */
export const retireInstances: Step<RetireInstancesArgs, null> = {
  title: ({ how, group }) => `${TITLES[how]} (${group})`,
  begin: async () => null,
  async apply(ctx, args) {
    await requireBlueNotNeeded(ctx);
    const ids = args.how === "terminate" ? await allOfBlue(ctx, args) : await blueIds(ctx, args);
    await leaveGroup(ctx, args.group, ids, args.how);
    if (args.how === "terminate") await end(ctx, args.targetGroups, ids);
    return null;
  },
  // With blue still in it, out of rotation, the group would replace blue and launch more of green.
  gate: true,
  leaves: ({ group, tag }) => [
    {
      what: `blue's instances in or of ${group} (members without ${tag.key}=${tag.value}, or tagged ${RETIRED_TAG})`,
      why: "",
      command: shell`aws autoscaling detach-instances --auto-scaling-group-name ${group} --should-decrement-desired-capacity --instance-ids ${"<ids>"}`,
    },
  ],
};

/**
 * Blue, tagged as retired before it leaves the group: a killed run finds it again by that tag. What was launched from our
 * template version is green, even where EC2 does not show its tag yet.
 */
async function blueIds(ctx: Context, { group, tag }: RetireInstancesArgs): Promise<string[]> {
  const retired = retiredTag(ctx);
  const { version } = ctx.recall<CreateTemplateVersionMemo>("create-template-version") ?? {};
  const { Instances } = await groupNamed(ctx.aws, group);
  const green = (Instances ?? []).filter(({ LaunchTemplate }) => LaunchTemplate?.Version === String(version));
  const inside = (await members(ctx.aws, { kind: "untagged", group, tag }))
    .filter(({ id, state }) => state !== "Standby" && !green.some(({ InstanceId }) => InstanceId === id))
    .map(({ id }) => id);
  for (const Resources of batches(inside, 500))
    await ctx.aws("ec2:CreateTags", { Resources, Tags: [{ Key: retired.key, Value: retired.value }] });
  const outside = (await instancesTagged(ctx.aws, retired)).map(({ InstanceId }) => InstanceId!);
  return [...new Set([...inside, ...outside])];
}

const retiredTag = ({ release }: Context): Tag => ({
  key: RETIRED_TAG,
  value: tagValueOf(release.target, release.number),
});

/** Filters find by a new tag some time later (EC2 developer guide, eventual-consistency; CodeDeploy advises five minutes). */
const TAGS_LAG = 5 * MINUTE;
/** The same, where there is little time for all that is to be done. */
const IN_A_HURRY = 1 * MINUTE;

const ENDED = ["shutting-down", "terminated"];

/** Whoever had the release before may have been killed right after it tagged them, and took them out of the group. */
async function allOfBlue(ctx: Context, args: RetireInstancesArgs): Promise<string[]> {
  const { takenOverAt, clock } = ctx;
  const { desired } = ctx.recall<NoteSizesMemo>("note-sizes") ?? { desired: 0 };
  if (takenOverAt === undefined) return blueIds(ctx, args);
  const until = takenOverAt + (ctx.hurry ? IN_A_HURRY : TAGS_LAG);
  const look = async (): Promise<string[] | undefined> => {
    const ids = await blueIds(ctx, args);
    if (ids.length >= desired) return ids;
    const found = ids.length + (await instancesTagged(ctx.aws, retiredTag(ctx), ENDED)).length;
    const isLate = clock.now().getTime() >= until;
    if (found >= desired || (isLate && !ctx.hurry)) return ids;
    if (!isLate) return undefined;
    throw new Failure("blue-not-found", `Of blue's ${desired} instances ${found} are found by their tag.`);
  };
  return poll(look, { clock, every: 5 * SECOND, signal: ctx.signal });
}

async function end(ctx: Context, targetGroups: string[], ids: string[]): Promise<void> {
  const serving = await awaitDrained(ctx, targetGroups, ids, ctx.clock.now().getTime());
  if (serving.length > 0)
    throw new Failure("blue-still-serving", `${nameIds(serving)} still receive requests and are not ended.`);
  for (const InstanceIds of batches(ids, 100)) await ctx.aws("ec2:TerminateInstances", { InstanceIds });
}
