import type { Context } from "../engine/step.ts";
import { getDeployment } from "./driver.ts";
import type { DeploymentSettings } from "./planned.ts";
import { phaseOf } from "./status.ts";

/**
 * CodeDeploy has called a deployment succeeded and ends blue all the same once its termination wait is over: nothing stops
 * that any more. Whether the status turns before or after the wait is contradictory (CodeDeploy API reference,
 * BlueInstanceTerminationOption; CodeDeploy user guide, limits).
 */
export const endsBlue = async (
  ctx: Pick<Context, "aws" | "clock" | "signal">,
  { terminate }: DeploymentSettings,
  deploymentId: string,
): Promise<boolean> => terminate && phaseOf(await getDeployment(ctx, deploymentId)) === "succeeded";
