import type { Activity } from "@aws-sdk/client-auto-scaling";
import { refusedWith } from "../aws/aws-error.ts";
import type { Aws } from "../aws/call.ts";
import { firstItems } from "../aws/pages.ts";
import { Failure } from "../failure.ts";

/** A group's newest scaling activities, the newest first, at most 100; none when the group does not exist. */
export async function activitiesOf(aws: Aws, group: string, most = 100): Promise<readonly Activity[]> {
  try {
    return await firstItems(
      (NextToken) =>
        aws("autoscaling:DescribeScalingActivities", {
          AutoScalingGroupName: group,
          MaxRecords: most,
          ...(NextToken ? { NextToken } : {}),
        }),
      (page) => page.Activities,
      (page) => page.NextToken,
    );
  } catch (error) {
    if (refusedWith(error, "ValidationError")) return [];
    throw error;
  }
}

/**
 * The id of a group's newest activity, null when it has none: what comes later is told by it, since AWS's dates are by
 * another clock than ours.
 */
export const newestActivity = async (aws: Aws, group: string): Promise<string | null> =>
  (await activitiesOf(aws, group, 1))[0]?.ActivityId ?? null;

/** Those that are newer than the one with this id; all where it is not among them. */
export function newerThan(activities: readonly Activity[], id: string | null): readonly Activity[] {
  const at = activities.findIndex(({ ActivityId }) => ActivityId === id);
  return at < 0 ? activities : activities.slice(0, at);
}

/** Launches that failed since the last one that worked. */
export function failedOf(activities: readonly Activity[]): Activity[] {
  const worked = activities.findIndex(({ StatusCode }) => StatusCode === "Successful");
  return (worked < 0 ? activities : activities.slice(0, worked)).filter(
    ({ StatusCode }) => StatusCode === "Failed",
  );
}

/**
 * How many launches of green may come to nothing (fail, die, or be given up at a lifecycle hook) before the deployment is
 * halted: half of green, but two at least. An endless launch loop costs money and never serves (rule 22).
 */
export const allowedChurn = (count: number): number => Math.max(2, Math.ceil(count / 2));

/**
 * Throws a Failure when more launches of a group came to nothing than allowed.
 * @param activities those that may be green's
 */
export function refuseChurn(
  activities: readonly Activity[],
  { group, count }: { group: string; count: number },
): void {
  const bad = activities.filter(cameToNothing);
  // What is given up at a hook is told twice: its launch was cancelled, and it was terminated.
  const launches = new Set(bad.map((one) => instanceIn(one) ?? one.ActivityId));
  if (launches.size <= allowedChurn(count)) return;
  const { StatusMessage, Cause, Description } =
    bad.find(({ StatusCode }) => StatusCode === "Failed") ?? bad[0]!;
  throw new Failure(
    "green-cannot-launch",
    `Green cannot launch: ${launches.size} launches in ${group} failed or ended again, and ${allowedChurn(count)} are borne with. The last: ${StatusMessage ?? Cause ?? Description}`,
    "Look at the AMI, the launch template, the instance type's capacity and the group's own lifecycle hooks; then run again.",
  );
}

/** Who ends while it boots, as without permission for its disk's key, is a launch that was cancelled, and no termination. */
const cameToNothing = ({ StatusCode, Description }: Activity): boolean =>
  StatusCode === "Failed" || StatusCode === "Cancelled" || Description?.startsWith("Terminating") === true;

const instanceIn = ({ Description }: Activity): string | undefined =>
  /\bi-[0-9a-f]+/.exec(Description ?? "")?.[0];
