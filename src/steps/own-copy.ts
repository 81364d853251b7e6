import { copyName, type DeploymentMemo } from "../codedeploy/planned.ts";
import { deploymentIdOf } from "./deployment-id.ts";
import type { Context, Step } from "../engine/step.ts";
import type { Recall } from "../engine/record.ts";
import { deleteGroup, deleteGroupCommand } from "../retire/delete-group.ts";
import { findGroup } from "../fleet/group.ts";

export interface OwnCopyArgs {
  application: string;
  deploymentGroup: string;
  targetGroups: string[];
}

/**
 * CodeDeploy leaves its copy behind when a deployment fails or is stopped (CodeDeploy user guide and field reports).
 * This step stands before the deployment, so that its undo knows of the copy whenever it came to be.
 */
export const ownCopy: Step<OwnCopyArgs, null> = {
  title: ({ deploymentGroup }) => `Take charge of the copy that CodeDeploy will make for ${deploymentGroup}`,
  begin: async () => null,
  apply: async () => null,
  undo: {
    what: "green",
    beside: true,
    async run(ctx, { application, deploymentGroup, targetGroups }) {
      const memo = ctx.recall<DeploymentMemo>("create-deployment");
      const deploymentId = memo && (await deploymentIdOf(ctx, memo));
      if (!deploymentId) return [];
      const copy = copyName(deploymentGroup, deploymentId);
      if (!(await findGroup(ctx.aws, copy))) return [];
      const why = await notToDelete(ctx, application, deploymentGroup, copy, deploymentId);
      if (why) return [{ what: `Auto Scaling group ${copy}`, why, command: deleteGroupCommand(copy) }];
      return deleteGroup(ctx, copy, targetGroups);
    },
  },
  async isLeft(ctx, { deploymentGroup }) {
    const copy = copyIn(ctx.recall, deploymentGroup);
    return copy !== undefined && (await findGroup(ctx.aws, copy)) !== undefined;
  },
  leaves({ deploymentGroup }, _memo, recall) {
    const copy = copyIn(recall, deploymentGroup);
    if (!copy) return [];
    return [{ what: `Auto Scaling group ${copy}`, why: "", command: deleteGroupCommand(copy) }];
  },
};

/** The copy's name, as far as the record tells. */
function copyIn(recall: Recall, deploymentGroup: string): string | undefined {
  const deploymentId = recall<DeploymentMemo>("create-deployment")?.deploymentId;
  return deploymentId && copyName(deploymentGroup, deploymentId);
}

/** Only the copy of exactly this deployment is deleted, and never what the deployment group points at: why not, if so. */
async function notToDelete(
  ctx: Context,
  applicationName: string,
  deploymentGroupName: string,
  copy: string,
  deploymentId: string,
): Promise<string | undefined> {
  const group = await findGroup(ctx.aws, copy);
  const stamped = group?.Tags?.some(
    ({ Key, Value }) => Key === "CodeDeployProvisioningDeploymentId" && Value === deploymentId,
  );
  if (!stamped) return `it does not carry the tag CodeDeployProvisioningDeploymentId=${deploymentId}`;
  const { deploymentGroupInfo } = await ctx.aws("codedeploy:GetDeploymentGroup", {
    applicationName,
    deploymentGroupName,
  });
  const named = deploymentGroupInfo!.autoScalingGroups?.some(({ name }) => name === copy);
  return named ? `the deployment group ${deploymentGroupName} names it` : undefined;
}
