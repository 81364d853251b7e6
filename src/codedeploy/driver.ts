import type { AutoRollbackConfiguration, DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { AwsFailure, LostAnswer, refusedWith } from "../aws/aws-error.ts";
import { shell } from "../aws/shell.ts";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { SECOND } from "../time/duration.ts";
import { DeadlinePassed, poll } from "../time/poll.ts";
import { findDeployment } from "./find.ts";
import type { DeploymentMemo, DeploymentSettings } from "./planned.ts";
import { activeDeploymentIn, carries, describe, stampOf } from "./stamp.ts";
import { isTerminal, phaseOf } from "./status.ts";

/** How long a deployment whose answer was lost is looked for: lists lag behind. */
const LOOKING = 60 * SECOND;
const LOOK_EVERY = 5 * SECOND;

/** A deployment whose id we hold exists: one that is not found was made a moment ago, and shows within this time. */
const SHOWS_WITHIN = 30 * SECOND;
const SHOWN_EVERY = 3 * SECOND;

/** The deployment as it is now; one just made is waited for until it shows. */
export async function getDeployment(
  ctx: Pick<Context, "aws" | "clock" | "signal">,
  deploymentId: string,
): Promise<DeploymentInfo> {
  const until = ctx.clock.monotonic() + SHOWS_WITHIN;
  const look = async (): Promise<DeploymentInfo | undefined> => {
    try {
      return (await ctx.aws("codedeploy:GetDeployment", { deploymentId })).deploymentInfo ?? {};
    } catch (error) {
      if (!refusedWith(error, "DeploymentDoesNotExist") || ctx.clock.monotonic() >= until) throw error;
      return undefined;
    }
  };
  return poll(look, { clock: ctx.clock, every: SHOWN_EVERY, signal: ctx.signal });
}

/**
 * Creates the deployment and returns its id. CreateDeployment has no client token: a lost answer means looking for the
 * stamp, and what a second try may find active is recognised as ours by the same stamp.
 * A deployment by which Auto Scaling brings the application onto one launched instance is short and is waited for.
 * Throws a Failure when any other deployment is active, and AwsFailure for other refusals.
 */
export async function createDeployment(ctx: Context, memo: DeploymentMemo, tries = 3): Promise<string> {
  const stamp = stampOf(ctx.release, memo.attempt);
  try {
    const output = await ctx.aws("codedeploy:CreateDeployment", requestOf(memo.settings, stamp));
    if (output.deploymentId) return output.deploymentId;
    throw new LostAnswer("codedeploy:CreateDeployment", memo.settings.deploymentGroup);
  } catch (error) {
    if (error instanceof LostAnswer && tries > 1) return await lookOrSendAgain(ctx, memo, tries - 1);
    if (!refusedWith(error, "DeploymentLimitExceeded")) throw error;
    return (await oursOrOver(ctx, error, stamp)) ?? (await createDeployment(ctx, memo, tries));
  }
}

/** Found by its stamp within a minute, or it was never made: then one deployment per group makes a second try safe. */
async function lookOrSendAgain(ctx: Context, memo: DeploymentMemo, tries: number): Promise<string> {
  ctx.emit({ kind: "said", text: "The answer of CreateDeployment was lost: looking whether it took effect" });
  const deadline = new Date(ctx.clock.now().getTime() + LOOKING);
  try {
    return await poll(() => findDeployment(ctx.aws, ctx.release, memo), {
      clock: ctx.clock,
      every: LOOK_EVERY,
      deadline,
      signal: ctx.signal,
    });
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    return await createDeployment(ctx, memo, tries);
  }
}

/** The active deployment's id when it is ours; undefined when it was Auto Scaling's and has ended by now. */
async function oursOrOver(ctx: Context, refusal: AwsFailure, stamp: string): Promise<string | undefined> {
  const active = activeDeploymentIn(refusal.awsMessage);
  if (!active) throw refusal;
  const info = await getDeployment(ctx, active);
  if (carries(info.description, stamp)) return active;
  if (info.creator === "autoscaling") return await endOf(ctx, active);
  throw new Failure(
    "deployment-active",
    `Deployment ${active} of this deployment group is still going on (${info.status ?? "unknown status"}, created by ${info.creator ?? "somebody else"}).`,
    `Wait until it has ended, or stop it: ${stopCommand(active)}`,
    { cause: refusal },
  );
}

async function endOf(ctx: Context, deploymentId: string): Promise<undefined> {
  const text = `waiting for deployment ${deploymentId}, by which Auto Scaling installs on an instance of its own`;
  ctx.emit({ kind: "said", text });
  const ended = async (): Promise<true | undefined> =>
    isTerminal(await getDeployment(ctx, deploymentId)) || undefined;
  await poll(ended, { ...ctx, every: LOOK_EVERY });
}

/** What CreateDeployment is sent (rules 11 and 16). */
export function requestOf(settings: DeploymentSettings, stamp: string) {
  const { greenTag, deploymentConfig } = settings;
  return {
    applicationName: settings.application,
    deploymentGroupName: settings.deploymentGroup,
    revision: settings.revision,
    description: describe(stamp, settings.description),
    ignoreApplicationStopFailures: true,
    autoRollbackConfiguration: rollbackOn(settings),
    ...(deploymentConfig ? { deploymentConfigName: deploymentConfig } : {}),
    // A way back is needed most while an alarm is red: it must not stop it.
    ...(settings.despiteAlarms ? { overrideAlarmConfiguration: { enabled: false } } : {}),
    ...(greenTag
      ? {
          targetInstances: {
            tagFilters: [{ Key: greenTag.key, Value: greenTag.value, Type: "KEY_AND_VALUE" as const }],
          },
        }
      : {}),
  };
}

/** CodeDeploy rolls back for a runner that is lost; without an earlier success it has nothing to roll back to. */
function rollbackOn(settings: DeploymentSettings): AutoRollbackConfiguration {
  if (!settings.hasEarlierSuccess) return { enabled: false };
  const events: AutoRollbackConfiguration["events"] = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"];
  return { enabled: true, events: settings.hasAlarms ? [...events, "DEPLOYMENT_STOP_ON_ALARM"] : events };
}

/**
 * Ends the Ready pause. A deployment that is already past it counts as continued; one that has ended too, since
 * whoever watches it will say how. After a lost answer it looks, and sends again only what is still Ready.
 */
export async function continueDeployment(ctx: Context, deploymentId: string, tries = 3): Promise<void> {
  try {
    await ctx.aws("codedeploy:ContinueDeployment", { deploymentId, deploymentWaitType: "READY_WAIT" });
  } catch (error) {
    const past = refusedWith(error, "DeploymentIsNotInReadyState", "DeploymentAlreadyCompleted");
    if (!past && !(error instanceof LostAnswer)) throw error;
    await ctx.clock.sleep(LOOK_EVERY, ctx.signal);
    const phase = phaseOf(await getDeployment(ctx, deploymentId));
    if (phase === "starting" || (phase === "ready" && tries <= 1)) throw error;
    if (phase === "ready") await continueDeployment(ctx, deploymentId, tries - 1);
  }
}

/** The command with which a person stops a deployment and has it rolled back. */
export const stopCommand = (deploymentId: string): string =>
  shell`aws deploy stop-deployment --deployment-id ${deploymentId} --auto-rollback-enabled`;

/** Stops a deployment for a rollback; one that has ended meanwhile is no failure. */
export async function stopDeployment(ctx: Context, deploymentId: string, rollBack: boolean): Promise<void> {
  try {
    await ctx.aws("codedeploy:StopDeployment", { deploymentId, autoRollbackEnabled: rollBack });
  } catch (error) {
    if (refusedWith(error, "DeploymentAlreadyCompleted")) return;
    if (isTerminal(await getDeployment(ctx, deploymentId))) return;
    if (!refusedWith(error, "DeploymentDoesNotExist")) throw error;
    // It was made a moment ago, and shows now.
    await ctx.aws("codedeploy:StopDeployment", { deploymentId, autoRollbackEnabled: rollBack });
  }
}
