import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { Instance } from "@aws-sdk/client-ec2";
import { shell } from "../aws/shell.ts";
import { batches } from "../aws/pages.ts";
import type { Context, Step } from "../engine/step.ts";
import { GROUP_TAG } from "../fleet/members.ts";
import { endByName } from "../retire/by-name.ts";
import { deleteGroup, deleteGroupCommand } from "../retire/delete-group.ts";
import { groupsTagged, isOurs, retiredBy, retiredInstances } from "../releases/kept.ts";
import { RETIRED_TAG } from "../releases/names.ts";
import { reachable } from "../traffic/registered.ts";

export interface EndEarlierBlueArgs {
  targetGroups: string[];
}

/** A kept blue runs until the next release has replaced it: that is now. Only what no request can reach is ended. */
export const endEarlierBlue: Step<EndEarlierBlueArgs, null> = {
  title: () => "End what earlier releases kept",
  begin: async () => null,
  async apply(ctx, { targetGroups }) {
    for (const group of await groupsTagged(ctx.aws, [RETIRED_TAG]))
      if (isEarlier(ctx, group.Tags)) await endGroup(ctx, group, targetGroups);
    const instances = await retiredInstances(ctx.aws, ctx.release.target);
    await endInstances(
      ctx,
      instances.filter(({ Tags }) => isEarlier(ctx, Tags)),
      targetGroups,
    );
    return null;
  },
  async isLeft(ctx) {
    const groups = await groupsTagged(ctx.aws, [RETIRED_TAG]);
    const instances = await retiredInstances(ctx.aws, ctx.release.target);
    return [...groups, ...instances].some(({ Tags }) => isEarlier(ctx, Tags));
  },
  leaves: () => [
    {
      what: `groups and instances tagged ${RETIRED_TAG} by earlier releases`,
      why: "",
      command: shell`aws autoscaling describe-auto-scaling-groups --filters ${`Name=tag-key,Values=${RETIRED_TAG}`}`,
    },
  ],
};

/** Retired by an earlier release of this target, not by this one. */
const isEarlier = ({ release }: Context, tags: Instance["Tags"] | AutoScalingGroup["Tags"]): boolean =>
  (retiredBy(release.target, tags) ?? Infinity) < release.number;

/** A group we made is deleted; any other is nobody's to delete and is only told of. */
async function endGroup(ctx: Context, group: AutoScalingGroup, targetGroups: string[]): Promise<void> {
  const name = group.AutoScalingGroupName!;
  if (isOurs(ctx.release.target, group)) {
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

/** Ends those of these instances that no request can reach; a member of a group is ended by its name. */
export async function endInstances(
  ctx: Context,
  instances: Instance[],
  targetGroups: string[],
): Promise<void> {
  if (instances.length === 0) return;
  const all = instances.map(({ InstanceId }) => InstanceId!);
  const serving = new Set((await reachable(ctx, targetGroups, all)).map(({ id }) => id));
  const left = instances.filter(({ InstanceId }) => !serving.has(InstanceId!));
  const inGroup = new Map<string, string[]>();
  const alone: string[] = [];
  for (const { InstanceId, Tags } of left) {
    const group = Tags?.find(({ Key }) => Key === GROUP_TAG)?.Value;
    if (group) inGroup.set(group, [...(inGroup.get(group) ?? []), InstanceId!]);
    else alone.push(InstanceId!);
  }
  // A Standby instance is not counted in the desired capacity: ending it must not lower that once more.
  for (const [group, ids] of inGroup) await endByName(ctx, group, ids, false);
  for (const InstanceIds of batches(alone, 100)) await ctx.aws("ec2:TerminateInstances", { InstanceIds });
}
