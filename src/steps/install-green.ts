import type { DeploymentName } from "../codedeploy/planned.ts";
import { isTerminal, phaseOf } from "../codedeploy/status.ts";
import type { Target } from "../codedeploy/targets.ts";
import { watch } from "../codedeploy/watch.ts";
import type { Context, Step } from "../engine/step.ts";
import { members } from "../fleet/members.ts";
import { deploymentAtHand, endedBadly, watchedOf, type AtHand } from "./at-hand.ts";

/** Watches CodeDeploy install the revision on green, until it is ready or begins to get traffic. */
export const installGreen: Step<DeploymentName, null> = {
  title: ({ application }) => `Install ${application} on green`,
  begin: async () => null,
  async apply(ctx) {
    const hand = deploymentAtHand(ctx);
    let untold = hand.settings.fleets.green === "copy";
    const info = await watch(ctx, watchedOf(ctx, hand, true), async (sight) => {
      if (untold && sight.targets.size > 0) await tellInstances(ctx, hand);
      untold &&= sight.targets.size === 0;
      const installed = phaseOf(sight.info) === "ready" || [...sight.targets.values()].some(movesTraffic);
      return installed || isTerminal(sight.info) ? sight.info : undefined;
    });
    if (isTerminal(info) && phaseOf(info) !== "succeeded") throw await endedBadly(ctx, hand, info);
    return null;
  },
};

/** Who green is, where CodeDeploy launched it. */
async function tellInstances(ctx: Context, { green }: AtHand): Promise<void> {
  const ids = (await members(ctx.aws, green)).map(({ id }) => id);
  ctx.emit({ kind: "output", name: "green-instance-ids", value: JSON.stringify(ids) });
}

/** An event of the shift has begun on it. */
const movesTraffic = ({ events }: Target): boolean =>
  events.some(({ name, status }) => name.endsWith("Traffic") && status !== "Pending" && status !== "Skipped");
