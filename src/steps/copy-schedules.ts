import type {
  FailedScheduledUpdateGroupActionRequest,
  ScheduledUpdateGroupAction,
} from "@aws-sdk/client-auto-scaling";
import { allPages, batches } from "../aws/pages.ts";
import type { Context } from "../engine/step.ts";
import { Failure } from "../failure.ts";

/** Copies the scheduled actions that are still to come to green. */
export async function copySchedules(ctx: Context, blue: string, green: string): Promise<void> {
  const actions = await allPages(
    (token) =>
      ctx.aws("autoscaling:DescribeScheduledActions", {
        AutoScalingGroupName: blue,
        MaxRecords: 100,
        ...(token ? { NextToken: token } : {}),
      }),
    (page) => page.ScheduledUpdateGroupActions,
    (page) => page.NextToken,
  );
  const live = actions.filter((action) => action.Recurrence || (action.StartTime ?? 0) > ctx.clock.now());
  for (const batch of batches(live, 50)) {
    const { FailedScheduledUpdateGroupActions: failed } = await ctx.aws(
      "autoscaling:BatchPutScheduledUpdateGroupAction",
      {
        AutoScalingGroupName: green,
        ScheduledUpdateGroupActions: batch.map((action) => greenSchedule(action, ctx.clock.now())),
      },
    );
    if (failed?.[0]) throw notCopied(failed[0], blue);
  }
}

/** The call succeeds even where it does not take an action. */
const notCopied = (
  { ScheduledActionName, ErrorMessage }: FailedScheduledUpdateGroupActionRequest,
  blue: string,
): Failure =>
  new Failure(
    "schedule-not-copied",
    `The scheduled action ${ScheduledActionName} of ${blue} could not be copied: ${ErrorMessage}`,
    "Correct or delete the action, then run again.",
  );

/** A start in the past is refused, so a recurring action goes without it. */
function greenSchedule(action: ScheduledUpdateGroupAction, now: Date) {
  const { AutoScalingGroupName: _group, ScheduledActionARN: _arn, Time: _time, StartTime, ...rest } = action;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ScheduledActionName: action.ScheduledActionName!,
    ...(StartTime && StartTime > now ? { StartTime } : {}),
  };
}
