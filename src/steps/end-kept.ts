import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { shell } from "../aws/shell.ts";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { nameIds } from "../fleet/ids.ts";
import { groupsTagged, isOurs, retiredBy, retiredInstances } from "../releases/kept.ts";
import { RETIRED_TAG, tagValueOf } from "../releases/names.ts";
import { GROUP_RETIREMENTS } from "../retire/group.ts";
import { reachable } from "../traffic/registered.ts";
import { endInstances } from "./end-earlier-blue.ts";

export interface EndKeptArgs {
  /** The release that retired it. */
  release: number;
  targetGroups: string[];
  /** Groups that we did not make are emptied as well. */
  others: boolean;
}

/** The command with which a person finds it. */
export const endKeptCommand = (target: string, release: number): string =>
  shell`aws autoscaling describe-auto-scaling-groups --filters ${`Name=tag:${RETIRED_TAG},Values=${tagValueOf(target, release)}`}`;

/** A blue that was kept is ended: a group of ours is deleted, any other emptied. Never what a request can still reach. */
export const endKept: Step<EndKeptArgs, null> = {
  title: ({ release, others }) =>
    `End what release ${release} retired${others ? "; a group that this action did not make is emptied" : ""}`,
  begin: async () => null,
  async apply(ctx, { release, targetGroups, others }) {
    const { target } = ctx.release;
    for (const group of await groupsTagged(ctx.aws, [RETIRED_TAG]))
      if (retiredBy(target, group.Tags) === release && !group.Status)
        await endGroup(ctx, group, targetGroups, others);
    const instances = (await retiredInstances(ctx.aws, target)).filter(
      ({ Tags }) => retiredBy(target, Tags) === release,
    );
    const ids = instances.map(({ InstanceId }) => InstanceId!);
    await requireUnreached(ctx, targetGroups, ids);
    await endInstances(ctx, instances, targetGroups);
    return null;
  },
  leaves: ({ release }) => [
    {
      what: `what release ${release} retired`,
      why: "",
      command: shell`aws autoscaling describe-auto-scaling-groups --filters ${`Name=tag-key,Values=${RETIRED_TAG}`}`,
    },
  ],
};

async function endGroup(
  ctx: Context,
  group: AutoScalingGroup,
  others: string[],
  emptied: boolean,
): Promise<void> {
  const ours = isOurs(ctx.release.target, group);
  if (!ours && !emptied) return;
  const name = group.AutoScalingGroupName!;
  const attached = group.TargetGroupARNs ?? [];
  const targetGroups = [...new Set([...others, ...attached])];
  const ids = (group.Instances ?? []).map(({ InstanceId }) => InstanceId!);
  await requireUnreached(ctx, targetGroups, ids);
  await GROUP_RETIREMENTS.terminate(ctx, { name, attached, targetGroups, ours });
}

/** Somebody has brought it back, or it still drains: it is not taken away from under a request. */
async function requireUnreached(
  ctx: Context,
  targetGroups: readonly string[],
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const serving = (await reachable(ctx, targetGroups, ids)).map(({ id }) => id);
  if (serving.length === 0) return;
  throw new Failure(
    "kept-blue-serves",
    `${nameIds([...new Set(serving)])} can still receive requests, and are not ended.`,
    "Find out who brought them back into the target group.",
  );
}
