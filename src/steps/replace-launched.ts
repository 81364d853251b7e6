import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { batches } from "../aws/pages.ts";
import { shell } from "../aws/shell.ts";
import type { Context } from "../engine/step.ts";
import { messageOf, stopsRun } from "../failure.ts";
import { findGroup } from "../fleet/group.ts";
import { nameIds } from "../fleet/ids.ts";
import type { Leftover } from "../outcome.ts";
import { endByName } from "../retire/by-name.ts";
import { awaitDrained } from "../traffic/registered.ts";

/** A call takes so many targets, by our measure; AWS names no limit. */
const PER_CALL = 100;

/** Members that stay, launched from this version of the group's template: the group itself knows at once and for good. */
export const launchedFrom = (group: AutoScalingGroup, version: number): string[] =>
  inService(group)
    .filter(({ LaunchTemplate }) => LaunchTemplate?.Version === String(version))
    .map(({ InstanceId }) => InstanceId!);

const inService = ({ Instances = [] }: AutoScalingGroup) =>
  Instances.filter(({ LifecycleState }) => /^(Pending|InService)/.test(LifecycleState ?? ""));

/**
 * Somebody, or Auto Scaling, had the group launch instances while it was pointed at green's template: they run what is
 * being gone back from. They are taken out, drained and ended by name, and the group launches others in their place.
 * @returns them as a leftover where more than half of the group would go at once, or requests may still reach them
 */
export async function replaceLaunched(ctx: Context, name: string, version: number): Promise<Leftover[]> {
  const group = await findGroup(ctx.aws, name);
  const ids = group ? launchedFrom(group, version) : [];
  if (!group || ids.length === 0) return [];
  const leftAs = (why: string): Leftover[] => [leftover(name, version, ids, why)];
  if (ids.length * 2 > inService(group).length) return leftAs("most of the group would go at once");
  ctx.emit({ kind: "said", text: `${nameIds(ids)} of ${name} came from version ${version}: replaced` });
  const targetGroups = group.TargetGroupARNs ?? [];
  try {
    for (const arn of targetGroups) await takeOut(ctx, arn, ids);
    const reached = await awaitDrained(ctx, targetGroups, ids, ctx.clock.now().getTime());
    if (reached.length > 0) return leftAs(`requests may still reach ${nameIds(reached)}`);
    await endByName(ctx, name, ids, false);
    return [];
  } catch (error) {
    if (stopsRun(error)) throw error;
    return leftAs(messageOf(error));
  }
}

async function takeOut(ctx: Context, TargetGroupArn: string, ids: readonly string[]): Promise<void> {
  const { TargetHealthDescriptions = [] } = await ctx.aws("elasticloadbalancing:DescribeTargetHealth", {
    TargetGroupArn,
  });
  const theirs = TargetHealthDescriptions.map(({ Target }) => Target!).filter(({ Id }) => ids.includes(Id!));
  for (const Targets of batches(theirs, PER_CALL))
    await ctx.aws("elasticloadbalancing:DeregisterTargets", { TargetGroupArn, Targets });
}

const leftover = (group: string, version: number, ids: readonly string[], why: string): Leftover => ({
  what: `instances of ${group} launched from template version ${version}: ${nameIds(ids)}`,
  why,
  command: shell`aws autoscaling terminate-instance-in-auto-scaling-group --instance-id ${ids.length === 1 ? ids[0]! : "<each of them>"} --no-should-decrement-desired-capacity`,
});
