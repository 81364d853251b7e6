import { AwsError } from "../../core/aws-error.ts";
import { dispatch } from "../../core/dispatch.ts";
import type { World } from "../../core/world.ts";

/** An alarm's action that names a scaling policy runs it; one whose policy is gone does nothing. */
export function runPolicy(world: World, arn: string): void {
  const name = /:autoScalingGroupName\/(.+):policyName\/(.+)$/.exec(arn);
  if (name === null) return;
  const principal = { arn: "cloudwatch.amazonaws.com", service: "cloudwatch" };
  try {
    const input = { AutoScalingGroupName: name[1], PolicyName: name[2] };
    dispatch(world, "autoscaling:ExecutePolicy", input, { requestId: "alarm", principal });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
  }
}
