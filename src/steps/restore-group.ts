import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { groupNamed, setTemplateVersion, templateOf } from "../fleet/group.ts";
import { resumeCarefully, stillSuspended } from "../fleet/processes.ts";
import { unevenIn } from "../fleet/uneven.ts";
import { HELD_TAG } from "../releases/names.ts";
import type { CreateTemplateVersionMemo } from "./create-template-version.ts";
import { resumable, type FreezeMemo } from "./freeze.ts";
import type { NoteSizesMemo } from "./note-sizes.ts";
import { setGroupTag, takeGroupTagOff } from "./tag-group.ts";

export interface RestoreGroupArgs {
  group: string;
  template: string;
  /** What the group was configured with before: `$Latest` comes back, since it now means the new version. */
  configured: string;
  /** What Auto Scaling launches comes without the application (rule 10). */
  bare: boolean;
}

/** What stays suspended, since Auto Scaling would end who serves for it. */
export interface RestoreGroupMemo {
  held: string[];
}

const REBALANCE = "AZRebalance";

/** After blue has left: sizes, template and processes of the group end right, and its name never changed. */
export const restoreGroup: Step<RestoreGroupArgs, RestoreGroupMemo | null> = {
  title: ({ group }) => `Give ${group} its own sizes and processes back`,
  begin: async () => null,
  async apply(ctx, { group, template, configured, bare }, memo, save) {
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
    const frozen = ctx.recall<FreezeMemo>("freeze-blue")!;
    const ours = resumable(frozen);
    const uneven = bare && ours.includes(REBALANCE) ? unevenIn(await groupNamed(ctx.aws, group)) : undefined;
    if (uneven) {
      await save({ held: [REBALANCE] });
      await setGroupTag(ctx, group, { key: HELD_TAG, value: REBALANCE }, false);
      await resumeCarefully(ctx, group, without(ours, [REBALANCE]));
      throw wouldRebalance(group, uneven);
    }
    await resumeCarefully(ctx, group, ours);
    if (frozen.held) await takeGroupTagOff(ctx, group, HELD_TAG);
    return memo;
  },
  leaves: ({ group }, memo, recall) => {
    const processes = memo?.held ?? resumable(recall<FreezeMemo>("freeze-blue")!);
    return [stillSuspended(group, processes)];
  },
};

const without = (processes: readonly string[], some: readonly string[]): string[] =>
  processes.filter((process) => !some.includes(process));

/** Green came to lie otherwise than blue: rebalancing would put an instance without the application for one that serves. */
const wouldRebalance = (group: string, uneven: string): Failure =>
  new Failure(
    "zones-uneven",
    `Green lies unevenly over the zones of ${group} (${uneven}): ${REBALANCE} would end instances that serve, for new ones without the application. It stays suspended until a later release lies evenly.`,
    "Put the application into the AMI and say `application-in-image: true`, or make the group's size a multiple of its zones and deploy again.",
  );

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
