import type { Actor } from "../../simulator/time/virtual-time.ts";
import type { CallAws } from "../../simulator/wire/caller.ts";

/** Waits, as somebody who looks on, until the deployment group has an active deployment, and returns its id. */
export async function activeDeployment(
  aws: CallAws,
  actor: Actor,
  { application, deploymentGroup }: { application: string; deploymentGroup: string },
): Promise<string> {
  for (;;) {
    const { deployments = [] } = await aws("codedeploy:ListDeployments", {
      applicationName: application,
      deploymentGroupName: deploymentGroup,
      includeOnlyStatuses: ["InProgress", "Ready"],
    });
    if (deployments[0]) return deployments[0];
    await actor.sleep(5_000);
  }
}
