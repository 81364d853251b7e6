import { findDeployment } from "../codedeploy/find.ts";
import type { DeploymentMemo } from "../codedeploy/planned.ts";
import type { Aws } from "../aws/call.ts";
import type { Journal } from "../engine/record.ts";
import type { Json, ReleaseRef } from "../engine/step.ts";
import { stopsRun } from "../failure.ts";

/**
 * A process that ended between CreateDeployment and its record knew of no deployment, and CodeDeploy went on with it: found
 * by its stamp, it is written down, since by it green is known. What cannot be read changes nothing: the steps look again.
 */
export async function noteDeployment(aws: Aws, log: Journal, release: ReleaseRef): Promise<void> {
  const index = log.plan.findIndex(({ step }) => step === "create-deployment");
  const record = log.step(index);
  if (record?.state !== "begun") return;
  const memo = record.memo as unknown as DeploymentMemo;
  if (memo.deploymentId) return;
  try {
    const deploymentId = await findDeployment(aws, release, memo);
    if (!deploymentId) return;
    const known = { ...memo, deploymentId } satisfies DeploymentMemo;
    await log.writeStep(index, { state: record.state, memo: known as unknown as Json });
  } catch (error) {
    if (stopsRun(error)) throw error;
  }
}
