import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { Unreachable } from "../aws/aws-error.ts";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import type { FleetRef } from "../fleet/members.ts";
import type { Millis } from "../time/clock.ts";
import { formatDuration, SECOND } from "../time/duration.ts";
import { DeadlinePassed, poll } from "../time/poll.ts";
import { getDeployment } from "./driver.ts";
import { ledgerOf, type Ledger } from "./ledger.ts";
import { lookAtTargets, sweep } from "./look.ts";
import { countGreen } from "./loss.ts";
import { nextPause } from "./pace.ts";
import { breakSilence, whyNow } from "./silence.ts";
import { nothingAtWork, paceOf } from "./stage.ts";
import { isTerminal } from "./status.ts";
import type { Target } from "./targets.ts";
import { say } from "./tell.ts";

/** What is watched, and what matters while doing so. */
export interface Watched {
  deploymentId: string;
  /** Who is green, to notice lost instances and failing launches; absent for a rollback. */
  green?: FleetRef;
  /** How many green instances there are to be. */
  count: number;
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
    const sight = { info, targets: ledger.targets, allFinal: nothingAtWork(ledger, info) };
    const answer = await until(sight);
    if (answer === undefined) await breakSilence(ctx, ledger, info, () => withSight(watched.reasons()));
    pause = nextPause(paceOf(ledger, { ...watched, ...sight, now: ctx.clock.now().getTime() }));
    return answer;
  };
  try {
    const { clock, deadline, signal } = ctx;
    return await poll(look, { clock, every: () => pause, deadline, signal });
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    throw await timeIsUp(ctx, ledger, info, () => withSight(watched.reasons()), error);
  }
}

/** One look; undefined when AWS could not be reached. */
async function inSight(
  ctx: Context,
  ledger: Ledger,
  deploymentId: string,
): Promise<DeploymentInfo | undefined> {
  try {
    const info = await getDeployment(ctx, deploymentId);
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
  if (!looked && watched.green)
    await withSight(countGreen(ctx, ledger, { ...watched, green: watched.green, info }));
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

async function timeIsUp(
  ctx: Context,
  ledger: Ledger,
  info: DeploymentInfo,
  reasons: () => Promise<string[] | undefined>,
  cause: DeadlinePassed,
): Promise<Failure> {
  const now = ctx.clock.now().getTime();
  const why = await whyNow(ctx, ledger, info, reasons);
  const since = info.createTime ? ` after ${formatDuration(now - info.createTime.getTime())}` : "";
  return new Failure(
    "time-is-up",
    `Deployment ${info.deploymentId} has not ended in the time given (${info.status ?? "never seen"}${since}). ${why}.`,
    "Correct what it waits for, or raise the input `timeout`.",
    { cause },
  );
}
