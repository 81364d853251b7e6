import type { Context, Step } from "../engine/step.ts";
import { groupNamed, setTemplateVersion, templateOf } from "../fleet/group.ts";
import { resumeCarefully, resumeCommand } from "../fleet/processes.ts";
import type { CreateTemplateVersionMemo } from "./create-template-version.ts";
import { resumable, type FreezeMemo } from "./freeze.ts";
import type { NoteSizesMemo } from "./note-sizes.ts";

export interface RestoreGroupArgs {
  group: string;
  template: string;
  /** What the group was configured with before: `$Latest` comes back, since it now means the new version. */
  configured: string;
}

/** After blue has left: sizes, template and processes of the group end right, and its name never changed. */
export const restoreGroup: Step<RestoreGroupArgs, null> = {
  title: ({ group }) => `Give ${group} its own sizes and processes back`,
  begin: async () => null,
  async apply(ctx, { group, template, configured }) {
    const sizes = ctx.recall<NoteSizesMemo>("note-sizes")!;
    const { MinSize, MaxSize, DesiredCapacity } = await groupNamed(ctx.aws, group);
    const max = Math.max(sizes.max, DesiredCapacity!);
    if (MinSize !== sizes.min || MaxSize !== max)
      await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: group,
        MinSize: Math.min(sizes.min, DesiredCapacity!),
        MaxSize: max,
      });
    if (configured === "$Latest") await followLatestAgain(ctx, group, template);
    await resumeCarefully(ctx, group, resumable(ctx.recall<FreezeMemo>("freeze-blue")!));
    return null;
  },
  leaves: ({ group }, _memo, recall) => [
    {
      what: `suspended processes of ${group}`,
      why: "",
      command: resumeCommand(group, resumable(recall<FreezeMemo>("freeze-blue")!)),
    },
  ],
};

/** `$Latest` is given back only while it means our version. */
async function followLatestAgain(ctx: Context, group: string, template: string): Promise<void> {
  const { version } = ctx.recall<CreateTemplateVersionMemo>("create-template-version")!;
  const { LaunchTemplates } = await ctx.aws("ec2:DescribeLaunchTemplates", { LaunchTemplateIds: [template] });
  const latest = LaunchTemplates![0]!.LatestVersionNumber;
  if (latest === version) await setTemplateVersion(ctx, group, "$Latest");
  else
    ctx.emit({
      kind: "warned",
      text: `${group} stays at version ${templateOf(await groupNamed(ctx.aws, group))?.Version} of ${template}: $Latest now means version ${latest}, which is not ours.`,
    });
}
