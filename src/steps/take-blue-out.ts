import type { Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { asSentence } from "../fleet/ids.ts";
import { lacking, needLike, stillIn } from "../traffic/health.ts";
import { look, sidesOf, takeOut } from "../traffic/target-groups.ts";
import { waitUntilDrained } from "../traffic/wait.ts";
import { fleetsAtHand } from "./fleets-at-hand.ts";

/** The fleet that served leaves rotation, only while the other has what it needs (rule 14). Undone with the traffic. */
export const takeBlueOut: Step<null, null> = {
  title: () => "Take the fleet that served out of the load balancer",
  begin: async () => null,
  async apply(ctx) {
    const { targetGroups, blue, green, count } = fleetsAtHand(ctx);
    const sides = await sidesOf(ctx.aws, { blue, green });
    const views = await look(ctx.aws, targetGroups);
    const need = needLike(sides.blue, sides.green, count);
    const lacks = views.flatMap((view) => lacking(view, sides.green, need));
    if (lacks.length > 0)
      throw new Failure(
        "kept-unhealthy",
        asSentence(`The kept fleet cannot serve alone: ${lacks.join("; ")}`),
      );
    for (const view of views) {
      const left = stillIn(view, sides.blue);
      if (left.length > 0) await takeOut(ctx, view.group, left);
    }
    return null;
  },
};

/** Requests on their way are answered before the fleet leaves its group (law 1). */
export const drainBlue: Step<null, { since: number }> = {
  title: () => "Wait until requests on their way are answered",
  begin: async (ctx) => ({ since: ctx.clock.now().getTime() }),
  async apply(ctx, _args, memo) {
    const { targetGroups, blue } = fleetsAtHand(ctx);
    const sides = await sidesOf(ctx.aws, { blue, green: undefined });
    await waitUntilDrained(ctx, targetGroups, sides.blue, memo.since);
    return memo;
  },
};
