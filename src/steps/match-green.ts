import type { Context, Step } from "../engine/step.ts";
import { newestActivity } from "../fleet/churn.ts";
import { awaitInService } from "../fleet/grow.ts";
import { inService, members, type Member } from "../fleet/members.ts";
import { SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import { raise } from "./launch-green.ts";

export interface MatchGreenArgs {
  blue: string;
  green: string;
}

/** Blue may have scaled while green booted: now that it is frozen, green is brought to the same number (rules 4, 7). */
export const matchGreen: Step<MatchGreenArgs, { after: string | null }> = {
  title: ({ blue, green }) => `Bring ${green} to the size that ${blue} has now`,
  begin: async (ctx, { green }) => ({ after: await newestActivity(ctx.aws, green) }),
  async apply(ctx, { blue, green }, memo) {
    const count = (await atRest(ctx, blue)).length;
    const asked = await raise(ctx, green, count);
    const ready = await awaitInService(
      ctx,
      { kind: "group", group: green },
      { count, desired: count, after: memo.after },
    );
    // Who was asked for beyond that may be launching still.
    if (asked > count || ready.length > count)
      await endSurplus(ctx, green, (await atRest(ctx, green)).slice(count));
    return memo;
  },
};

/** Who is in service: final only once what the group began to launch or end before is over. */
async function atRest(ctx: Context, group: string): Promise<Member[]> {
  return poll(
    async () => {
      const now = await members(ctx.aws, { kind: "group", group });
      const moving = now.find(({ state }) => /^(Pending|Terminating)/.test(state));
      if (!moving) return inService(now);
      const text = `${group} is still moving: ${moving.id} is ${moving.state}`;
      ctx.emit({ kind: "waiting", text });
      return undefined;
    },
    { ...ctx, every: 5 * SECOND },
  );
}

/** A fleet shrinks only by naming instances (rule 5); these serve nobody yet. */
async function endSurplus(ctx: Context, green: string, surplus: readonly Member[]): Promise<void> {
  for (const { id } of surplus)
    await ctx.aws("autoscaling:TerminateInstanceInAutoScalingGroup", {
      InstanceId: id,
      ShouldDecrementDesiredCapacity: true,
    });
  if (surplus.length === 0) return;
  const gone = new Set(surplus.map(({ id }) => id));
  await poll(
    async () => {
      const left = (await members(ctx.aws, { kind: "group", group: green })).filter(({ id }) => gone.has(id));
      return left.length === 0 ? true : undefined;
    },
    { ...ctx, every: 5 * SECOND },
  );
}
