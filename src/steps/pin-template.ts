import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { findGroup, setTemplateVersion, templateCommand } from "../fleet/group.ts";
import type { CreateTemplateVersionMemo } from "./create-template-version.ts";

/** The group is at a moving version (`$Latest`, `$Default`): it is pinned before a newer version exists. */
export interface PinTemplateArgs {
  group: string;
  template: string;
  /** What the group is configured with. */
  moving: string;
  /** The number that means now. */
  number: number;
}

export const pinTemplate: Step<PinTemplateArgs, null> = {
  title: ({ group, moving, number }) =>
    `Pin ${group} to version ${number} of its launch template (now ${moving})`,
  begin: async () => null,
  async apply(ctx, { group, number }) {
    await setTemplateVersion(ctx, group, String(number));
    return null;
  },
  undo: {
    what: "template",
    async run(ctx, { group, template, moving }) {
      if (!(await findGroup(ctx.aws, group))) return [];
      await refuseOurs(ctx, template, moving);
      await setTemplateVersion(ctx, group, moving, true);
      return [];
    },
  },
  leaves: ({ group, template, moving }) => [
    {
      what: `the launch template version of ${group}: it was ${moving}`,
      why: "",
      command: templateCommand(group, template, moving),
    },
  ],
};

/** While our version is the latest, or somebody made it the default, a moving version would have blue launch the new AMI. */
async function refuseOurs(ctx: Context, template: string, moving: string): Promise<void> {
  const { version } = ctx.recall<CreateTemplateVersionMemo>("create-template-version") ?? {};
  if (version === undefined) return;
  const { LaunchTemplates } = await ctx.aws("ec2:DescribeLaunchTemplates", { LaunchTemplateIds: [template] });
  const { LatestVersionNumber: latest, DefaultVersionNumber: standard } = LaunchTemplates?.[0] ?? {};
  if ((moving === "$Latest" ? latest : standard) !== version) return;
  throw new Failure(
    moving === "$Latest" ? "latest-is-ours" : "default-is-ours",
    `${moving} of ${template} is still our version ${version}: ${moving === "$Latest" ? "delete that first" : "make another one the default first"}, or the group launches the new AMI.`,
  );
}
