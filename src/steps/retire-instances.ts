import { batches } from "../aws/pages.ts";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { members, type Tag } from "../fleet/members.ts";
import { RETIRED_TAG, tagValueOf } from "../releases/names.ts";
import type { Retire } from "../retire/group.ts";
import { leaveGroup } from "../retire/instances.ts";
import { awaitDrained } from "../traffic/registered.ts";

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
    const ids = await blueIds(ctx, args);
    await leaveGroup(ctx, args.group, ids, args.how);
    if (args.how === "terminate") await end(ctx, args.targetGroups, ids);
    return null;
  },
  leaves: ({ group, tag }) => [
    {
      what: `blue's instances in or of ${group} (members without ${tag.key}=${tag.value}, or tagged ${RETIRED_TAG})`,
      why: "",
      command: `aws autoscaling detach-instances --auto-scaling-group-name ${group} --should-decrement-desired-capacity --instance-ids <ids>`,
    },
  ],
};

/** Blue, tagged as retired before it leaves the group: a killed run finds it again by that tag. */
async function blueIds(ctx: Context, { group, tag }: RetireInstancesArgs): Promise<string[]> {
  const retired = { Key: RETIRED_TAG, Value: tagValueOf(ctx.release.target, ctx.release.number) };
  const inside = (await members(ctx.aws, { kind: "untagged", group, tag }))
    .filter(({ state }) => state !== "Standby")
    .map(({ id }) => id);
  for (const Resources of batches(inside, 500))
    await ctx.aws("ec2:CreateTags", { Resources, Tags: [retired] });
  return inside;
}

async function end(ctx: Context, targetGroups: string[], ids: string[]): Promise<void> {
  const serving = await awaitDrained(ctx, targetGroups, ids, ctx.clock.now().getTime());
  if (serving.length > 0)
    throw new Failure(
      "blue-still-serving",
      `${serving.join(", ")} still receive requests and are not ended.`,
    );
  for (const InstanceIds of batches(ids, 100)) await ctx.aws("ec2:TerminateInstances", { InstanceIds });
}
