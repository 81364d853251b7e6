import { refusedWith } from "../aws/aws-error.ts";
import { createDeployment, stopCommand } from "../codedeploy/driver.ts";
import { findDeployment } from "../codedeploy/find.ts";
import { awaitTagged } from "../codedeploy/green-tag.ts";
import type { DeploymentMemo, DeploymentSettings } from "../codedeploy/planned.ts";
import { countsOf, isTerminal, phaseOf } from "../codedeploy/status.ts";
import { listTargets } from "../codedeploy/targets.ts";
import { watch } from "../codedeploy/watch.ts";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { nameIds } from "../fleet/ids.ts";
import { inService, members } from "../fleet/members.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import { healthyOf } from "../traffic/health.ts";
import { look, zonesOf } from "../traffic/target-groups.ts";
import { atHand, endedBadly, watchedOf, type AtHand } from "./at-hand.ts";
import { isTrafficBack } from "./is-traffic-back.ts";
import { bringTrafficBack, endDeployment, wayBackOf } from "./bring-traffic-back.ts";

/** How long tags that CodeDeploy does not see yet are waited for (rule 7). */
const TAGS_LAG = 5 * MINUTE;
const AGAIN_AFTER = 30 * SECOND;
/** A deployment that runs for so long has found its instances. */
const SURE_AFTER = 30 * SECOND;
const LOOKS = 3;
const LOOK_EVERY = 3 * SECOND;

/** Creates the CodeDeploy deployment, once, and waits until it has found its instances. */
export const createDeploymentStep: Step<DeploymentSettings, DeploymentMemo> = {
  title: ({ application, deploymentGroup }) =>
    `Create the CodeDeploy deployment of ${application}/${deploymentGroup}`,
  begin: beginDeployment,
  async apply(ctx, settings, memo, save) {
    // Looks first: a run that was killed may have created it.
    let latest = { ...memo, ...(await found(ctx, memo)) };
    const attempt = async (): Promise<DeploymentMemo | undefined> => {
      const deploymentId = latest.deploymentId ?? (await create(ctx, settings, latest));
      if (deploymentId) {
        latest = { ...latest, deploymentId };
        await save(latest);
        ctx.emit({ kind: "output", name: "deployment-id", value: deploymentId });
        if (await hasInstances(ctx, latest, deploymentId)) return latest;
      }
      ctx.emit({ kind: "said", text: "CodeDeploy does not see green's tag yet: trying again" });
      latest = nextAttempt(ctx, latest);
      await save(latest);
      return undefined;
    };
    const { clock, deadline, signal } = ctx;
    return await poll(attempt, { clock, every: AGAIN_AFTER, deadline, signal });
  },
  undo: { what: "traffic", run: bringTrafficBack },
  isLeft: async (ctx, _settings, memo) => !(await isTrafficBack(ctx, memo)),
  leaves: (_settings, { deploymentId }) =>
    deploymentId
      ? [
          {
            what: `CodeDeploy deployment ${deploymentId}, and where it sends traffic`,
            why: "",
            command: stopCommand(deploymentId),
          },
        ]
      : [],
};

/** Records N and the ports of blue as they are before anything moves. */
async function beginDeployment(ctx: Context, settings: DeploymentSettings): Promise<DeploymentMemo> {
  const blue = zonesOf(await members(ctx.aws, settings.fleets.blue));
  const views = await look(ctx.aws, settings.targetGroups);
  const healthy = views.map((view) => healthyOf(view, blue).length);
  const now = ctx.clock.now().getTime();
  return {
    settings,
    createdAfter: now,
    begunAt: now,
    attempt: 1,
    count: healthy.length > 0 ? Math.min(...healthy) : settings.count,
    ports: views.map(({ group, targets }) => {
      const seen = new Set(targets.filter(({ id }) => blue.has(id)).map(({ port }) => port));
      return seen.size > 0 ? [...seen] : [group.port];
    }),
  };
}

