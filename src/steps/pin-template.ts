import type { Step } from "../engine/step.ts";
import { findGroup, setTemplateVersion, templateCommand } from "../fleet/group.ts";

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
    async run(ctx, { group, moving }) {
      if (await findGroup(ctx.aws, group)) await setTemplateVersion(ctx, group, moving);
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
