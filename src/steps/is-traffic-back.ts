import { getDeployment } from "../codedeploy/driver.ts";
import type { DeploymentMemo } from "../codedeploy/planned.ts";
import { isTerminal } from "../codedeploy/status.ts";
import type { Context } from "../engine/step.ts";
import { members } from "../fleet/members.ts";
import { isHealthy } from "../traffic/health.ts";
import { look } from "../traffic/target-groups.ts";
import { atHand } from "./at-hand.ts";

/**
 * Whether a deployment has ended, its rollback too, and the target groups hold blue as before and nobody of green, whoever
 * has brought it back. Reads once; false as well where the deployment's id was never recorded.
 */
export async function isTrafficBack(ctx: Context, memo: DeploymentMemo): Promise<boolean> {
  const { deploymentId } = memo;
  if (!deploymentId || !(await hasEnded(ctx, deploymentId))) return false;
  const { settings, ports, count, green } = atHand(memo, deploymentId);
  const blue = new Set((await members(ctx.aws, settings.fleets.blue)).map(({ id }) => id));
  const greens = new Set((await members(ctx.aws, green)).map(({ id }) => id));
  const views = await look(ctx.aws, settings.targetGroups);
  return views.every(({ group, targets }, index) => {
    if (targets.some(({ id }) => greens.has(id))) return false;
    return (ports[index] ?? [group.port]).every(
      (port) =>
        targets.filter((one) => one.port === port && blue.has(one.id) && isHealthy(one)).length >= count,
    );
  });
}

async function hasEnded(ctx: Context, deploymentId: string): Promise<boolean> {
  const info = await getDeployment(ctx, deploymentId);
  const rollback = info.rollbackInfo?.rollbackDeploymentId;
  return isTerminal(info) && (!rollback || isTerminal(await getDeployment(ctx, rollback)));
}
