import { AwsError } from "../../core/aws-error.ts";
import { dispatch } from "../../core/dispatch.ts";
import { schedule } from "../../core/schedule.ts";
import type { World } from "../../core/world.ts";
import { membershipOf } from "./find.ts";
import { asLinkedRole } from "./names.ts";
import type { GroupRecord, MemberRecord } from "./state.ts";

const retryMs = 30_000;
const tries = 20;

/** Puts a member into the group's target groups, unless AddToLoadBalancer is suspended. */
export function putIntoRotation(world: World, group: GroupRecord, member: MemberRecord): void {
  if (group.settings.suspended.AddToLoadBalancer !== undefined) return;
  for (const arn of Object.keys(group.targetGroups)) register(world, member, arn, tries);
}

/** Registers one member; what fails is tried again for a while. */
export function register(world: World, member: MemberRecord, arn: string, triesLeft: number): void {
  if (!member.registered.includes(arn)) member.registered.push(arn);
  const input = { TargetGroupArn: arn, Targets: [{ Id: member.id }] };
  try {
    dispatch(world, "elasticloadbalancing:RegisterTargets", input, asLinkedRole(world));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (triesLeft > 0) schedule(world, retryMs, "autoscaling.register", { id: member.id, arn, triesLeft });
  }
}

/** Timer `autoscaling.register`: another try, if the member still belongs there. */
export function registerAgain(
  world: World,
  { id, arn, triesLeft }: { id: string; arn: string; triesLeft: number },
): void {
  const { group, member } = membershipOf(world, id) ?? {};
  if (!group || member?.state !== "InService" || group.targetGroups[arn] === undefined) return;
  register(world, member, arn, triesLeft - 1);
}

/** The places of an instance in these target groups, as target descriptions. */
function placesOf(world: World, id: string, arns: readonly string[]): { arn: string; port: number }[] {
  return (world.elb.targetsOf[id] ?? [])
    .map((place) => ({
      arn: place.slice(0, place.indexOf("|")),
      port: Number(place.slice(place.lastIndexOf(":") + 1)),
    }))
    .filter(({ arn }) => arns.includes(arn));
}

/**
 * Takes members out of the group's target groups (all of them by default), on whatever port they are registered.
 * @returns how long until the last of them is drained, milliseconds
 */
export function takeOutOfRotation(
  world: World,
  members: readonly MemberRecord[],
  arns: readonly string[],
): number {
  let until = world.now;
  for (const arn of arns) {
    const targets = members.flatMap(({ id }) =>
      placesOf(world, id, [arn]).map(({ port }) => ({ Id: id, Port: port })),
    );
    for (let at = 0; at < targets.length; at += 100) {
      deregister(world, arn, targets.slice(at, at + 100));
    }
    const records = world.elb.targetGroups[arn]?.targets ?? {};
    for (const { Id, Port } of targets) until = Math.max(until, records[`${Id}:${Port}`]?.drainedAt ?? 0);
  }
  for (const member of members) member.registered = member.registered.filter((arn) => !arns.includes(arn));
  return until - world.now;
}

function deregister(world: World, arn: string, targets: { Id: string; Port: number }[]): void {
  const input = { TargetGroupArn: arn, Targets: targets };
  try {
    dispatch(world, "elasticloadbalancing:DeregisterTargets", input, asLinkedRole(world));
  } catch (error) {
    // A target group that is gone has nothing to drain.
    if (!(error instanceof AwsError)) throw error;
  }
}
