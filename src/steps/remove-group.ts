import type { Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { findGroup } from "../fleet/group.ts";
import { deleteGroup, deleteGroupCommand } from "../retire/delete-group.ts";

export interface RemoveGroupArgs {
  group: string;
  /** Every target group its instances can be in. */
  targetGroups: string[];
}

/** Deletes a green group that a failed release left; never one whose instances requests can reach. */
export const removeGroup: Step<RemoveGroupArgs, null> = {
  title: ({ group }) => `Delete the Auto Scaling group ${group} and its instances`,
  begin: async () => null,
  async apply(ctx, { group, targetGroups }) {
    if (!(await findGroup(ctx.aws, group))) return null;
    const [left] = await deleteGroup(ctx, group, targetGroups);
    if (left) throw new Failure("group-serves", `${left.what} is not deleted: ${left.why}.`);
    return null;
  },
  leaves: ({ group }) => [
    { what: `Auto Scaling group ${group}`, why: "", command: deleteGroupCommand(group) },
  ],
};
