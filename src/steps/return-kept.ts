import { LostAnswer, refusedWith } from "../aws/aws-error.ts";
import { batches } from "../aws/pages.ts";
import { shell } from "../aws/shell.ts";
import type { Context, Step } from "../engine/step.ts";
import { counted, findGroup, groupNamed } from "../fleet/group.ts";
import { countOf, nameIds } from "../fleet/ids.ts";
import { instancesTagged, members, type Tag } from "../fleet/members.ts";
import { markHealthy } from "../fleet/processes.ts";
import type { Leftover } from "../outcome.ts";
import { leaveGroup } from "../retire/instances.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { poll, within } from "../time/poll.ts";
import { awaitDrained } from "../traffic/registered.ts";

/** How the instances were kept: outside of their group, or in Standby in it. */
export type Kept = "detach" | "keep";

export interface ReturnKeptArgs {
  group: string;
  how: Kept;
  /** Carried by the kept instances. */
  retired: Tag;
  /** This release's: the group carries it already, so that attaching gives it to the instances (rule 19). */
  tag: Tag;
  targetGroups: string[];
}

export interface ReturnKeptMemo {
  /** The value of the tag's key before; null: they had none. */
  before: string | null;
}

const RETURN = { detach: "autoscaling:AttachInstances", keep: "autoscaling:ExitStandby" } as const;
/** Both calls take 20 instances (Auto Scaling API reference). */
const PER_CALL = 20;

/**
 * Kept instances are members in service of their group again, tagged as the fleet of this release. The group must have
 * Launch running and room for them (rule 19); nothing registers them yet.
 */
export const returnKept: Step<ReturnKeptArgs, ReturnKeptMemo> = {
  title: ({ group, how }) =>
    how === "keep"
      ? `Take the kept instances of ${group} out of Standby`
      : `Attach the kept instances to ${group}`,
  async begin(ctx, { retired, tag }) {
    const [one] = await instancesTagged(ctx.aws, retired);
    return { before: one?.Tags?.find(({ Key }) => Key === tag.key)?.Value ?? null };
  },
  async apply(ctx, args, memo) {
    const { group, retired, tag } = args;
    const ids = await keptIds(ctx, retired);
    await setTag(ctx, ids, tag.key, tag.value);
    await poll(() => returned(ctx, args, ids), { ...ctx, every: 5 * SECOND });
    // Attaching overwrote their tags with the group's.
    await setTag(ctx, ids, tag.key, tag.value);
    await awaitSeen(ctx, args, ids);
    await markHealthy(ctx, group);
    return memo;
  },
  undo: { what: "green", run: leaveAgain },
  leaves: ({ group, retired }) => [
    {
      what: `the kept instances (tagged ${retired.key}=${retired.value}) are members of ${group}`,
      why: "",
      command: shell`aws ec2 describe-instances --filters ${`Name=tag:${retired.key},Values=${retired.value}`}`,
    },
  ],
};

const keptIds = async (ctx: Context, retired: Tag): Promise<string[]> =>
  (await instancesTagged(ctx.aws, retired)).map(({ InstanceId }) => InstanceId!);

/** One look: whoever is not on the way in yet is sent. True once all of them are in service. */
async function returned(
  ctx: Context,
  args: ReturnKeptArgs,
  ids: readonly string[],
): Promise<true | undefined> {
  const now = await groupNamed(ctx.aws, args.group);
  const states = new Map(
    (now.Instances ?? []).map(({ InstanceId, LifecycleState }) => [InstanceId, LifecycleState]),
  );
  const missing = ids.filter((id) => (args.how === "keep" ? states.get(id) === "Standby" : !states.has(id)));
  if (missing.length > 0) {
    const want = counted(now) + missing.length;
    if (now.MaxSize! < want)
      await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: args.group,
        MaxSize: want,
      });
    for (const batch of batches(missing, PER_CALL)) await send(ctx, args, batch);
    return undefined;
  }
  const coming = ids.filter((id) => states.get(id) !== "InService");
  if (coming.length === 0) return true;
  ctx.emit({ kind: "waiting", text: `${nameIds(coming)} are ${states.get(coming[0])} in ${args.group}` });
  return undefined;
}

