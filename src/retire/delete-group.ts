import { shell } from "../aws/shell.ts";
import { refusedWith } from "../aws/aws-error.ts";
import type { Context } from "../engine/step.ts";
import type { Leftover } from "../outcome.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { poll, within } from "../time/poll.ts";
import { awaitDrained } from "../traffic/registered.ts";
import { nameIds } from "../fleet/ids.ts";
import { unprotect } from "../fleet/as-blue.ts";
import { findGroup } from "../fleet/group.ts";

/** The command with which a person deletes a group and its instances. */
export const deleteGroupCommand = (group: string): string =>
  shell`aws autoscaling delete-auto-scaling-group --auto-scaling-group-name ${group} --force-delete`;

/**
 * Deletes a group with its instances and whatever protection from that it has, but only once no request can reach any of
 * them.
 * @param since as in `awaitDrained`
 * @returns the group as a leftover when an instance of it is still in rotation
 */
export async function deleteGroup(
  ctx: Context,
  name: string,
  targetGroups: readonly string[],
  since?: number,
): Promise<Leftover[]> {
  const group = await findGroup(ctx.aws, name);
  if (!group) return [];
  const ids = (group.Instances ?? []).map(({ InstanceId }) => InstanceId!);
  const all = [...new Set([...targetGroups, ...(group.TargetGroupARNs ?? [])])];
  const serving = await awaitDrained(ctx, all, ids, since);
  if (serving.length > 0)
    return [
      {
        what: `Auto Scaling group ${name} with ${ids.length} instances`,
        why: `${nameIds(serving)} still receive requests`,
        command: deleteGroupCommand(name),
      },
    ];
  await unprotect(ctx, group);
  await forceDelete(ctx, name);
  return [];
}

/** Sends the deletion and waits until the group is gone from the listing. */
async function forceDelete(ctx: Context, name: string): Promise<void> {
  const deadline = within(ctx, 15 * MINUTE);
  await poll(
    async () => {
      if (!(await findGroup(ctx.aws, name))) return true;
      try {
        await ctx.aws("autoscaling:DeleteAutoScalingGroup", {
          AutoScalingGroupName: name,
          ForceDelete: true,
        });
      } catch (error) {
        if (refusedWith(error, "ValidationError")) return true; // gone meanwhile
        throw error;
      }
      return undefined;
    },
    { ...ctx, every: 5 * SECOND, deadline },
  );
}
