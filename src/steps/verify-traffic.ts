import { getDeployment } from "../codedeploy/driver.ts";
import type { VerifyName } from "../codedeploy/planned.ts";
import { phaseOf } from "../codedeploy/status.ts";
import { endsBlue } from "../codedeploy/termination.ts";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { BROUGHT_UP } from "../fleet/grow.ts";
import { livingMembers } from "../fleet/members.ts";
import {
  greenAloneLacks,
  healthyOf,
  needLike,
  stillIn,
  type GroupView,
  type Sides,
} from "../traffic/health.ts";
import { look, nameTargets, servingNow, sidesOf, takeOut } from "../traffic/target-groups.ts";
import { healthyWithin, waitForTargets } from "../traffic/wait.ts";
import { fleetsAtHand, type FleetsAtHand } from "./fleets-at-hand.ts";

/** `lost`: nobody serves, and blue is no more. */
type VerifyMemo = { lost: true } | null;

/**
 * Green alone serves, read from the target groups and not believed from a status (law 6): N healthy, per zone where that
 * counts, no blue left, twice in a row. A blue that came late is taken out (rule 7). Where it has been so before, fewer of
 * green will do, once there was time for all of them: its group launches what AWS has lost only when what follows is done.
 * So it is where CodeDeploy has ended blue already, even with nobody of green left.
 */
export const verifyTraffic: Step<VerifyName, VerifyMemo> = {
  title: () => "Verify in the target groups that green alone serves",
  gate: true,
  begin: async () => null,
  async apply(ctx, { again = false }) {
    const hand = fleetsAtHand(ctx);
    const deployment = hand.deploymentId ? await getDeployment(ctx, hand.deploymentId) : {};
    // A deployment that ended badly may be rolling back: a blue that is in rotation then is not a late one.
    const rolledBack = ["failed", "stopped"].includes(phaseOf(deployment));
    const blueEnds = hand.terminate === true && endsBlue(deployment);
    let streak = 0;
    const seen = await waitForTargets(ctx, {
      groups: hand.targetGroups,
      lacks: async (views) => {
        const lacks = await lacksNow(ctx, hand, views, !rolledBack);
        streak = lacks.length === 0 ? streak + 1 : 0;
        return streak === 1 ? ["seen once, to be seen twice"] : lacks;
      },
      saying: "Waiting until green alone serves",
      patience: healthyWithin(hand.targetGroups),
      code: "green-does-not-serve-alone",
      remedy: "Look at the target group's health: green must have as many healthy targets as blue had.",
    }).catch(async (error: unknown) => {
      // Asked again, it is past the deployment's end, and that of its rollback: where blue is out, it stays out.
      if ((rolledBack && !again) || !(error instanceof Failure)) throw error;
      if (ctx.clock.now() >= ctx.deadline) throw error;
      const alone = await servesAlone(ctx, hand);
      // A blue that is no more takes nothing back (rule 14): only what green's group launches can serve.
      if (!(alone && (again || blueEnds)) && (await livingMembers(ctx.aws, hand.blue)).length > 0)
        throw error;
      ctx.emit({ kind: "warned", text: `${error.message} What is missing is Auto Scaling's to launch.` });
      return alone ? undefined : "lost";
    });
    const serving = seen === "lost" ? await servingNow(ctx.aws, hand.targetGroups, hand) : "green";
    ctx.emit({ kind: "serving", serving });
    return seen === "lost" ? { lost: true } : null;
  },
};

/** No blue is in rotation, and green is in every target group, though with fewer than it should. */
async function servesAlone(ctx: Context, hand: FleetsAtHand): Promise<boolean> {
  const sides = await sidesOf(ctx.aws, hand);
  const views = await look(ctx.aws, hand.targetGroups);
  return views.every(
    (view) => stillIn(view, sides.blue).length === 0 && healthyOf(view, sides.green).length > 0,
  );
}

async function lacksNow(
  ctx: Context,
  hand: FleetsAtHand,
  views: readonly GroupView[],
  blueMayGo: boolean,
): Promise<string[]> {
  const sides = await sidesOf(ctx.aws, hand);
  const need = needLike(sides.blue, sides.green, hand.count);
  const enough = views.every(
    (view) => greenAloneLacks(view, { ...sides, blue: new Map() }, need).length === 0,
  );
  // Blue leaves only where green can do without it.
  if (enough && blueMayGo) await takeLateBlueOut(ctx, views, sides);
  return views.flatMap((view) => greenAloneLacks(view, sides, need));
}

async function takeLateBlueOut(ctx: Context, views: readonly GroupView[], sides: Sides): Promise<void> {
  for (const view of views) {
    const late = stillIn(view, sides.blue);
    if (late.length === 0) continue;
    const text = `Blue instances are still registered and are taken out: ${nameTargets(view, late)}`;
    ctx.emit({ kind: "said", text });
    await takeOut(ctx, view.group, late);
  }
}

/** Where all of green was lost after blue had been ended, those that its opened group launches are waited for: nobody else serves. */
export async function awaitReplacement(ctx: Context): Promise<void> {
  if (!ctx.recall<VerifyMemo>("verify-traffic")?.lost) return;
  const hand = fleetsAtHand(ctx);
  await waitForTargets(ctx, {
    groups: hand.targetGroups,
    lacks: (views) => lacksNow(ctx, hand, views, false),
    saying: "Waiting until those serve that Auto Scaling launches in green's place",
    patience: BROUGHT_UP + healthyWithin(hand.targetGroups),
    code: "nobody-serves",
    remedy: "Look at the scaling activities of green's group.",
  });
}
