import { refusedWith } from "../aws/aws-error.ts";
import { batches } from "../aws/pages.ts";
import type { Context } from "../engine/step.ts";
import { inService, members } from "../fleet/members.ts";
import { SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";

/** Detach-, Standby and attach calls take 20 instances (Auto Scaling API reference). */
const PER_CALL = 20;

/** What becomes of blue's instances in a group that green shares with them: each leaves by its name. */
export const LEAVE = {
  detach: "autoscaling:DetachInstances",
  terminate: "autoscaling:DetachInstances",
  keep: "autoscaling:EnterStandby",
} as const;

/**
 * Takes instances out of their group, 20 a call and with decrement, and waits until they are out.
 * An answer that was lost is looked after: who is still in service is named again.
 */
export async function leaveGroup(
  ctx: Context,
  group: string,
  ids: readonly string[],
  how: keyof typeof LEAVE,
): Promise<void> {
  const wanted = new Set(ids);
  await poll(
    async () => {
      const inside = (await members(ctx.aws, { kind: "group", group })).filter(({ id }) => wanted.has(id));
      const serving = inService(inside).map(({ id }) => id);
      for (const InstanceIds of batches(serving, PER_CALL)) await send(ctx, group, InstanceIds, how);
      if (serving.length === 0 && inside.every(({ state }) => state === "Standby")) return true;
      return undefined;
    },
    { ...ctx, every: 5 * SECOND },
  );
}

async function send(
  ctx: Context,
  group: string,
  InstanceIds: string[],
  how: keyof typeof LEAVE,
): Promise<void> {
  try {
    await ctx.aws(LEAVE[how], {
      AutoScalingGroupName: group,
      InstanceIds,
      ShouldDecrementDesiredCapacity: true,
    });
  } catch (error) {
    // Lost, or some of them are on their way out already: the next look tells.
    if (
      !(error instanceof Error) ||
      !(error.name === "LostAnswer" || refusedWith(error, "ScalingActivityInProgress"))
    )
      throw error;
  }
}
