import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import type { Context } from "../engine/step.ts";
import { groupNamed, groupsNamed } from "./group.ts";

/** What green's group takes over from blue's once it serves. */
export interface AsBlue {
  /** Green's Auto Scaling group. */
  green: string;
  /** Blue's, whose desired capacity counts as it is by then. */
  blue: string;
  min: number;
  max: number;
  /** What blue was asked for before it was held to what it has. */
  desired?: number | undefined;
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

/**
 * Blue's sizes, as far as green's own size allows. Blue is frozen by then: what somebody has asked it for meanwhile green
 * takes over and launches, once it may. Never smaller than planned, nor than green is (rule 5).
 */
export async function sizeAsBlue(
  ctx: Context,
  { green, blue, min, max, desired: asked = 0 }: Pick<AsBlue, "green" | "blue" | "min" | "max" | "desired">,
): Promise<void> {
  const [now, before] = await groupsNamed(ctx.aws, green, blue);
  const desired = Math.max(now.DesiredCapacity!, before?.DesiredCapacity ?? 0, asked);
  const MinSize = Math.min(Math.max(min, before?.MinSize ?? 0), desired);
  const MaxSize = Math.max(max, before?.MaxSize ?? 0, desired);
  if (now.MinSize === MinSize && now.MaxSize === MaxSize && now.DesiredCapacity === desired) return;
  const raised = desired > now.DesiredCapacity!;
  if (raised)
    ctx.emit({
      kind: "said",
      text: `${blue} was asked for ${desired} instances: ${green} launches as many`,
    });
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: green,
    MinSize,
    MaxSize,
    ...(raised ? { DesiredCapacity: desired } : {}),
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

/** The protection that a group of ours took over from blue goes before the group does. */
export async function unprotect(ctx: Context, group: AutoScalingGroup): Promise<void> {
  if ((group.DeletionProtection ?? "none") === "none") return;
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: group.AutoScalingGroupName!,
    DeletionProtection: "none",
  });
}
