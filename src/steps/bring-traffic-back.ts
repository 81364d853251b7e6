import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { getDeployment, stopCommand, stopDeployment } from "../codedeploy/driver.ts";
import { ledgerOf, targetsOf } from "../codedeploy/ledger.ts";
import { sweep } from "../codedeploy/look.ts";
import type { DeploymentMemo, DeploymentSettings, ShiftMemo } from "../codedeploy/planned.ts";
import type { Selection } from "../codedeploy/selection.ts";
import { isTerminal } from "../codedeploy/status.ts";
import { endsBlue } from "../codedeploy/termination.ts";
import { watch } from "../codedeploy/watch.ts";
import type { Context } from "../engine/step.ts";
import { messageOf, stopsRun, wasAway } from "../failure.ts";
import { attachAsBlue } from "../fleet/as-blue.ts";
import { findGroup } from "../fleet/group.ts";
import { GREEN_FROZEN, GREEN_HELD, suspend } from "../fleet/processes.ts";
import type { Leftover } from "../outcome.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { DeadlinePassed, poll } from "../time/poll.ts";
import { registerBlue, stayedOnGreen, type WayBack } from "../traffic/back-to-blue.ts";
import { routers } from "../traffic/routers.ts";
import { servingNow } from "../traffic/target-groups.ts";
import { atHand, watchedOf, type AtHand } from "./at-hand.ts";
import { deploymentIdOf } from "./deployment-id.ts";
import { launchBlueAgain } from "./launch-blue-again.ts";
import { pointAtBlue } from "./point-deployment-group.ts";

const LOOK_EVERY = 5 * SECOND;
/** An event takes an hour at most, and a stop waits for it (AWS CodeDeploy user guide: limits, deployment-steps-server). */
const AN_EVENT = 65 * MINUTE;
/** Of the minutes that settle has: what CodeDeploy has not ended by then is listed. */
const IN_A_HURRY = MINUTE;
/** CodeDeploy writes down what becomes of a rollback soon after the deployment has ended. */
const ROLLBACK_TOLD = 20 * SECOND;

const BLUE_ENDS = "CodeDeploy ends blue when its termination wait is over, and nothing stops that.";

/** What a green group must not do while its traffic is taken away. */
const GREEN_STILL = [...GREEN_HELD, ...GREEN_FROZEN];

type Way = Omit<WayBack, "greenWasIn">;

/**
 * The way back of a deployment: stopped if it still runs, blue registered again at once, CodeDeploy's own rollback
 * followed to its end, and then traffic verified on blue before green is taken out (rule 16).
 */
export async function bringTrafficBack(
  ctx: Context,
  _settings: DeploymentSettings,
  memo: DeploymentMemo,
): Promise<Leftover[]> {
  const deploymentId = await deploymentIdOf(ctx, memo);
  if (!deploymentId) return [];
  const hand = atHand(memo, deploymentId);
  const way = wayBackOf(hand);
  const running = await notEnded(ctx, hand, way);
  if (running.length > 0) return running;
  if (hand.settings.terminate && endsBlue(await getDeployment(ctx, deploymentId))) {
    // Nobody would serve soon on a blue that CodeDeploy is about to end: where it helps now, it serves beside green.
    if ((await servingNow(ctx.aws, way.groups, way)) !== "green") await registerBlue(ctx, way);
    return [await stayedOnGreen(ctx, way, [], BLUE_ENDS)];
  }
  const greenWasIn = await hadTraffic(ctx, deploymentId);
  // Who leaves the target group is judged unhealthy, and whom Auto Scaling puts in its place would be let in.
  if (hand.green.kind === "group" && (await findGroup(ctx.aws, hand.green.group)))
    await suspend(ctx, hand.green.group, GREEN_STILL);
  const deployedTo = greensOf(ctx, deploymentId);
  const restore = (): Promise<Leftover[]> =>
    routers["target-groups"].restore(ctx, { ...way, greenWasIn, deployedTo });
  let left = await restore();
  if (left.length > 0)
    await launchBlueAgain(ctx, way.blue, {
      makeReady: () => pointAtBlueAgain(ctx, hand.settings),
      back: async () => (left = await restore()).length === 0,
    });
  await attachBlue(ctx, hand);
  return left;
}

/** Whom blue launches is to get the application from CodeDeploy, whose hook is on green by now. */
async function pointAtBlueAgain(
  ctx: Context,
  { application, deploymentGroup, fleets }: DeploymentSettings,
): Promise<void> {
  const { green } = fleets;
  const blue = fleets.blue.group;
  const selection =
    green === "copy" ? ({ by: "copy", blue } as const) : ({ by: "group", blue, green: green.group } as const);
  const before = ctx.recall<Selection>("note-deployment-group");
  if (before) await pointAtBlue(ctx, { application, deploymentGroup, selection }, before);
}

/** CodeDeploy may have detached the group that it copied, and keeps (inferred): what that launches would get no requests. */
async function attachBlue(ctx: Context, { settings: { attached = [], fleets } }: AtHand): Promise<void> {
  const { group } = fleets.blue;
  if (attached.length > 0 && (await findGroup(ctx.aws, group)))
    await attachAsBlue(ctx, { green: group, attached });
}

