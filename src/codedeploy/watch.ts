import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { Unreachable } from "../aws/aws-error.ts";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import type { FleetRef } from "../fleet/members.ts";
import type { Millis } from "../time/clock.ts";
import { formatDuration, MINUTE, SECOND } from "../time/duration.ts";
import { DeadlinePassed, poll } from "../time/poll.ts";
import { getDeployment } from "./driver.ts";
import { whyWaiting } from "./heartbeat.ts";
import { ledgerOf, targetsOf, type Ledger } from "./ledger.ts";
import { lookAtTargets, sweep } from "./look.ts";
import { launchesFailing, lossText, lostGreen } from "./loss.ts";
import { nextPause, type Pace } from "./pace.ts";
import { countsOf, isTerminal, phaseOf } from "./status.ts";
import { isFinal, type Target } from "./targets.ts";
import { say } from "./tell.ts";

/** What is watched, and what matters while doing so. */
export interface Watched {
  deploymentId: string;
  /** Who is green, to notice lost instances and failing launches; absent for a rollback. */
  green?: FleetRef;
  /** Before traffic moves a lost green instance ends the deployment; later it is told. */
  lossIsFatal: boolean;
  /** The longest deregistration delay, in milliseconds. */
  drain: Millis;
  /** How long CodeDeploy waits before it terminates blue, in milliseconds. */
  terminationWait: Millis;
  /** Why green targets are not healthy, for the heartbeat. */
  reasons(): Promise<string[]>;
}

/** What one look shows. */
export interface Sight {
  info: DeploymentInfo;
  /** All targets read so far. */
  targets: ReadonlyMap<string, Target>;
  /** No target is known to be at work any more. */
  allFinal: boolean;
}

const SILENCE: Millis = 30 * SECOND;
/** After ten minutes of nothing but heartbeats they come every five. */
const LONG_SILENCE: Millis = 10 * MINUTE;
const RARE: Millis = 5 * MINUTE;
const OUT_OF_SIGHT: Millis = 15 * SECOND;

/**
 * Watches a deployment until `until` has an answer, and tells what happens: each thing once, and after 30 s of silence why
 * we wait. A look that fails is told as lost sight and repeated: watching is not deploying (law 7). Throws a Failure at
 * the run's deadline or when green is lost, and AwsFailure for what AWS refuses for good.
 */
export async function watch<T>(
  ctx: Context,
  watched: Watched,
  until: (sight: Sight) => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const ledger = ledgerOf(ctx.emit, watched.deploymentId, ctx.clock.monotonic());
  let pause: Millis = 5 * SECOND;
  let info: DeploymentInfo = { deploymentId: watched.deploymentId };
  const look = async (): Promise<T | undefined> => {
    const seen = await inSight(ctx, ledger, watched.deploymentId);
    if (!seen) {
      pause = OUT_OF_SIGHT;
      return undefined;
    }
    info = seen;
    await learn(ctx, ledger, watched, info);
    const sight = { info, targets: ledger.targets, allFinal: allFinal(ledger, info) };
    const answer = await until(sight);
    if (answer === undefined) await breakSilence(ctx, ledger, watched, info);
    pause = nextPause(paceOf(ctx, ledger, watched, sight));
    return answer;
  };
  try {
    const { clock, deadline, signal } = ctx;
    return await poll(look, { clock, every: () => pause, deadline, signal });
  } catch (error) {
    if (error instanceof DeadlinePassed) throw timeIsUp(ctx, ledger, info, error);
    throw error;
  }
}

/** One look; undefined when AWS could not be reached. */
async function inSight(
  ctx: Context,
  ledger: Ledger,
  deploymentId: string,
): Promise<DeploymentInfo | undefined> {
  try {
    const info = await getDeployment(ctx.aws, deploymentId);
    if (ledger.lostSight)
      say(ctx, ledger, { kind: "said", text: `Deployment ${deploymentId} is in sight again` });
    ledger.lostSight = false;
    return info;
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    if (!ledger.lostSight) {
      const text = `Lost sight of deployment ${deploymentId}, which goes on by itself: ${error.message}`;
      say(ctx, ledger, { kind: "warned", text });
    }
    ledger.lostSight = true;
    return undefined;
  }
}

