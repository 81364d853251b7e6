import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { Instance } from "@aws-sdk/client-ec2";
import { shell } from "../aws/shell.ts";
import { allPages, batches } from "../aws/pages.ts";
import type { Context, Step } from "../engine/step.ts";
import { endByName } from "../retire/by-name.ts";
import { deleteGroup, deleteGroupCommand } from "../retire/delete-group.ts";
import { RETIRED_TAG, TARGET_TAG, tagValueOf } from "../releases/names.ts";
import { reachable } from "../traffic/registered.ts";

export interface EndEarlierBlueArgs {
  targetGroups: string[];
}

/** A kept blue runs until the next release has replaced it: that is now. Only what no request can reach is ended. */
export const endEarlierBlue: Step<EndEarlierBlueArgs, null> = {
  title: () => "End what earlier releases kept",
  begin: async () => null,
  async apply(ctx, { targetGroups }) {
    for (const group of await earlierGroups(ctx)) await endGroup(ctx, group, targetGroups);
    await endInstances(ctx, await earlierInstances(ctx), targetGroups);
    return null;
  },
  leaves: () => [
    {
      what: `groups and instances tagged ${RETIRED_TAG} by earlier releases`,
      why: "",
      command: shell`aws autoscaling describe-auto-scaling-groups --filters ${`Name=tag-key,Values=${RETIRED_TAG}`}`,
    },
  ],
};

/** Retired by an earlier release of this target: `<target>-<number>`, not this one's. */
const isEarlier = (ctx: Context, value: string | undefined): boolean => {
  const { target, number } = ctx.release;
  const release = value?.startsWith(`${target}-`) ? Number(value.slice(target.length + 1)) : NaN;
  return Number.isInteger(release) && release < number;
};

async function earlierGroups(ctx: Context): Promise<AutoScalingGroup[]> {
  const groups = await allPages(
    (token) =>
      ctx.aws("autoscaling:DescribeAutoScalingGroups", {
        Filters: [{ Name: "tag-key", Values: [RETIRED_TAG] }],
        MaxRecords: 100,
        ...(token ? { NextToken: token } : {}),
      }),
    (page) => page.AutoScalingGroups,
    (page) => page.NextToken,
  );
  return groups.filter(({ Tags }) => isEarlier(ctx, Tags?.find(({ Key }) => Key === RETIRED_TAG)?.Value));
}

/** A group we made is deleted; any other is nobody's to delete and is only told of. */
async function endGroup(ctx: Context, group: AutoScalingGroup, targetGroups: string[]): Promise<void> {
  const name = group.AutoScalingGroupName!;
  const ours = group.Tags?.some(({ Key, Value }) => Key === TARGET_TAG && Value === ctx.release.target);
  if (ours) {
    const [left] = await deleteGroup(ctx, name, targetGroups);
    if (left) ctx.emit({ kind: "warned", text: `${left.what}, retired earlier, is kept: ${left.why}.` });
    return;
  }
  if ((group.Instances ?? []).length > 0)
    ctx.emit({
      kind: "warned",
      text: `${name}, retired by an earlier release, still runs ${group.Instances!.length} instances. It was not made by this action. When you need it no more: ${deleteGroupCommand(name)}`,
    });
}

const earlierInstances = async (ctx: Context): Promise<Instance[]> =>
  (
    await allPages(
      (token) =>
        ctx.aws("ec2:DescribeInstances", {
          Filters: [
            { Name: `tag:${RETIRED_TAG}`, Values: [`${tagValueOf(ctx.release.target, 0).slice(0, -1)}*`] },
            { Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] },
          ],
          MaxResults: 1000,
          ...(token ? { NextToken: token } : {}),
        }),
      (page) => page.Reservations?.flatMap(({ Instances }) => Instances ?? []),
      (page) => page.NextToken,
    )
  ).filter(({ Tags }) => isEarlier(ctx, Tags?.find(({ Key }) => Key === RETIRED_TAG)?.Value));

async function endInstances(ctx: Context, instances: Instance[], targetGroups: string[]): Promise<void> {
  if (instances.length === 0) return;
  const all = instances.map(({ InstanceId }) => InstanceId!);
  const serving = new Set((await reachable(ctx, targetGroups, all)).map(({ id }) => id));
  const left = instances.filter(({ InstanceId }) => !serving.has(InstanceId!));
  const inGroup = new Map<string, string[]>();
  const alone: string[] = [];
  for (const { InstanceId, Tags } of left) {
    const group = Tags?.find(({ Key }) => Key === "aws:autoscaling:groupName")?.Value;
    if (group) inGroup.set(group, [...(inGroup.get(group) ?? []), InstanceId!]);
    else alone.push(InstanceId!);
  }
  // A Standby instance is not counted in the desired capacity: ending it must not lower that once more.
  for (const [group, ids] of inGroup) await endByName(ctx, group, ids, false);
  for (const InstanceIds of batches(alone, 100)) await ctx.aws("ec2:TerminateInstances", { InstanceIds });
}
