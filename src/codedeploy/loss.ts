import type { Activity } from "@aws-sdk/client-auto-scaling";
import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import type { Aws } from "../aws/call.ts";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import { activitiesOf, failedOf, refuseChurn } from "../fleet/churn.ts";
import { nameIds } from "../fleet/ids.ts";
import { runningIds, type FleetRef } from "../fleet/members.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import { targetsOf, type Ledger } from "./ledger.ts";
import { countsOf, phaseOf } from "./status.ts";
import { say } from "./tell.ts";

/** CodeDeploy does not watch instances: a lost one stalls it for up to an hour (AWS CodeDeploy user guide, error handling). */
const COUNT_EVERY = MINUTE;
/** EC2's lists lag: who is missing is looked for once more before it counts. */
const LOOK_AGAIN = 15 * SECOND;
const LAUNCHES_EVERY = 30 * SECOND;
/** So many failed launches, with none that worked, are no accident. */
const TOO_MANY_LAUNCHES = 3;

/** The green targets known to the ledger that no longer run; counted once a minute, certain when seen twice. */
async function lostGreen(ctx: Context, ledger: Ledger, green: FleetRef): Promise<string[]> {
  const known = targetsOf(ledger, "Green").map(({ id }) => id);
  const wait = ledger.missing.length > 0 ? LOOK_AGAIN : COUNT_EVERY;
  if (known.length === 0 || ctx.clock.monotonic() - ledger.countedAt < wait) return [];
  ledger.countedAt = ctx.clock.monotonic();
  const there = await runningIds(ctx.aws, green);
  const missing = known.filter((id) => !there.has(id));
  const certain = missing.filter((id) => ledger.missing.includes(id));
  ledger.missing = missing;
  return certain;
}

/** Those of a deployment's green instances that no longer run, for an explanation. */
export async function goneNow(aws: Aws, ledger: Ledger, green: FleetRef): Promise<string[]> {
  const there = await runningIds(aws, green);
  const known = targetsOf(ledger, "Green").map(({ id }) => id);
  // An empty answer may be a list that lags, or a fleet that is already being taken down.
  return there.size === 0 ? [] : known.filter((id) => !there.has(id));
}

/** Failed launches of a group, newest first: empty when the group does not exist. */
export async function failedLaunches(aws: Aws, group: string): Promise<{ id: string; message: string }[]> {
  return failedOf(await activitiesOf(aws, group)).map(failedLaunch);
}

const failedLaunch = ({ ActivityId, StatusMessage, Description }: Activity) => ({
  id: ActivityId ?? "",
  message: StatusMessage ?? Description ?? "no message",
});

/**
 * While CodeDeploy provisions green: tells failed launches once each, and returns their messages when they are too many.
 * Throws a Failure when more launches came to nothing than green is allowed.
 */
async function launchesFailing(
  ctx: Context,
  ledger: Ledger,
  { group, count, createdAt }: { group: string; count: number; createdAt: Date },
): Promise<string[]> {
  if (ctx.clock.monotonic() - ledger.countedAt < LAUNCHES_EVERY) return [];
  ledger.countedAt = ctx.clock.monotonic();
  const activities = await activitiesOf(ctx.aws, group);
  const failed = failedOf(activities).map(failedLaunch);
  for (const { id, message } of failed) {
    if (ledger.launches.has(id)) continue;
    ledger.launches.set(id, message);
    say(ctx, ledger, { kind: "warned", text: `Auto Scaling could not launch a green instance: ${message}` });
  }
  if (failed.length >= TOO_MANY_LAUNCHES) return [...new Set(failed.map(({ message }) => message))];
  // Both dates are AWS's.
  const since = activities.filter(({ StartTime }) => StartTime! >= createdAt);
  refuseChurn(since, { group, count });
  return [];
}

/** What ends a deployment whose green instances are lost. */
export const lossOf = (ids: readonly string[]): Failure =>
  new Failure(
    "green-lost",
    lossText(ids),
    "See the group's scaling activities and EC2 for why, then run it again.",
  );

/** The words for lost instances. */
const lossText = (ids: readonly string[]): string =>
  `Green lost ${nameIds(ids)}: no longer running. CodeDeploy does not notice, and would wait for up to an hour.`;

/** Notices failing launches and lost instances: fatal as long as traffic is on blue, told later. Throws a Failure. */
export async function countGreen(
  ctx: Context,
  ledger: Ledger,
  {
    green,
    count,
    lossIsFatal,
    info,
  }: { green: FleetRef; count: number; lossIsFatal: boolean; info: DeploymentInfo },
): Promise<void> {
  if (!countsOf(info) && phaseOf(info) === "running") {
    const createdAt = info.createTime ?? new Date(0);
    const messages = await launchesFailing(ctx, ledger, { group: green.group, count, createdAt });
    if (messages.length > 0)
      throw new Failure(
        "green-launch-failed",
        `Auto Scaling cannot launch green in ${green.group}: ${messages.join("; ")}`,
        "Correct what the message names (capacity, permissions, launch template, AMI), then run it again.",
      );
    return;
  }
  const lost = await lostGreen(ctx, ledger, green);
  if (lost.length === 0) return;
  if (lossIsFatal) throw lossOf(lost);
  const text = lossText(lost);
  if (!ledger.shown.has(text)) say(ctx, ledger, { kind: "warned", text });
  ledger.shown.set(text, 1);
}