async function send(ctx: Context, { group, how }: ReturnKeptArgs, InstanceIds: string[]): Promise<void> {
  try {
    await ctx.aws(RETURN[how], { AutoScalingGroupName: group, InstanceIds });
  } catch (error) {
    // It may have taken effect, or some of them are in already: the next look tells.
    if (!(error instanceof LostAnswer) && !refusedWith(error, "ScalingActivityInProgress")) throw error;
  }
}

async function setTag(ctx: Context, ids: readonly string[], Key: string, Value: string): Promise<void> {
  for (const Resources of batches(ids, 500))
    await ctx.aws("ec2:CreateTags", { Resources, Tags: [{ Key, Value }] });
}

/** Who is of which fleet is read by the tag from now on, and such reads lag behind (rule 7): seen twice is seen. */
async function awaitSeen(
  ctx: Context,
  { group, tag }: ReturnKeptArgs,
  ids: readonly string[],
): Promise<void> {
  let streak = 0;
  await poll(
    async () => {
      const seen = new Set((await members(ctx.aws, { kind: "tagged", group, tag })).map(({ id }) => id));
      streak = ids.every((id) => seen.has(id)) ? streak + 1 : 0;
      return streak >= 2 ? true : undefined;
    },
    { ...ctx, every: 3 * SECOND, deadline: within(ctx, 5 * MINUTE) },
  );
}

/** They leave the group as they had left it, once no request can reach them. */
async function leaveAgain(
  ctx: Context,
  args: ReturnKeptArgs,
  { before }: ReturnKeptMemo,
): Promise<Leftover[]> {
  const { group, how, retired, tag, targetGroups } = args;
  const ids = await keptIds(ctx, retired);
  if (!(await findGroup(ctx.aws, group))) return [];
  const serving = await awaitDrained(ctx, targetGroups, ids);
  if (serving.length > 0) return [stillIn(args, ids, serving, before)];
  const inside = new Set((await members(ctx.aws, { kind: "group", group })).map(({ id }) => id));
  await leaveGroup(
    ctx,
    group,
    ids.filter((id) => inside.has(id)),
    how,
  );
  if (before !== null) await setTag(ctx, ids, tag.key, before);
  return [];
}

/** Who still receives requests stays, and so does the tag that tells the fleets apart. */
function stillIn(
  { group, how, tag }: ReturnKeptArgs,
  ids: readonly string[],
  serving: readonly string[],
  before: string | null,
): Leftover {
  const shown = ids.length > 50 ? ["<each of them>"] : ids;
  const out = shell`aws autoscaling ${how === "keep" ? "enter-standby" : "detach-instances"} --auto-scaling-group-name ${group} --should-decrement-desired-capacity --instance-ids ${shown}`;
  const untag = shell`aws ec2 create-tags --resources ${shown} --tags ${`Key=${tag.key},Value=${before ?? ""}`}`;
  return {
    what: `${countOf(ids.length, "kept instance")} in ${group}, tagged ${tag.key}=${tag.value}: ${ids.length > 50 ? nameIds(ids) : ids.join(", ")}`,
    why: `${nameIds(serving)} still receive requests`,
    command: before === null ? out : `${out} && ${untag}`,
  };
}

/** They are kept no more: the next release must not end them. */
export const forgetKept: Step<{ retired: Tag }, null> = {
  title: ({ retired }) => `Take the tag ${retired.key} off the fleet that serves again`,
  begin: async () => null,
  async apply(ctx, { retired }) {
    for (const Resources of batches(await keptIds(ctx, retired), 500))
      await ctx.aws("ec2:DeleteTags", { Resources, Tags: [{ Key: retired.key, Value: retired.value }] });
    return null;
  },
  leaves: ({ retired }) => [
    {
      what: `the tag ${retired.key}=${retired.value} on instances that serve`,
      why: "",
      command: shell`aws ec2 describe-instances --filters ${`Name=tag:${retired.key},Values=${retired.value}`}`,
    },
  ],
};
