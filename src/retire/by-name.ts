import { LostAnswer, refusedWith } from "../aws/aws-error.ts";
import { batches } from "../aws/pages.ts";
import type { Context } from "../engine/step.ts";
import { members } from "../fleet/members.ts";
import { SECOND } from "../time/duration.ts";

/** A group's members are ended so many at a time. */
const AT_ONCE = 3;
/** Descriptions of a group lag behind: who was being ended shows as such by then. */
const SHOWN_AFTER = 15 * SECOND;

/**
 * Ends members of a group by their names, so that Auto Scaling never chooses (rule 5). Who is no member any more counts
 * as ended. Returns once Auto Scaling has taken it on, not when the instances are gone.
 * @param decrement lowers the desired capacity by each of them; not for Standby ones, which are not counted in it
 */
export async function endByName(
  ctx: Context,
  group: string,
  ids: readonly string[],
  decrement = true,
): Promise<void> {
  for (const batch of batches(ids, AT_ONCE))
    await Promise.all(batch.map((id) => endOne(ctx, group, id, decrement)));
}

/** After a lost answer it looks, and asks again only for an instance that is not on its way out. */
async function endOne(ctx: Context, group: string, id: string, decrement: boolean, tries = 3): Promise<void> {
  try {
    await ctx.aws("autoscaling:TerminateInstanceInAutoScalingGroup", {
      InstanceId: id,
      ShouldDecrementDesiredCapacity: decrement,
    });
  } catch (error) {
    if (refusedWith(error, "ValidationError")) return; // it is no member any more
    if (!(error instanceof LostAnswer) || tries <= 1) throw error;
    await ctx.clock.sleep(SHOWN_AFTER, ctx.signal);
    const there = (await members(ctx.aws, { kind: "group", group })).find((member) => member.id === id);
    if (there && !there.state.startsWith("Terminating")) await endOne(ctx, group, id, decrement, tries - 1);
  }
}
