import { AwsError } from "../../../core/aws-error.ts";
import { dispatch, nextRequestId } from "../../../core/dispatch.ts";
import type { World } from "../../../core/world.ts";

/**
 * A call which CodeDeploy makes under a deployment group's service role.
 * @param roleArn the service role; IAM is asked when it has a policy
 * @throws AwsError as the other service refuses
 */
export function asRole<Output>(world: World, roleArn: string, operation: string, input: unknown): Output {
  const call = { requestId: nextRequestId(world), principal: { arn: roleArn } };
  return dispatch(world, operation, input, call) as Output;
}

const DENIED = new Set(["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"]);

/** Whether AWS refused because a policy does not allow the action. */
export const isDenied = (error: unknown): boolean => error instanceof AwsError && DENIED.has(error.name);
