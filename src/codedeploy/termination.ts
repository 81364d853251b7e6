import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { phaseOf } from "./status.ts";

/**
 * Of a deployment whose group has CodeDeploy terminate blue: it counts as succeeded, and blue ends all the same once the
 * termination wait is over. Nothing stops that any more. Whether the status turns before or after the wait is contradictory
 * (CodeDeploy API reference, BlueInstanceTerminationOption; CodeDeploy user guide, limits). Pure.
 */
export const endsBlue = (deployment: DeploymentInfo): boolean => phaseOf(deployment) === "succeeded";
