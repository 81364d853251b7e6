import type { TargetInstances } from "@aws-sdk/client-codedeploy";
import type { Actor } from "../../simulator/time/virtual-time.ts";
import { attempt } from "./by-hand.ts";
import type { Stage } from "./lab.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Selects no instance at all. */
export const NOBODY: TargetInstances = {
  tagFilters: [{ Key: "owner", Value: "nobody", Type: "KEY_AND_VALUE" }],
};

/** The fleet's deployment group, as calls name it. */
export const group = ({ fleet }: Stage) => ({
  applicationName: fleet.codeDeploy!.application,
  deploymentGroupName: fleet.codeDeploy!.deploymentGroup,
});

/** A deployment of the first revision once more, by hand; undefined when AWS refuses it. */
export const deploy = (stage: Stage, targetInstances?: TargetInstances): Promise<string | undefined> =>
  attempt(
    stage.aws("codedeploy:CreateDeployment", {
      ...group(stage),
      revision: stage.fleet.codeDeploy!.revision,
      ...(targetInstances ? { targetInstances } : {}),
    }),
  ).then((made) => made?.deploymentId);

/** Stops it, if it began and is not over, and looks at what became of it. */
export async function stop({ aws }: Stage, person: Actor, deploymentId: string | undefined): Promise<void> {
  if (!deploymentId) return;
  await person.sleep(10 * SECOND);
  await attempt(aws("codedeploy:StopDeployment", { deploymentId, autoRollbackEnabled: false }));
  await person.sleep(2 * MINUTE);
  await aws("codedeploy:GetDeployment", { deploymentId });
}
