import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { Context, Step } from "../engine/step.ts";
import {
  findGroup,
  groupNamed,
  setTemplateVersion,
  suspendedIn,
  templateCommand,
  templateOf,
} from "../fleet/group.ts";
import { membersInService } from "../fleet/group.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { poll, within } from "../time/poll.ts";
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
  async begin(ctx, { group, replaces }) {
    const now = replaces ? await wholeGroup(ctx, group) : await groupNamed(ctx.aws, group);
    return { before: templateOf(now)!.Version! };
  },
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

/** An instance boots and gets its application; CodeDeploy's launch hook waits no longer than this either. */
const WHOLE_WITHIN = 10 * MINUTE;

/**
 * CodeDeploy makes its copy as large as the number of healthy instances that the group has at that instant (CodeDeploy user
 * guide, deployment-groups-create-blue-green): whoever is being launched in a lost one's place would have no counterpart in
 * green. A group that does not become whole in time is copied as it is.
 */
async function wholeGroup(ctx: Context, group: string): Promise<AutoScalingGroup> {
  const deadline = Math.min(within(ctx, WHOLE_WITHIN).getTime(), ctx.deadline.getTime());
  return poll(
    async () => {
      const now = await groupNamed(ctx.aws, group);
      const serving = membersInService(now).length;
      const isWhole = serving >= now.DesiredCapacity! || suspendedIn(now).includes("Launch");
      if (isWhole || ctx.clock.now().getTime() >= deadline) return now;
      const text = `${group} is not whole: ${serving} of ${now.DesiredCapacity} instances are in service`;
      ctx.emit({ kind: "waiting", text });
      return undefined;
    },
    { ...ctx, every: 5 * SECOND, deadline: new Date(deadline) },
  );
}
