import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { DeadlinePassed, poll } from "../time/poll.ts";
import { activitiesOf, newerThan, refuseChurn } from "./churn.ts";
import { counted, groupNamed } from "./group.ts";
import { ownLaunchHooks } from "./hooks.ts";
import { inService, members, type FleetRef, type Member } from "./members.ts";

const LOOK_EVERY = 10 * SECOND;
/** Activities, hooks and sizes are read every so many looks: they matter only when growth is stuck. */
const STUCK_AFTER = 3;

/** So long Auto Scaling and CodeDeploy may take to bring up others in the place of those that are lost. */
export const BROUGHT_UP = 15 * MINUTE;

/** What was asked of a group. */
export interface Growth {
  /** So many instances of the fleet are to be in service. */
  count: number;
  /** The group's desired capacity for that, whoever else is in it: more is never asked for (rule 6). */
  desired: number;
  /** The group's newest activity before the growth: up to it nothing is ours. Null: all is. */
  after: string | null;
}

/**
 * Waits until `count` instances of the fleet are in service. Launches that fail or instances that keep dying end it; a
 * group that somebody made smaller meanwhile is asked for them again.
 */
export async function awaitInService(
  ctx: Context,
  fleet: FleetRef,
  { count, desired, after }: Growth,
): Promise<Member[]> {
  const { group } = fleet;
  let looks = 0;
  let hooks: string[] = [];
  let text = "";
  const look = async (): Promise<Member[] | undefined> => {
    const now = await members(ctx.aws, fleet);
    const ready = inService(now);
    if (ready.length >= count) return ready;
    if (++looks % STUCK_AFTER === 0) {
      refuseChurn(newerThan(await activitiesOf(ctx.aws, group), after), { group, count });
      if (now.some(atHook)) hooks = await ownLaunchHooks(ctx.aws, group);
      await askAgain(ctx, group, count - now.filter(isComing).length, desired);
    }
    text = waitingFor(now, { ready: ready.length, count, group, hooks });
    ctx.emit({ kind: "waiting", text });
    return undefined;
  };
  try {
    return await poll(look, { ...ctx, every: LOOK_EVERY });
  } catch (error) {
    if (!(error instanceof DeadlinePassed)) throw error;
    throw new Failure(
      "time-is-up",
      `Green was not in service in the time it had: ${text}.`,
      "Correct what it waits for, or raise the input `timeout`.",
      { cause: error },
    );
  }
}

const atHook = ({ state }: Member): boolean => state === "Pending:Wait";
const isComing = ({ state }: Member): boolean => /^(Pending|InService)/.test(state);

/**
 * Raises the desired capacity to what is there and what is missing, but never above `most`: instances that were launched
 * a moment ago may not be found by their tag yet, and would be launched again.
 */
async function askAgain(ctx: Context, name: string, missing: number, most: number): Promise<void> {
  if (missing <= 0) return;
  const group = await groupNamed(ctx.aws, name);
  const DesiredCapacity = Math.min(counted(group) + missing, most);
  if (group.DesiredCapacity! >= DesiredCapacity) return;
  const text = `${name} was made smaller meanwhile, to ${group.DesiredCapacity}: it is asked for ${DesiredCapacity} again`;
  ctx.emit({ kind: "said", text });
  await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: name,
    MaxSize: Math.max(group.MaxSize!, DesiredCapacity),
    DesiredCapacity,
  });
}

interface Waiting {
  ready: number;
  count: number;
  group: string;
  /** The user's own launch hooks, where instances wait at one. */
  hooks: readonly string[];
}

function waitingFor(now: Member[], { ready, count, group, hooks }: Waiting): string {
  const others = now.filter(({ state }) => state !== "InService");
  const hooked = others.filter(atHook);
  const so = `${ready} of ${count} in service in ${group}`;
  const name = hooks.length > 0 ? ` ${hooks.join(", ")}` : "";
  if (hooked.length > 0)
    return `${so}; ${hooked.length} wait for a lifecycle hook${name} of the group (Pending:Wait): ${hooked[0]!.id}`;
  const states = [...new Set(others.map(({ state }) => state))].join(", ");
  return `${so}${states ? `; others are ${states}` : "; nothing is launching yet"}`;
}
