import type { Activity } from "@aws-sdk/client-auto-scaling";
import { refusedWith } from "../aws/aws-error.ts";
import type { Aws } from "../aws/call.ts";
import { firstItems } from "../aws/pages.ts";
import { Failure } from "../failure.ts";

/** A group's scaling activities, the newest first; none when the group does not exist. */
export async function activitiesOf(aws: Aws, group: string): Promise<readonly Activity[]> {
  try {
    return await firstItems(
      (NextToken) =>
        aws("autoscaling:DescribeScalingActivities", {
          AutoScalingGroupName: group,
          MaxRecords: 100,
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
 * @param since what was launched before is not green's
 */
export function refuseChurn(
  activities: readonly Activity[],
  { group, count, since }: { group: string; count: number; since: Date },
): void {
  const bad = activities.filter(
    ({ StartTime, StatusCode, Description }) =>
      StartTime! >= since && (StatusCode === "Failed" || Description?.startsWith("Terminating")),
  );
  if (bad.length <= allowedChurn(count)) return;
  const { StatusMessage, Cause, Description } =
    bad.find(({ StatusCode }) => StatusCode === "Failed") ?? bad[0]!;
  throw new Failure(
    "green-cannot-launch",
    `Green cannot launch: ${bad.length} launches in ${group} failed or ended again, and ${allowedChurn(count)} are borne with. The last: ${StatusMessage ?? Cause ?? Description}`,
    "Look at the AMI, the launch template, the instance type's capacity and the group's own lifecycle hooks; then run again.",
  );
}
