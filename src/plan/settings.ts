import type { DeploymentGroupInfo } from "@aws-sdk/client-codedeploy";
import type { Inputs } from "../inputs/contract.ts";
import type { Millis } from "../time/clock.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import type { Facts } from "./facts.ts";

/** What a deployment group says about a blue/green deployment; CreateDeployment cannot override it. */
export interface BlueGreenSettings {
  /** CONTINUE_DEPLOYMENT registers green at once, STOP_DEPLOYMENT waits in Ready (API: DeploymentReadyOption). */
  readyAction: "CONTINUE_DEPLOYMENT" | "STOP_DEPLOYMENT";
  /** Minutes until a deployment in Ready is stopped. */
  readyWaitMinutes: number;
  /** CodeDeploy ends blue itself. */
  terminate: boolean;
  /** Minutes from the shift to that end. */
  terminationWaitMinutes: number;
}

/** The settings, with AWS's defaults where the group says nothing. */
export function settingsOf(group: DeploymentGroupInfo | undefined): BlueGreenSettings {
  const { deploymentReadyOption: ready, terminateBlueInstancesOnDeploymentSuccess: end } =
    group?.blueGreenDeploymentConfiguration ?? {};
  const stops = ready?.actionOnTimeout === "STOP_DEPLOYMENT";
  const terminate = end?.action === "TERMINATE";
  return {
    readyAction: stops ? "STOP_DEPLOYMENT" : "CONTINUE_DEPLOYMENT",
    readyWaitMinutes: stops ? (ready.waitTimeInMinutes ?? 0) : 0,
    terminate,
    terminationWaitMinutes: terminate ? (end.terminationWaitTimeInMinutes ?? 0) : 0,
  };
}

/** Beside the group's own waits: booting, installing, becoming healthy, retiring. */
const MARGIN = 60 * MINUTE;

/** How long the deployment may take: the input, or the deployment group's own waits and the drains plus a margin. */
export function timeoutOf(inputs: Inputs, facts: Facts): Millis {
  if (inputs.timeout !== undefined) return inputs.timeout;
  const { readyWaitMinutes, terminationWaitMinutes } = settingsOf(facts.deploymentGroup);
  const drain = Math.max(0, ...facts.targetGroups.map(({ deregistrationDelay }) => deregistrationDelay));
  return (readyWaitMinutes + terminationWaitMinutes) * MINUTE + 2 * drain * SECOND + MARGIN;
}
