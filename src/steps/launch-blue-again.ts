import type { Context } from "../engine/step.ts";
import { messageOf, stopsRun } from "../failure.ts";
import { findGroup, groupNamed, membersInService, suspendedIn } from "../fleet/group.ts";
import { BROUGHT_UP } from "../fleet/grow.ts";
import { livingMembers, members, type FleetRef } from "../fleet/members.ts";
import { suspend } from "../fleet/processes.ts";
import { heldIn } from "../releases/kept.ts";
import { endByName } from "../retire/by-name.ts";
import { SECOND } from "../time/duration.ts";
import { poll, within } from "../time/poll.ts";

interface WayOfBlue {
  /** Sees to it that whoever is launched gets the application. */
  makeReady(): Promise<void>;
  /** Brings traffic back once blue is in service; true: it is back. */
  back(): Promise<boolean>;
}

/**
 * More than half of blue is lost, green serves, and blue's group, which is frozen, would never launch it again: those that
 * do not run are ended by name, as Auto Scaling would as soon as it looks at their health again, and Launch is resumed
 * meanwhile. With half of itself blue takes over as it is, once that is healthy.
 * @returns false where it is not so, where a rollback holds the group's launches (rule 11), or where traffic stays
 */
export async function launchBlueAgain(
  ctx: Context,
  blue: FleetRef,
  { makeReady, back }: WayOfBlue,
): Promise<boolean> {
  if (ctx.hurry || blue.kind !== "group") return false;
  const group = await findGroup(ctx.aws, blue.group);
  if (!group?.DesiredCapacity || heldIn(group).includes("Launch")) return false;
  const living = (await livingMembers(ctx.aws, blue)).map(({ id }) => id);
  if (living.length * 2 >= group.DesiredCapacity) return false;
  const run = living.length === 0 ? "No instance" : `Only ${living.length} of ${group.DesiredCapacity}`;
  ctx.emit({
    kind: "said",
    text: `${run} of ${blue.group} runs any more: Auto Scaling launches others, to which traffic can go back`,
  });
  const wasHeld = suspendedIn(group).includes("Launch");
  try {
    await makeReady();
    if (await launched(ctx, blue, living)) return await back();
  } catch (error) {
    if (stopsRun(error) || ctx.signal?.aborted) throw error;
    ctx.emit({ kind: "warned", text: `Blue could not be launched again: ${messageOf(error)}` });
  }
  // It is as the record says.
  if (wasHeld) await suspend(ctx, blue.group, ["Launch"]);
  return false;
}

/** Whether somebody of blue is in service, and everybody that its group was asked for. */
async function launched(ctx: Context, blue: FleetRef, living: readonly string[]): Promise<boolean> {
  const lost = (await members(ctx.aws, blue)).map(({ id }) => id).filter((id) => !living.includes(id));
  await endByName(ctx, blue.group, lost, false);
  await ctx.aws("autoscaling:ResumeProcesses", {
    AutoScalingGroupName: blue.group,
    ScalingProcesses: ["Launch"],
  });
  const look = async (): Promise<true | undefined> => {
    const group = await groupNamed(ctx.aws, blue.group);
    const there = membersInService(group).filter(({ InstanceId }) => !lost.includes(InstanceId!));
    const { DesiredCapacity = 0 } = group;
    if (DesiredCapacity > 0 && there.length >= DesiredCapacity) return true;
    const text = `Waiting for ${blue.group} to launch blue again: ${there.length} of ${DesiredCapacity} in service`;
    ctx.emit({ kind: "waiting", text });
    return undefined;
  };
  return poll(look, { ...ctx, every: 10 * SECOND, deadline: within(ctx, BROUGHT_UP) });
}
