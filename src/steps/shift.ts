import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { continueDeployment, getDeployment } from "../codedeploy/driver.ts";
import { ledgerOf } from "../codedeploy/ledger.ts";
import { readyTargets } from "../codedeploy/look.ts";
import { goneNow, lossOf } from "../codedeploy/loss.ts";
import type { DeploymentName, ShiftMemo } from "../codedeploy/planned.ts";
import { isTerminal, phaseOf } from "../codedeploy/status.ts";
import { watch, type Sight } from "../codedeploy/watch.ts";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { asSentence, countOf, nameIds } from "../fleet/ids.ts";
import { inService, members } from "../fleet/members.ts";
import { MINUTE } from "../time/duration.ts";
import { greenAloneLacks, lacking, needLike, type Sides } from "../traffic/health.ts";
import { bringIn, look, sidesOf, zonesOf } from "../traffic/target-groups.ts";
import { healthyWithin, waitForTargets } from "../traffic/wait.ts";
import { deploymentAtHand, endedBadly, watchedOf, type AtHand } from "./at-hand.ts";

const UNHEALTHY =
  "Check that the application answers the target group's health check (path, port, status code) and that the security group lets the load balancer in.";
/** Kept of the Ready wait: when it ends, CodeDeploy stops the deployment. */
const MARGIN = MINUTE;

/**
 * Moves traffic to green. In Ready we register all of green and continue when every one is healthy, so that law 1 holds
 * whatever the deployment configuration tolerates (rule 13); without Ready CodeDeploy does it and we watch.
 */
export const shift: Step<DeploymentName, ShiftMemo> = {
  title: () => "Move traffic to green",
  begin: async () => ({}),
  async apply(ctx, _name, memo, save) {
    const hand = deploymentAtHand(ctx);
    let latest = memo;
    if (phaseOf(await getDeployment(ctx, hand.deploymentId)) === "ready") {
      await requireAllReady(ctx, hand);
      latest = { ...latest, registeredAt: latest.registeredAt ?? ctx.clock.now().getTime() };
      await save(latest);
      await registerGreen(ctx, hand);
      latest = { ...latest, continuedAt: ctx.clock.now().getTime() };
      await save(latest);
      await continueDeployment(ctx, hand.deploymentId);
    }
    const info = await watch(ctx, watchedOf(ctx, hand, false), (sight) => moved(ctx, hand, sight));
    if (isTerminal(info) && phaseOf(info) !== "succeeded") throw await failedToShift(ctx, hand, info);
    return latest;
  },
};

/** CodeDeploy itself would go on with fewer. */
async function requireAllReady(ctx: Context, hand: AtHand): Promise<void> {
  const ready = new Set(await readyTargets(ctx, hand.deploymentId));
  const green = inService(await members(ctx.aws, hand.green));
  const there = new Set(green.map(({ id }) => id));
  const unready = [...there].filter((id) => !ready.has(id));
  if (unready.length === 0 && green.length >= hand.count) return;
  const gone = [...ready].filter((id) => !there.has(id));
  const are = (ids: string[], what: string): string[] =>
    ids.length > 0 ? [`${nameIds(ids)} ${ids.length === 1 ? "is" : "are"} ${what}`] : [];
  const whys = [...are(unready, "not ready"), ...are(gone, "no longer in service")];
  const why = whys.join("; ") || `green has only ${countOf(green.length, "instance")} in service`;
  throw new Failure(
    "green-not-ready",
    `${ready.size - gone.length} of ${Math.max(hand.count, green.length)} green instances are ready for traffic: ${why}.`,
    "Look at the events of that instance above; traffic is moved only to a complete green fleet.",
  );
}

async function registerGreen(ctx: Context, hand: AtHand): Promise<void> {
  const { settings, ports } = hand;
  const green = zonesOf(inService(await members(ctx.aws, hand.green)));
  const blue = zonesOf(await members(ctx.aws, settings.fleets.blue));
  ctx.emit({
    kind: "said",
    text: `Registering all ${countOf(green.size, "green instance")} with the load balancer. BeforeAllowTraffic hooks run after this.`,
  });
  for (const [index, view] of (await look(ctx.aws, settings.targetGroups)).entries())
    await bringIn(ctx, view, [...green.keys()], ports[index] ?? [view.group.port]);
  const need = needLike(blue, green, green.size);
  await waitForTargets(ctx, {
    groups: settings.targetGroups,
    lacks: (views) => views.flatMap((view) => lacking(view, green, need)),
    saying: "Waiting for green to be healthy",
    patience: Math.min(
      healthyWithin(settings.targetGroups),
      Math.max(MARGIN, settings.readyWaitMinutes * MINUTE - MARGIN),
    ),
    code: "green-unhealthy",
    remedy: UNHEALTHY,
  });
}

