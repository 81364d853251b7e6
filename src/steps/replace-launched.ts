import type { AutoScalingGroup } from "@aws-sdk/client-auto-scaling";
import { shell } from "../aws/shell.ts";
import type { Context } from "../engine/step.ts";
import { messageOf, stopsRun } from "../failure.ts";
import { counted, countedMembers, findGroup, groupNamed, membersInService } from "../fleet/group.ts";
import { BROUGHT_UP } from "../fleet/grow.ts";
import { nameIds } from "../fleet/ids.ts";
import type { Leftover } from "../outcome.ts";
import { endByName } from "../retire/by-name.ts";
import { SECOND } from "../time/duration.ts";
import { poll, within } from "../time/poll.ts";
import { awaitDrained, reachable } from "../traffic/registered.ts";
import { takeOut } from "../traffic/target-groups.ts";

/** Members that stay, launched from this version of the group's template: the group itself knows at once and for good. */
const launchedFrom = (group: AutoScalingGroup, version: number): string[] =>
  countedMembers(group)
    .filter(({ LaunchTemplate }) => LaunchTemplate?.Version === String(version))
    .map(({ InstanceId }) => InstanceId!);

/**
 * Somebody, or Auto Scaling, had the group launch instances while it was pointed at green's template: they run what is
 * being gone back from. They are taken out, drained and ended by name, and the group launches others in their place: at
 * most half of it at once, and the next ones when it is whole again.
 * @returns those that stay as a leftover
 */
export async function replaceLaunched(ctx: Context, name: string, version: number): Promise<Leftover[]> {
  for (;;) {
    const group = await findGroup(ctx.aws, name);
    const ids = group ? launchedFrom(group, version) : [];
    if (!group || ids.length === 0) return [];
    const why = await replaceSome(ctx, group, ids);
    if (why !== undefined) return [leftover(name, version, ids, why)];
  }
}

/** Undefined: well. Otherwise why they stay. */
async function replaceSome(
  ctx: Context,
  group: AutoScalingGroup,
  ids: readonly string[],
): Promise<string | undefined> {
  // Out of rotation and not ended, Auto Scaling would end them as unhealthy, drained or not.
  if (ctx.hurry) return "there is no time to wait until their requests are answered";
  const name = group.AutoScalingGroupName!;
  const some = ids.slice(0, Math.floor(counted(group) / 2));
  if (some.length === 0) return "nobody else is in the group";
  const targetGroups = group.TargetGroupARNs ?? [];
  ctx.emit({ kind: "said", text: `${nameIds(some)} of ${name} came from green's template: replaced` });
  try {
    for (const arn of targetGroups) await deregister(ctx, arn, some);
    const reached = await awaitDrained(ctx, targetGroups, some, ctx.clock.now().getTime());
    if (reached.length > 0) return `requests may still reach ${nameIds(reached)}`;
    await endByName(ctx, name, some, false);
    if (some.length < ids.length) await awaitWhole(ctx, name, some);
    return undefined;
  } catch (error) {
    if (stopsRun(error)) throw error;
    return messageOf(error);
  }
}

/** As many in service as the group is asked for, and in every target group of its. */
async function awaitWhole(ctx: Context, name: string, ended: readonly string[]): Promise<void> {
  const isWhole = async (): Promise<true | undefined> => {
    const group = await groupNamed(ctx.aws, name);
    const { DesiredCapacity = 0, TargetGroupARNs = [] } = group;
    const ids = membersInService(group)
      .map(({ InstanceId }) => InstanceId!)
      .filter((id) => !ended.includes(id));
    const waiting = (await reachable(ctx, TargetGroupARNs, ids)).filter(({ state }) => state === "initial");
    return ids.length >= DesiredCapacity && waiting.length === 0 ? true : undefined;
  };
  await poll(isWhole, { ...ctx, every: 10 * SECOND, deadline: within(ctx, BROUGHT_UP) });
}

async function deregister(ctx: Context, arn: string, ids: readonly string[]): Promise<void> {
  const { TargetHealthDescriptions = [] } = await ctx.aws("elasticloadbalancing:DescribeTargetHealth", {
    TargetGroupArn: arn,
  });
  const all = TargetHealthDescriptions.map(({ Target }) => ({ id: Target!.Id!, port: Target!.Port! }));
  const theirs = all.filter(({ id }) => ids.includes(id));
  await takeOut(ctx, { arn }, theirs);
}

const leftover = (group: string, version: number, ids: readonly string[], why: string): Leftover => ({
  what: `instances of ${group} launched from template version ${version}: ${nameIds(ids)}`,
  why,
  command: shell`aws autoscaling terminate-instance-in-auto-scaling-group --instance-id ${ids.length === 1 ? ids[0]! : "<each of them>"} --no-should-decrement-desired-capacity`,
});
