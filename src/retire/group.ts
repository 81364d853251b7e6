import type { Instance } from "@aws-sdk/client-auto-scaling";
import { batches } from "../aws/pages.ts";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { nameIds } from "../fleet/ids.ts";
import { endByName } from "./by-name.ts";
import { deleteGroup } from "./delete-group.ts";
import { findGroup } from "../fleet/group.ts";
import { members } from "../fleet/members.ts";
import { SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import { awaitDrained } from "../traffic/registered.ts";

export type Retire = "detach" | "keep" | "terminate";

export interface RetiredGroup {
  name: string;
  /** Target groups the group is attached to: Auto Scaling would register what it launches. */
  attached: string[];
  /** Every target group its instances can be in. */
  targetGroups: string[];
  /** An earlier release made it: it may be deleted. */
  ours: boolean;
}

/** What becomes of blue's own group once green serves. Nothing we did not make is deleted. */
export const GROUP_RETIREMENTS = {
  detach: detachWhole,
  keep: detachWhole,
  terminate: endGroup,
} satisfies Record<Retire, (ctx: Context, group: RetiredGroup) => Promise<void>>;

/** Detached from its target groups and left frozen: it runs on until the next release, and can take traffic back. */
async function detachWhole(ctx: Context, { name, attached }: RetiredGroup): Promise<void> {
  const still =
    (await findGroup(ctx.aws, name))?.TargetGroupARNs?.filter((arn) => attached.includes(arn)) ?? [];
  for (const TargetGroupARNs of batches(still, 10))
    await ctx.aws("autoscaling:DetachLoadBalancerTargetGroups", {
      AutoScalingGroupName: name,
      TargetGroupARNs,
    });
}

/** Whom no smaller size ends: those in Standby, and those protected from scale-in (user guide, instance protection). */
const staysForGood = ({ LifecycleState, ProtectedFromScaleIn }: Instance): boolean =>
  LifecycleState === "Standby" || (LifecycleState === "InService" && ProtectedFromScaleIn === true);

/** Ended once nobody can reach it: deleted when an earlier release made it, otherwise emptied. */
async function endGroup(ctx: Context, group: RetiredGroup): Promise<void> {
  await detachWhole(ctx, group);
  const since = ctx.clock.now().getTime();
  if (group.ours) {
    const [left] = await deleteGroup(ctx, group.name, group.targetGroups, since);
    if (left) throw new Failure("blue-still-serving", `${left.what} is not deleted: ${left.why}.`);
    return;
  }
  const ids = (await members(ctx.aws, { kind: "group", group: group.name })).map(({ id }) => id);
  const serving = await awaitDrained(ctx, group.targetGroups, ids, since);
  if (serving.length > 0)
    throw new Failure("blue-still-serving", `${nameIds(serving)} of ${group.name} still receive requests.`);
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: group.name,
    MinSize: 0,
    DesiredCapacity: 0,
  });
  await poll(
    async () => {
      const { Instances = [] } = (await findGroup(ctx.aws, group.name)) ?? {};
      const staying = Instances.filter(staysForGood).map(({ InstanceId }) => InstanceId!);
      if (staying.length > 0) await endByName(ctx, group.name, staying, false);
      return Instances.length === 0 ? true : undefined;
    },
    { ...ctx, every: 10 * SECOND },
  );
  ctx.emit({
    kind: "said",
    text: `${group.name} is empty now. It was not made by this action, so it is kept.`,
  });
}
