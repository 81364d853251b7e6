import type { Step } from "../engine/step.ts";
import { findGroup, groupNamed, setTemplateVersion, templateCommand, templateOf } from "../fleet/group.ts";
import type { CreateTemplateVersionMemo } from "./create-template-version.ts";

export interface MoveTemplateArgs {
  group: string;
  template: string;
}

export interface MoveTemplateMemo {
  /** The version the group had. */
  before: string;
}

/** The group's next instances come from the new template version. */
export const moveTemplate: Step<MoveTemplateArgs, MoveTemplateMemo> = {
  title: ({ group }) => `Point ${group} at the new launch template version`,
  begin: async (ctx, { group }) => ({ before: templateOf(await groupNamed(ctx.aws, group))!.Version! }),
  async apply(ctx, { group }, memo) {
    const { version } = ctx.recall<CreateTemplateVersionMemo>("create-template-version")!;
    await setTemplateVersion(ctx, group, String(version));
    return memo;
  },
  undo: {
    what: "template",
    async run(ctx, { group }, { before }) {
      if (await findGroup(ctx.aws, group)) await setTemplateVersion(ctx, group, before, true);
      return [];
    },
  },
  leaves: ({ group, template }, { before }) => [
    {
      what: `the launch template version of ${group}: it was ${before}`,
      why: "",
      command: templateCommand(group, template, before),
    },
  ],
};
