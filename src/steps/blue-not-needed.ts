import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { members } from "../fleet/members.ts";
import { lacking, stillIn } from "../traffic/health.ts";
import { look, nameTargets, zonesOf } from "../traffic/target-groups.ts";
import { fleetsAtHand } from "./fleets-at-hand.ts";

/**
 * Looks again before blue is retired: time has passed since green was seen to serve alone, and somebody, or CodeDeploy,
 * may have brought blue back. Throws a Failure where blue is in rotation and green could not serve without it (law 1).
 */
export async function requireBlueNotNeeded(ctx: Context): Promise<void> {
  const { targetGroups, green, count, ...fleets } = fleetsAtHand(ctx);
  const blue = zonesOf(await members(ctx.aws, fleets.blue));
  const views = await look(ctx.aws, targetGroups);
  const serving = views.flatMap((view) => {
    const still = stillIn(view, blue);
    return still.length > 0 ? [{ view, still }] : [];
  });
  if (serving.length === 0) return;
  const zones = zonesOf(await members(ctx.aws, green));
  const needed = serving.filter(({ view }) => lacking(view, zones, { count, perZone: {} }).length > 0);
  if (needed.length === 0) return;
  throw new Failure(
    "blue-serves",
    `Blue serves again in ${needed.map(({ view, still }) => nameTargets(view, still)).join("; ")}, and green alone could not: blue is not retired.`,
    "Find out who brought blue back.",
  );
}