/** The sight that shows that traffic has moved, or that it will not: the end, or the wait before blue is terminated. */
async function moved(ctx: Context, hand: AtHand, sight: Sight): Promise<DeploymentInfo | undefined> {
  const { info, allFinal } = sight;
  if (isTerminal(info)) return info;
  await refuseUnhealthy(ctx, hand, sight);
  if (!hand.settings.terminate || phaseOf(info) !== "running") return undefined;
  if (info.instanceTerminationWaitTimeStarted) return info;
  // The flag is known to stay false at times: the target groups are not.
  return allFinal && (await greenAlone(ctx, hand)) ? info : undefined;
}

/** CodeDeploy would wait an hour for a target that does not become healthy, and say nothing of why. */
async function refuseUnhealthy(ctx: Context, hand: AtHand, { targets }: Sight): Promise<void> {
  const { settings, green, deploymentId } = hand;
  const long = ctx.clock.now().getTime() - healthyWithin(settings.targetGroups);
  const stuck = [...targets.values()].filter(({ label, events }) =>
    events.some(
      ({ name, status, start }) =>
        label !== "Blue" && name === "AllowTraffic" && status === "InProgress" && (start ?? Infinity) <= long,
    ),
  );
  if (stuck.length === 0) return;
  const views = await look(ctx.aws, settings.targetGroups);
  const lacksOf = (ids: readonly string[]): string[] => {
    const zones = new Map(ids.map((id) => [id, ""]));
    return views.flatMap((view) => lacking(view, zones, { count: zones.size, perZone: {} }));
  };
  const ids = stuck.map(({ id }) => id);
  const lacks = lacksOf(ids);
  if (lacks.length === 0) return;
  // No health check brings back an instance that has ended: that is the cause, unless others do not become healthy either.
  const ledger = ledgerOf(ctx.emit, deploymentId, ctx.clock.monotonic());
  const gone = new Set([...ledger.missing, ...(await goneNow(ctx.aws, ledger, green))]);
  const lost = ids.filter((id) => gone.has(id));
  if (lost.length > 0 && lacksOf(ids.filter((id) => !gone.has(id))).length === 0) throw lossOf(lost);
  throw new Failure(
    "green-unhealthy",
    asSentence(`Green does not become healthy: ${lacks.join("; ")}`),
    UNHEALTHY,
  );
}

/** Green has what it needs in every target group, and blue is in none. */
async function greenAlone(ctx: Context, hand: AtHand): Promise<boolean> {
  const { views, sides, need } = await trafficNow(ctx, hand);
  return views.every((view) => greenAloneLacks(view, sides, need).length === 0);
}

async function trafficNow(ctx: Context, { settings, green, count }: AtHand) {
  const sides: Sides = await sidesOf(ctx.aws, { blue: settings.fleets.blue, green });
  const views = await look(ctx.aws, settings.targetGroups);
  return { views, sides, need: needLike(sides.blue, sides.green, count) };
}

/**
 * Failed, yet green has all its traffic and blue was on its way out: a case of its own, since going back is then a
 * second shift (rule 11). CodeDeploy may be bringing blue back already, so blue being there again does not matter.
 */
async function failedToShift(ctx: Context, hand: AtHand, info: DeploymentInfo): Promise<Failure> {
  const failure = await endedBadly(ctx, hand, info);
  const { targets } = ledgerOf(ctx.emit, hand.deploymentId, ctx.clock.monotonic());
  const blueLeft = [...targets.values()].some(({ label, events }) =>
    events.some(({ name, start }) => label === "Blue" && name === "BlockTraffic" && start !== undefined),
  );
  if (!blueLeft) return failure;
  const { views, sides, need } = await trafficNow(ctx, hand);
  if (views.some((view) => lacking(view, sides.green, need).length > 0)) return failure;
  return new Failure(
    "failed-after-shift",
    `${failure.message} Green had all its traffic already, yet CodeDeploy calls the deployment failed.`,
    failure.remedy,
    { details: failure.details },
  );
}
