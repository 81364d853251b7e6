import type { Context } from "../engine/step.ts";
import { groupNamed } from "./group.ts";

/** What green's group takes over from blue's once it serves. */
export interface AsBlue {
  /** Green's Auto Scaling group. */
  green: string;
  min: number;
  max: number;
  /** Target groups blue's group is attached to. */
  attached: string[];
  deletionProtection?: string;
}

/** Its instances are registered already: attaching changes nothing for them, and makes later ones register. */
export async function attachAsBlue(
  ctx: Context,
  { green, attached }: Pick<AsBlue, "green" | "attached">,
): Promise<void> {
  const there = new Set((await groupNamed(ctx.aws, green)).TargetGroupARNs);
  const TargetGroupARNs = attached.filter((arn) => !there.has(arn));
  if (TargetGroupARNs.length === 0) return;
  await ctx.aws("autoscaling:AttachLoadBalancerTargetGroups", {
    AutoScalingGroupName: green,
    TargetGroupARNs,
  });
}

/** Blue's sizes, as far as green's own size allows. */
export async function sizeAsBlue(
  ctx: Context,
  { green, min, max }: Pick<AsBlue, "green" | "min" | "max">,
): Promise<void> {
  const group = await groupNamed(ctx.aws, green);
  if (group.MinSize === min && group.MaxSize === max) return;
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: green,
    MinSize: Math.min(min, group.DesiredCapacity!),
    MaxSize: Math.max(max, group.DesiredCapacity!),
  });
}

/** Blue's protection from deletion, last of all: with it green could not be taken away again (rule 22). */
export async function protectAsBlue(
  ctx: Context,
  { green, deletionProtection }: Pick<AsBlue, "green" | "deletionProtection">,
): Promise<void> {
  if (!deletionProtection) return;
  if ((await groupNamed(ctx.aws, green)).DeletionProtection === deletionProtection) return;
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: green,
    DeletionProtection: deletionProtection as "none",
  });
}