/** Tells the status when it changed, looks at targets and instances as far as it is due. */
async function learn(ctx: Context, ledger: Ledger, watched: Watched, info: DeploymentInfo): Promise<void> {
  const { deploymentId } = watched;
  const status = info.status ?? "unknown";
  if (status !== ledger.status) {
    ledger.status = status;
    say(ctx, ledger, { kind: "progress", text: `deployment ${deploymentId}: ${status}` });
    if (isTerminal(info)) return await withSight(sweep(ctx, ledger, deploymentId));
  }
  if (isTerminal(info)) return;
  const looked = await withSight(lookAtTargets(ctx, ledger, deploymentId, info));
  if (!looked && watched.green) await withSight(countGreen(ctx, ledger, watched, watched.green, info));
}

/** What only adds to the story may fail to be read: the next look tries again. */
async function withSight<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Unreachable) return undefined;
    throw error;
  }
}

async function countGreen(
  ctx: Context,
  ledger: Ledger,
  watched: Watched,
  green: FleetRef,
  info: DeploymentInfo,
): Promise<void> {
  if (!countsOf(info) && phaseOf(info) === "running") {
    const messages = await launchesFailing(ctx, ledger, green.group);
    if (messages.length > 0)
      throw new Failure(
        "green-launch-failed",
        `Auto Scaling cannot launch green in ${green.group}: ${messages.join("; ")}`,
        "Correct what the message names (capacity, permissions, launch template, AMI), then run it again.",
      );
    return;
  }
  const lost = await lostGreen(ctx, ledger, green);
  if (lost.length === 0) return;
  const text = lossText(lost);
  if (watched.lossIsFatal)
    throw new Failure(
      "green-lost",
      text,
      "See the group's scaling activities and EC2 for why, then run it again.",
    );
  if (!ledger.shown.has(text)) say(ctx, ledger, { kind: "warned", text });
  ledger.shown.set(text, 1);
}

async function breakSilence(
  ctx: Context,
  ledger: Ledger,
  watched: Watched,
  info: DeploymentInfo,
): Promise<void> {
  const now = ctx.clock.monotonic();
  const due = now - ledger.silentSince > LONG_SILENCE ? RARE : SILENCE;
  if (now - ledger.lastWord < due) return;
  const atTraffic = [...ledger.targets.values()].some(
    ({ label, events }) =>
      label !== "Blue" &&
      events.some(({ name, status }) => name === "AllowTraffic" && status === "InProgress"),
  );
  const reasons = atTraffic ? ((await withSight(watched.reasons())) ?? []) : [];
  const targets = ledger.targets.values();
  const text = whyWaiting({ info, targets, now: ctx.clock.now().getTime(), reasons });
  say(ctx, ledger, { kind: "waiting", text });
}

/** True when neither the overview nor any target read shows work; false as long as nothing is known. */
function allFinal(ledger: Ledger, info: DeploymentInfo): boolean {
  const counts = countsOf(info);
  if (!counts || counts.Pending + counts.InProgress + counts.Ready > 0) return false;
  const targets = [...ledger.targets.values()];
  return targets.length > 0 && targets.every(isFinal);
}

function paceOf(ctx: Context, ledger: Ledger, watched: Watched, { info, allFinal }: Sight): Pace {
  const now = ctx.clock.now().getTime();
  const green = targetsOf(ledger, "Green");
  const blocking = targetsOf(ledger, "Blue").flatMap(({ events }) =>
    events.filter(({ name, start }) => name === "BlockTraffic" && start !== undefined),
  );
  const phase = phaseOf(info);
  const shifted = green.length > 0 && green.every(isFinal);
  const draining = blocking.length > 0;
  const stage = [phase, allFinal, shifted, draining].join();
  if (stage !== ledger.stage) [ledger.stage, ledger.stageSince] = [stage, now];
  const waits = watched.terminationWait > 0 && (info.instanceTerminationWaitTimeStarted || allFinal);
  return {
    now,
    since: ledger.stageSince,
    phase,
    allFinal,
    shifted,
    drain: watched.drain,
    drainingSince: draining ? Math.max(...blocking.map(({ start }) => start!)) : undefined,
    terminationUntil: waits ? ledger.stageSince + watched.terminationWait : undefined,
  };
}

function timeIsUp(ctx: Context, ledger: Ledger, info: DeploymentInfo, cause: DeadlinePassed): Failure {
  const now = ctx.clock.now().getTime();
  const why = whyWaiting({ info, targets: ledger.targets.values(), now, reasons: [] });
  const since = info.createTime ? ` after ${formatDuration(now - info.createTime.getTime())}` : "";
  return new Failure(
    "time-is-up",
    `Deployment ${info.deploymentId} has not ended in the time given (${info.status ?? "never seen"}${since}). ${why}.`,
    "Correct what it waits for, or raise the input `timeout`.",
    { cause },
  );
}
