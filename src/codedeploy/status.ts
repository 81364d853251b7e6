import type { DeploymentInfo, DeploymentOverview } from "@aws-sdk/client-codedeploy";

/** What a deployment's status means for whoever watches it. Unknown ones are taken for running. */
export type Phase = "starting" | "running" | "ready" | "succeeded" | "failed" | "stopped";

const PHASES: Readonly<Record<string, Phase>> = {
  Created: "starting",
  Queued: "starting",
  InProgress: "running",
  Baking: "running",
  Ready: "ready",
  Succeeded: "succeeded",
  Failed: "failed",
  Stopped: "stopped",
};

export const phaseOf = ({ status }: DeploymentInfo): Phase => PHASES[status ?? ""] ?? "running";

export const isTerminal = (info: DeploymentInfo): boolean =>
  ["succeeded", "failed", "stopped"].includes(phaseOf(info));

export type Counts = Record<keyof DeploymentOverview, number>;

/** The overview with its gaps filled; undefined while CodeDeploy shows none (green is being provisioned). */
export function countsOf({ deploymentOverview: shown }: DeploymentInfo): Counts | undefined {
  if (!shown) return undefined;
  const { Pending = 0, InProgress = 0, Succeeded = 0, Failed = 0, Skipped = 0, Ready = 0 } = shown;
  return { Pending, InProgress, Succeeded, Failed, Skipped, Ready };
}
