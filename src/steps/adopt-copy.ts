import { copyName, type DeploymentMemo } from "../codedeploy/planned.ts";
import type { Step } from "../engine/step.ts";
import { attachAsBlue, protectAsBlue, sizeAsBlue, type AsBlue } from "../fleet/as-blue.ts";
import { resumeCarefully, stillSuspended } from "../fleet/processes.ts";
import { HELD_TAG, TARGET_TAG } from "../releases/names.ts";
import { resumable, type FreezeMemo } from "./freeze.ts";
import { setGroupTag, takeGroupTagOff } from "./tag-group.ts";
import { awaitReplacement } from "./verify-traffic.ts";

export interface AdoptCopyArgs extends Omit<AsBlue, "green"> {
  deploymentGroup: string;
}

/**
 * CodeDeploy's copy may carry the suspensions we made on blue: what came from us is resumed on it (rule 9). AWS does not
 * say whether it copies attachments and the least size: what is missing is given to it.
 */
export const adoptCopy: Step<AdoptCopyArgs, null> = {
  title: ({ deploymentGroup }) => `Let Auto Scaling keep the copy that ${deploymentGroup} now names`,
  begin: async () => null,
  async apply(ctx, { deploymentGroup, ...blue }) {
    const copy = copyName(deploymentGroup, ctx.recall<DeploymentMemo>("create-deployment")!.deploymentId!);
    await setGroupTag(ctx, copy, { key: TARGET_TAG, value: ctx.release.target }, false);
    await attachAsBlue(ctx, { ...blue, green: copy });
    const frozen: FreezeMemo = ctx.recall<FreezeMemo>("freeze-blue") ?? { ours: [] };
    await sizeAsBlue(ctx, { ...blue, green: copy, desired: frozen.asked?.desired });
    await resumeCarefully(ctx, copy, resumable(frozen));
    if (frozen.held) await takeGroupTagOff(ctx, copy, HELD_TAG);
    await protectAsBlue(ctx, { ...blue, green: copy });
    await awaitReplacement(ctx);
    return null;
  },
  leaves({ deploymentGroup }, _memo, recall) {
    const copy = copyName(deploymentGroup, recall<DeploymentMemo>("create-deployment")!.deploymentId!);
    return [stillSuspended(copy, resumable(recall<FreezeMemo>("freeze-blue")!))];
  },
};