/** Those of green that CodeDeploy is known to have deployed to. */
const greensOf = (ctx: Context, deploymentId: string): string[] =>
  targetsOf(ledgerOf(ctx.emit, deploymentId, ctx.clock.monotonic()), "Green").map(({ id }) => id);

/** Green was registered, by us or by CodeDeploy. */
async function hadTraffic(ctx: Context, deploymentId: string): Promise<boolean> {
  if (ctx.recall<ShiftMemo>("shift")?.registeredAt !== undefined) return true;
  const ledger = ledgerOf(ctx.emit, deploymentId, ctx.clock.monotonic());
  if (ledger.targets.size === 0) await sweep(ctx, ledger, deploymentId);
  return [...ledger.targets.values()].some(({ label, events }) =>
    events.some(({ name, start }) => label !== "Blue" && name === "AllowTraffic" && start !== undefined),
  );
}

/**
 * What CodeDeploy does not end is listed. It may still take blue out or end it: blue is registered, and green stays
 * where it is (rule 16).
 */
async function notEnded(ctx: Context, hand: AtHand, way: Way): Promise<Leftover[]> {
  const { deploymentId } = hand;
  try {
    await endDeployment(ctx, hand, way);
    return [];
  } catch (error) {
    if (ctx.signal?.aborted) throw error;
    await registerBlue(ctx, way);
    const command = stopCommand(deploymentId);
    return [{ what: `CodeDeploy deployment ${deploymentId}`, why: messageOf(error), command }];
  }
}

/** Where traffic goes back to, as recorded before anything moved. */
export const wayBackOf = ({ settings, ports, green, count }: AtHand): Way => ({
  groups: settings.targetGroups,
  ports,
  blue: settings.fleets.blue,
  green,
  count,
});

/** Stops the deployment if it still runs, and follows it and CodeDeploy's rollback of it to their end. */
export async function endDeployment(ctx: Context, hand: AtHand, way: Way): Promise<void> {
  const { deploymentId, settings } = hand;
  let info = await getDeployment(ctx, deploymentId).catch((error: unknown) => stopUnseen(ctx, hand, error));
  if (info.status === "Succeeded") return;
  if (!isTerminal(info)) {
    const text = `Stopping deployment ${deploymentId}; CodeDeploy lets events that run come to their end first`;
    ctx.emit({ kind: "said", text });
    const stopped = stopDeployment(ctx, deploymentId, settings.hasEarlierSuccess);
    // Blue is registered even when CodeDeploy refuses to stop.
    await Promise.allSettled([stopped]);
    await registerBlue(ctx, way);
    await stopped;
    info = await followToItsEnd(ctx, hand, deploymentId);
  }
  await followRollback(ctx, hand, info);
}

/** AWS does not let us see it: it is stopped all the same, since CodeDeploy may still take blue out. */
async function stopUnseen(ctx: Context, { deploymentId, settings }: AtHand, cause: unknown): Promise<never> {
  if (!wasAway(cause) && !stopsRun(cause))
    await stopDeployment(ctx, deploymentId, settings.hasEarlierSuccess).catch(() => undefined);
  throw cause;
}

/** Follows CodeDeploy's own rollback of a deployment that ended badly to its end, if there is one. */
export async function followRollback(ctx: Context, hand: AtHand, ended: DeploymentInfo): Promise<void> {
  const rollback = await rollbackOf(ctx, ended, hand.settings.hasEarlierSuccess);
  if (!rollback) return;
  ctx.emit({ kind: "said", text: `CodeDeploy rolls back with deployment ${rollback}` });
  await followToItsEnd(ctx, hand, rollback);
}

const followToItsEnd = (run: Context, hand: AtHand, deploymentId: string): Promise<DeploymentInfo> => {
  const latest = run.clock.now().getTime() + (run.hurry ? IN_A_HURRY : AN_EVENT);
  const ctx = { ...run, deadline: new Date(Math.min(run.deadline.getTime(), latest)) };
  const { drain, terminationWait, reasons, count } = watchedOf(ctx, hand, false);
  const watched = { count, drain, terminationWait, reasons, lossIsFatal: false };
  return watch(ctx, { ...watched, deploymentId }, ({ info }) => (isTerminal(info) ? info : undefined));
};

/** The rollback's id. With only a message (nothing had moved yet, or nothing to go back to) there is none to wait for. */
async function rollbackOf(
  ctx: Context,
  ended: DeploymentInfo,
  expected: boolean,
): Promise<string | undefined> {
  const deadline = new Date(ctx.clock.now().getTime() + (expected ? ROLLBACK_TOLD : 0));
  let info: DeploymentInfo | undefined = ended;
  const look = async (): Promise<DeploymentInfo["rollbackInfo"]> => {
    const { rollbackInfo } = info ?? (await getDeployment(ctx, ended.deploymentId!));
    info = undefined;
    return rollbackInfo?.rollbackDeploymentId || rollbackInfo?.rollbackMessage ? rollbackInfo : undefined;
  };
  try {
    const { clock, signal } = ctx;
    const told = await poll(look, { clock, every: LOOK_EVERY, deadline, signal });
    if (told?.rollbackMessage && !told.rollbackDeploymentId)
      ctx.emit({ kind: "said", text: `CodeDeploy on rolling back: ${told.rollbackMessage}` });
    return told?.rollbackDeploymentId;
  } catch (error) {
    if (error instanceof DeadlinePassed) return undefined;
    throw error;
  }
}
