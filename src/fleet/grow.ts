import type { Activity } from "@aws-sdk/client-auto-scaling";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import { members, type FleetRef, type Member } from "./members.ts";

const LOOK_EVERY = 10 * SECOND;
/** Activities are read every so many looks: they matter only when growth is stuck. */
const ACTIVITIES_EVERY = 3;

/**
 * Waits until `count` instances of the fleet are in service. Launches that fail or instances that keep dying end
 * it: an endless launch loop costs money and never serves.
 * @param since launches before this instant are not ours
 */
export async function awaitInService(
  ctx: Context,
  fleet: FleetRef,
  count: number,
  since: Date,
): Promise<Member[]> {
  const allowed = Math.max(2, Math.ceil(count / 2));
  let looks = 0;
  return poll(
    async () => {
      const now = await members(ctx.aws, fleet);
      const ready = now.filter(({ state }) => state === "InService");
      if (ready.length >= count) return ready;
      if (++looks % ACTIVITIES_EVERY === 0)
        refuseChurn(await badActivities(ctx, fleet.group, since), fleet.group, allowed);
      ctx.emit({ kind: "waiting", text: waitingFor(now, ready.length, count, fleet.group) });
      return undefined;
    },
    { ...ctx, every: LOOK_EVERY },
  );
}

/** Launches that failed and instances that were ended again since an instant, the newest first. */
async function badActivities(ctx: Context, group: string, since: Date): Promise<Activity[]> {
  const { Activities } = await ctx.aws("autoscaling:DescribeScalingActivities", {
    AutoScalingGroupName: group,
    MaxRecords: 100,
  });
  return (Activities ?? [])
    .filter(({ StartTime }) => StartTime! >= since)
    .filter(
      ({ StatusCode, Description }) => StatusCode === "Failed" || Description?.startsWith("Terminating"),
    );
}

function refuseChurn(bad: Activity[], group: string, allowed: number): void {
  if (bad.length <= allowed) return;
  const { StatusMessage, Cause, Description } =
    bad.find(({ StatusCode }) => StatusCode === "Failed") ?? bad[0]!;
  throw new Failure(
    "green-cannot-launch",
    `Green cannot launch: ${bad.length} launches in ${group} failed or ended again. The last: ${StatusMessage ?? Cause ?? Description}`,
    "Look at the AMI, the launch template, the instance type's capacity and the group's own lifecycle hooks; then run again.",
  );
}

function waitingFor(now: Member[], ready: number, count: number, group: string): string {
  const others = now.filter(({ state }) => state !== "InService");
  const hooked = others.filter(({ state }) => state === "Pending:Wait");
  if (hooked.length > 0)
    return `${ready} of ${count} in service in ${group}; ${hooked.length} wait for a lifecycle hook of the group (Pending:Wait): ${hooked[0]!.id}`;
  const states = [...new Set(others.map(({ state }) => state))].join(", ");
  return `${ready} of ${count} in service in ${group}${states ? `; others are ${states}` : "; nothing is launching yet"}`;
}