async function found(ctx: Context, memo: DeploymentMemo): Promise<{ deploymentId?: string }> {
  if (memo.deploymentId) return {};
  const deploymentId = await findDeployment(ctx.aws, ctx.release, memo);
  return deploymentId ? { deploymentId } : {};
}

/** Undefined when CodeDeploy does not see green's tag yet. */
async function create(
  ctx: Context,
  settings: DeploymentSettings,
  memo: DeploymentMemo,
): Promise<string | undefined> {
  // Once seen twice, one more look before each further attempt is enough.
  if (settings.greenTag && settings.fleets.green !== "copy")
    await awaitTagged(ctx, settings.greenTag, settings.fleets.green, memo.attempt === 1 ? 2 : 1);
  try {
    return await createDeployment(ctx, memo);
  } catch (error) {
    if (!refusedWith(error, "InvalidTargetInstances") || !mayLag(settings, memo)) throw error;
    return undefined;
  }
}

/** Watches the deployment's first moments. False for a quick NO_INSTANCES: then a new one is needed. */
async function hasInstances(ctx: Context, memo: DeploymentMemo, deploymentId: string): Promise<boolean> {
  const hand = atHand(memo, deploymentId);
  let runningSince: number | undefined;
  const seen = await watch(ctx, watchedOf(ctx, hand, true), ({ info }) => {
    if (isTerminal(info) || countsOf(info) || phaseOf(info) === "ready") return info;
    if (phaseOf(info) === "starting") return undefined;
    runningSince ??= ctx.clock.monotonic();
    const sure = !memo.settings.greenTag || ctx.clock.monotonic() - runningSince >= SURE_AFTER;
    return sure ? info : undefined;
  });
  if (phaseOf(seen) === "succeeded") return true;
  if (!isTerminal(seen)) return await hasAllOfGreen(ctx, memo, hand);
  const none = seen.errorInformation?.code === "NO_INSTANCES";
  if (none && mayLag(memo.settings, memo)) return false;
  throw await endedBadly(ctx, hand, seen);
}

/** A deployment that began with a part of green is stopped before traffic moves: another one will see all of it. */
async function hasAllOfGreen(ctx: Context, memo: DeploymentMemo, hand: AtHand): Promise<boolean> {
  if (!memo.settings.greenTag) return true;
  const missing = await leftOut(ctx, hand);
  if (missing.length === 0) return true;
  const what = `Deployment ${hand.deploymentId} does not take ${nameIds(missing)} of green`;
  if (!mayLag(memo.settings, memo))
    throw new Failure("green-left-out", `${what}.`, "Look whether these instances carry green's tag.");
  ctx.emit({ kind: "said", text: `${what}: it is stopped` });
  await endDeployment(ctx, hand, wayBackOf(hand));
  return false;
}

/** Green in service that the deployment has not taken, after several looks: its list of targets may lag. */
async function leftOut(ctx: Context, { deploymentId, green }: AtHand): Promise<string[]> {
  let looks = 0;
  const missingNow = async (): Promise<string[] | undefined> => {
    const taken = new Set(await listTargets({ aws: ctx.aws, deploymentId }));
    const missing = inService(await members(ctx.aws, green))
      .map(({ id }) => id)
      .filter((id) => !taken.has(id));
    return missing.length === 0 || ++looks === LOOKS ? missing : undefined;
  };
  return await poll(missingNow, { ...ctx, every: LOOK_EVERY });
}

/** Judged by when the attempt was made: a run that comes back to it later asks the same. */
const mayLag = (settings: DeploymentSettings, { begunAt, createdAfter }: DeploymentMemo): boolean =>
  settings.greenTag !== undefined && createdAfter - begunAt < TAGS_LAG;

/** Another deployment, by another stamp. */
const nextAttempt = (
  ctx: Context,
  { settings, begunAt, attempt, count, ports }: DeploymentMemo,
): DeploymentMemo => ({
  settings,
  begunAt,
  attempt: attempt + 1,
  count,
  ports,
  createdAfter: ctx.clock.now().getTime(),
});
