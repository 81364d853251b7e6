import { getDeployment } from "../codedeploy/driver.ts";
import { copyName, type DeploymentMemo } from "../codedeploy/planned.ts";
import { isTerminal, phaseOf } from "../codedeploy/status.ts";
import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { findGroup, setTemplateVersion, templateOf, unlessGone } from "../fleet/group.ts";
import type { Tag } from "../fleet/members.ts";
import { SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import { deploymentAtHand, endedBadly } from "./at-hand.ts";
import type { CreateTemplateVersionMemo } from "./create-template-version.ts";
import type { MoveTemplateMemo } from "./move-template.ts";
import { restoreGroupTag, type TagGroupMemo } from "./tag-group.ts";

export interface FollowCopyArgs {
  deploymentGroup: string;
  blue: string;
  tag: Tag;
}

/** As soon as CodeDeploy's copy shows the new template, blue gets its own template version and tag back (rule 9). */
export const followCopy: Step<FollowCopyArgs, null> = {
  title: ({ blue }) => `Wait for CodeDeploy's copy, then give ${blue} its own template version and tag back`,
  begin: async () => null,
  async apply(ctx, { deploymentGroup, blue, tag }) {
    const deploymentId = ctx.recall<DeploymentMemo>("create-deployment")!.deploymentId!;
    const copy = copyName(deploymentGroup, deploymentId);
    await awaitCopy(ctx, copy);
    ctx.emit({ kind: "output", name: "green-group", value: copy });
    // Whoever goes on with it late may find that CodeDeploy has ended blue already.
    await unlessGone(async () => {
      await setTemplateVersion(ctx, blue, ctx.recall<MoveTemplateMemo>("move-template")!.before);
      await restoreGroupTag(ctx, blue, tag.key, ctx.recall<TagGroupMemo>("tag-group")!.before);
    });
    return null;
  },
};

async function awaitCopy(ctx: Context, copy: string): Promise<void> {
  const { version } = ctx.recall<CreateTemplateVersionMemo>("create-template-version")!;
  await poll(
    async () => {
      const group = await findGroup(ctx.aws, copy);
      if (group && templateOf(group)?.Version === String(version)) return true;
      if (group)
        throw new Failure(
          "copy-of-another-template",
          `${copy} was made with template version ${templateOf(group)?.Version}, not ${version}: somebody changed blue's group meanwhile.`,
          "Let nothing else change the group during a deployment, and run again.",
        );
      await refuseEnded(ctx);
      ctx.emit({ kind: "waiting", text: `CodeDeploy has not made ${copy} yet` });
      return undefined;
    },
    { ...ctx, every: 5 * SECOND },
  );
}

/** A deployment that ended before there was a copy never makes one. */
async function refuseEnded(ctx: Context): Promise<void> {
  const hand = deploymentAtHand(ctx);
  const info = await getDeployment(ctx, hand.deploymentId);
  if (isTerminal(info) && phaseOf(info) !== "succeeded") throw await endedBadly(ctx, hand, info);
}
