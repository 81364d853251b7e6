import type { Context, Step } from "../engine/step.ts";
import { findGroup, groupNamed, setTemplateVersion, templateCommand, templateOf } from "../fleet/group.ts";
import type { CreateTemplateVersionMemo } from "./create-template-version.ts";
import { replaceLaunched } from "./replace-launched.ts";

export interface MoveTemplateArgs {
  group: string;
  template: string;
  /** Absent: the version that this release made. */
  version?: string;
  /** What the group launches meanwhile gets the application from CodeDeploy, and serves: the way back replaces it. */
  replaces?: true;
}

export interface MoveTemplateMemo {
  /** The version the group had. */
  before: string;
}

const madeBy = (ctx: Context): number | undefined =>
  ctx.recall<CreateTemplateVersionMemo>("create-template-version")?.version;

/** The group's next instances come from the new template version. */
export const moveTemplate: Step<MoveTemplateArgs, MoveTemplateMemo> = {
  title: ({ group, version }) =>
    `Point ${group} at ${version === undefined ? "the new launch template version" : `launch template version ${version}`}`,
  begin: async (ctx, { group }) => ({ before: templateOf(await groupNamed(ctx.aws, group))!.Version! }),
  async apply(ctx, { group, version }, memo) {
    await setTemplateVersion(ctx, group, version ?? String(madeBy(ctx)));
    return memo;
  },
  undo: {
    what: "template",
    async run(ctx, { group, replaces }, { before }) {
      if (!(await findGroup(ctx.aws, group))) return [];
      await setTemplateVersion(ctx, group, before, true);
      const made = madeBy(ctx);
      return replaces && made !== undefined ? replaceLaunched(ctx, group, made) : [];
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
