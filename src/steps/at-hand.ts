import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { Unreachable } from "../aws/aws-error.ts";
import { explain, type Explanation } from "../codedeploy/explain.ts";
import { ledgerOf } from "../codedeploy/ledger.ts";
import { failedLaunches, goneNow } from "../codedeploy/loss.ts";
import { greenOf, type DeploymentMemo } from "../codedeploy/planned.ts";
import { phaseOf } from "../codedeploy/status.ts";
import type { Watched } from "../codedeploy/watch.ts";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { asSentence } from "../fleet/ids.ts";
import { members, type FleetRef } from "../fleet/members.ts";
import { MINUTE } from "../time/duration.ts";
import { reasonsOf } from "../traffic/health.ts";
import { look, zonesOf } from "../traffic/target-groups.ts";
import { drainTime } from "../traffic/wait.ts";

/** The deployment that an earlier step of this plan made. */
export interface AtHand extends DeploymentMemo {
  deploymentId: string;
  green: FleetRef;
}

/** The deployment at hand; throws when the plan has none before this step, which is a defect of the plan. */
export function deploymentAtHand(ctx: Context): AtHand {
  const memo = ctx.recall<DeploymentMemo>("create-deployment");
  if (!memo?.deploymentId) throw new Error("no deployment was created before this step");
  return atHand(memo, memo.deploymentId);
}

export const atHand = (memo: DeploymentMemo, deploymentId: string): AtHand => ({
  ...memo,
  deploymentId,
  green: greenOf(memo.settings, deploymentId)!,
});

/** What the watcher is told of the deployment at hand. `lossIsFatal`: traffic is still on blue. */
export function watchedOf(ctx: Context, hand: AtHand, lossIsFatal: boolean): Watched {
  const { settings, green, deploymentId } = hand;
  return {
    deploymentId,
    green,
    count: hand.count,
    lossIsFatal,
    drain: Math.max(0, ...settings.targetGroups.map(drainTime)),
    terminationWait: settings.terminate ? settings.terminationWaitMinutes * MINUTE : 0,
    reasons: () => greenReasons(ctx, hand),
  };
}

/** Why green targets are not healthy, from the target groups. */
async function greenReasons(ctx: Context, { settings, green }: AtHand): Promise<string[]> {
  const zones = zonesOf(await members(ctx.aws, green));
  return (await look(ctx.aws, settings.targetGroups)).flatMap((view) => reasonsOf(view, zones));
}

/**
 * Explains a deployment that ended badly: gathers what is known and returns the Failure to be thrown.
 * What cannot be read for the explanation is left out of it.
 */
export async function endedBadly(ctx: Context, hand: AtHand, info: DeploymentInfo): Promise<Failure> {
  const { cause, remedy, details } = await explanationOf(ctx, hand, info);
  const code = phaseOf(info) === "stopped" ? "deployment-stopped" : "deployment-failed";
  const told = [`Deployment ${hand.deploymentId} ended ${info.status}`, ...details];
  return new Failure(code, asSentence(cause), remedy, { details: told });
}

async function explanationOf(ctx: Context, hand: AtHand, info: DeploymentInfo): Promise<Explanation> {
  const ledger = ledgerOf(ctx.emit, hand.deploymentId, ctx.clock.monotonic());
  const targets = [...ledger.targets.values()].filter(({ status }) => status !== "Succeeded");
  const traffic = targets.some(({ label, events }) =>
    events.some(({ name, start }) => label !== "Blue" && name === "AllowTraffic" && start !== undefined),
  );
  const launches = await orNone(failedLaunches(ctx.aws, hand.green.group));
  return explain({
    info,
    targets,
    reasons: traffic ? await orNone(greenReasons(ctx, hand)) : [],
    activities: [...new Set(launches.map(({ message }) => message))],
    gone: await orNone(goneNow(ctx.aws, ledger, hand.green)),
  });
}

async function orNone<T>(work: Promise<T[]>): Promise<T[]> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Failure || error instanceof Unreachable) return [];
    throw error;
  }
}
