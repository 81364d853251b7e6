import type { Step } from "../engine/step.ts";
import { findGroup, groupNamed, setTemplateVersion, templateCommand, templateOf } from "../fleet/group.ts";
import type { CreateTemplateVersionMemo } from "./create-template-version.ts";

export interface MoveTemplateArgs {
  group: string;
  template: string;
  /** Absent: the version that this release made. */
  version?: string;
}

export interface MoveTemplateMemo {
  /** The version the group had. */
  before: string;
}

/** The group's next instances come from the new template version. */
export const moveTemplate: Step<MoveTemplateArgs, MoveTemplateMemo> = {
  title: ({ group, version }) =>
    `Point ${group} at ${version === undefined ? "the new launch template version" : `launch template version ${version}`}`,
  begin: async (ctx, { group }) => ({ before: templateOf(await groupNamed(ctx.aws, group))!.Version! }),
  async apply(ctx, { group, version }, memo) {
    const made = ctx.recall<CreateTemplateVersionMemo>("create-template-version")?.version;
    await setTemplateVersion(ctx, group, version ?? String(made));
    return memo;
  },
  undo: {
    what: "template",
    async run(ctx, { group }, { before }) {
      if (await findGroup(ctx.aws, group)) await setTemplateVersion(ctx, group, before, true);
      return [];
    },
  },
  async isLeft(ctx, { group }, { before }) {
    const there = await findGroup(ctx.aws, group);
    return there !== undefined && templateOf(there)?.Version !== before;
  },
  leaves: ({ group, template }, { before }) => [
    {
      what: `the launch template version of ${group}: it was ${before}`,
      why: "",
      command: templateCommand(group, template, before),
    },
  ],
};
