import { shell } from "../aws/shell.ts";
import type { DeploymentMemo, DeploymentName } from "../codedeploy/planned.ts";
import { isTerminal, phaseOf } from "../codedeploy/status.ts";
import { watch } from "../codedeploy/watch.ts";
import type { Step } from "../engine/step.ts";
import { followRollback } from "./bring-traffic-back.ts";
import { deploymentAtHand, endedBadly, watchedOf } from "./at-hand.ts";

const EARLIER_REVISION =
  "Until a deployment succeeds, CodeDeploy installs the earlier revision on instances that Auto Scaling launches: run again with `force: true`.";

/** Waits until CodeDeploy calls the deployment ended; where it terminates blue, that is after its termination wait. */
export const finishDeployment: Step<DeploymentName, { ended: true } | null> = {
  title: ({ application, deploymentGroup }) =>
    `Wait for the end of the deployment of ${application}/${deploymentGroup}`,
  begin: async () => null,
  async apply(ctx) {
    const hand = deploymentAtHand(ctx);
    const info = await watch(ctx, watchedOf(ctx, hand, false), (sight) =>
      isTerminal(sight.info) ? sight.info : undefined,
    );
    if (phaseOf(info) === "succeeded") return { ended: true };
    const failure = await endedBadly(ctx, hand, info);
    if (!hand.settings.terminate) throw failure;
    // Past the commit point nothing of ours turns back; CodeDeploy may, and what follows must see where it ends.
    await followRollback(ctx, hand, info);
    // An end, though a bad one: no later look sees a better one (rule 11).
    const text = `Deployment ${hand.deploymentId} ended ${info.status} when green had taken over: ${failure.message} ${EARLIER_REVISION}`;
    ctx.emit({ kind: "warned", text });
    return { ended: true };
  },
  leaves: ({ application, deploymentGroup }, memo, recall) => {
    if (memo?.ended) return [];
    const deploymentId = recall<DeploymentMemo>("create-deployment")?.deploymentId;
    return [
      {
        what: `CodeDeploy deployment ${deploymentId} of ${application}/${deploymentGroup}, whose end was not seen to go well`,
        why: "",
        command: shell`aws deploy get-deployment --deployment-id ${deploymentId ?? ""}`,
      },
    ];
  },
};
