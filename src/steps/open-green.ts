import type { Context, Step } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { groupNamed } from "../fleet/group.ts";
import { isCodeDeployHook } from "./create-green-group.ts";
import { FROZEN, GREEN_FROZEN, GREEN_HELD, resumeCarefully, resumeCommand } from "../fleet/processes.ts";

export interface OpenGreenArgs {
  green: string;
  /** Blue's own sizes, which green takes over. */
  min: number;
  max: number;
  /** Target groups blue's group is attached to. */
  attached: string[];
  /** What was suspended in blue before us stays suspended in green. */
  suspended: string[];
  deletionProtection?: string;
}

/** Green becomes an ordinary group: attached, sized, its processes running again, Launch last (rules 8, 12, 22). */
export const openGreen: Step<OpenGreenArgs, null> = {
  title: ({ green }) => `Attach ${green} to the target groups and let Auto Scaling keep it`,
  begin: async () => null,
  async apply(ctx, args) {
    await requireHook(ctx, args.green);
    await attach(ctx, args);
    await size(ctx, args);
    await resumeCarefully(ctx, args.green, held(args));
    return null;
  },
  leaves: (args) => [
    {
      what: `suspended processes of ${args.green}: ${held(args).join(", ")}`,
      why: "",
      command: resumeCommand(args.green, held(args)),
    },
  ],
};

const held = ({ suspended }: OpenGreenArgs): string[] =>
  [...new Set<string>([...GREEN_HELD, ...GREEN_FROZEN, ...FROZEN])].filter(
    (process) => !suspended.includes(process),
  );

/** Without CodeDeploy's hook whatever is launched gets no application: the group stays closed (rule 8). */
async function requireHook(ctx: Context, green: string): Promise<void> {
  const { LifecycleHooks } = await ctx.aws("autoscaling:DescribeLifecycleHooks", {
    AutoScalingGroupName: green,
  });
  if (LifecycleHooks?.some(isCodeDeployHook)) return;
  throw new Failure(
    "hook-missing",
    `${green} has no launch hook of CodeDeploy, so that new instances would come up without the application; its processes stay suspended.`,
    "Put the group into the deployment group, see that the hook is there, then resume the processes.",
  );
}

/** Its instances are registered already: attaching changes nothing for them, and makes later ones register. */
async function attach(ctx: Context, { green, attached }: OpenGreenArgs): Promise<void> {
  const there = new Set((await groupNamed(ctx.aws, green)).TargetGroupARNs);
  const TargetGroupARNs = attached.filter((arn) => !there.has(arn));
  if (TargetGroupARNs.length === 0) return;
  await ctx.aws("autoscaling:AttachLoadBalancerTargetGroups", {
    AutoScalingGroupName: green,
    TargetGroupARNs,
  });
}

async function size(ctx: Context, { green, min, max, deletionProtection }: OpenGreenArgs): Promise<void> {
  const group = await groupNamed(ctx.aws, green);
  const protection = deletionProtection && group.DeletionProtection !== deletionProtection;
  if (group.MinSize === min && group.MaxSize === max && !protection) return;
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: green,
    MinSize: Math.min(min, group.DesiredCapacity!),
    MaxSize: Math.max(max, group.DesiredCapacity!),
    ...(protection ? { DeletionProtection: deletionProtection as "none" } : {}),
  });
}
