import type { Aws } from "../aws/call.ts";
import { refusedWith } from "../aws/aws-error.ts";
import { batches } from "../aws/pages.ts";
import type { Context } from "../engine/step.ts";
import { nameIds } from "../fleet/ids.ts";
import { members, type FleetRef, type Member } from "../fleet/members.ts";
import type { Serving } from "../outcome.ts";
import { isIn, serving, type GroupView, type Sides, type TargetView, type Zones } from "./health.ts";
import { targetGroupName, type TargetGroupRef } from "./target-group.ts";

/** Instances per RegisterTargets or DeregisterTargets: no limit is modelled, 100 is safe practice (inferred). */
const PER_CALL = 100;

/** All registrations of these target groups now: one call each, whatever their number. */
export async function look(aws: Aws, groups: readonly TargetGroupRef[]): Promise<GroupView[]> {
  const views: GroupView[] = [];
  for (const group of groups) {
    const answer = await aws("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn: group.arn });
    const targets = (answer.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => ({
      id: Target?.Id ?? "",
      port: Target?.Port ?? group.port,
      state: TargetHealth?.State ?? "initial",
      reason: TargetHealth?.Reason ?? "",
      description: TargetHealth?.Description ?? "",
    }));
    views.push({ group, targets });
  }
  return views;
}

/** Id → zone, for the algebra of health.ts. */
export const zonesOf = (fleet: readonly Member[]): Zones => new Map(fleet.map(({ id, zone }) => [id, zone]));

/** Who is blue and who is green now; pass undefined for a fleet that does not exist yet. */
export async function sidesOf(
  aws: Aws,
  fleets: { blue: FleetRef | undefined; green: FleetRef | undefined },
): Promise<Sides> {
  const zones = async (fleet: FleetRef | undefined): Promise<Zones> =>
    zonesOf(fleet ? await members(aws, fleet) : []);
  return { blue: await zones(fleets.blue), green: await zones(fleets.green) };
}

/** Which fleet the load balancer sends users to, read from the target groups. */
export async function servingNow(
  aws: Aws,
  groups: readonly TargetGroupRef[],
  fleets: { blue: FleetRef | undefined; green: FleetRef | undefined },
): Promise<Serving> {
  return serving(await look(aws, groups), await sidesOf(aws, fleets));
}

/**
 * Registers those of these instances that are not in the target group yet (draining ones are taken back), on each of
 * `ports`. An instance that AWS does not take (stopped, terminated) is told and left out.
 */
export async function bringIn(
  ctx: Context,
  view: GroupView,
  ids: readonly string[],
  ports: readonly number[],
): Promise<void> {
  const there = new Set(view.targets.filter(isIn).map(({ id, port }) => `${id}:${port}`));
  const missing = ids
    .flatMap((id) => ports.map((port) => ({ Id: id, Port: port })))
    .filter(({ Id, Port }) => !there.has(`${Id}:${Port}`));
  for (const batch of batches(missing, PER_CALL)) await registerAlive(ctx, view.group, batch);
}

type Registration = { Id: string; Port: number };

/** One bad instance refuses a whole call: the batch is halved until the bad ones stand alone. */
async function registerAlive(ctx: Context, group: TargetGroupRef, batch: Registration[]): Promise<void> {
  try {
    await ctx.aws("elasticloadbalancing:RegisterTargets", { TargetGroupArn: group.arn, Targets: batch });
  } catch (error) {
    if (!refusedWith(error, "InvalidTarget")) throw error;
    if (batch.length === 1) {
      const name = targetGroupName(group.arn);
      ctx.emit({
        kind: "warned",
        text: `Target group ${name} does not take ${batch[0]!.Id}: ${error.awsMessage}`,
      });
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await registerAlive(ctx, group, batch.slice(0, half));
    await registerAlive(ctx, group, batch.slice(half));
  }
}

/** Deregisters these registrations, each with the port it was registered with; gone ones do no harm. */
export async function takeOut(
  { aws }: Context,
  { arn }: Pick<TargetGroupRef, "arn">,
  targets: readonly Pick<TargetView, "id" | "port">[],
): Promise<void> {
  const rows = targets.map(({ id, port }) => ({ Id: id, Port: port }));
  for (const Targets of batches(rows, PER_CALL))
    await aws("elasticloadbalancing:DeregisterTargets", { TargetGroupArn: arn, Targets });
}

/** The registrations of a fleet that are not gone yet: what may still be answering requests. */
export const notGone = (view: GroupView, fleet: Zones): TargetView[] =>
  view.targets.filter((target) => fleet.has(target.id) && target.state !== "unused");

/** `web: i-0a, i-0b` */
export const nameTargets = (view: GroupView, targets: readonly TargetView[]): string =>
  `${targetGroupName(view.group.arn)}: ${nameIds([...new Set(targets.map(({ id }) => id))])}`;
