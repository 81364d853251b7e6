import { findDeployment } from "../codedeploy/find.ts";
import type { DeploymentMemo } from "../codedeploy/planned.ts";
import type { Context } from "../engine/step.ts";
import { SECOND } from "../time/duration.ts";
import { DeadlinePassed, poll } from "../time/poll.ts";

const LOOK_EVERY = 5 * SECOND;
/** A deployment whose id was never recorded is looked for so long: lists lag behind. */
const LIST_LAG = 15 * SECOND;

/** The deployment's id; one whose id was never recorded is found by its stamp. Undefined: there is none. */
export async function deploymentIdOf(ctx: Context, memo: DeploymentMemo): Promise<string | undefined> {
  if (memo.deploymentId) return memo.deploymentId;
  const { clock, signal } = ctx;
  const deadline = new Date(clock.now().getTime() + LIST_LAG);
  const look = () => findDeployment(ctx.aws, ctx.release, memo);
  try {
    return await poll(look, { clock, every: LOOK_EVERY, deadline, signal });
  } catch (error) {
    if (error instanceof DeadlinePassed) return undefined;
    throw error;
  }
}
