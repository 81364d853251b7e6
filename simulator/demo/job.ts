import { resolve } from "node:path";
import { runAction } from "../runner/run-action.ts";
import type { ActionRequest, ActionRun } from "../runner/run-action.ts";
import type { LogLine } from "../runner/job-log.ts";
import type { Stage } from "./stage.ts";

/** How one job of the demo differs from an ordinary deployment. */
export interface Job extends Pick<ActionRequest, "cancel" | "kill" | "vanish"> {
  /** The folder of the action, below the action's own. */
  folder?: string;
  /** Beside the target's names. */
  inputs: Record<string, string>;
  /** Which attempt of the run; 1 by default. */
  attempt?: number;
}

/** Runs an action of this repository as a step of a job, against the stage's AWS. */
export const runJob = (
  { fleet, endpoint, world, clock }: Stage,
  actionDir: string,
  { folder = ".", inputs, attempt = 1, ...endings }: Job,
  onLine: (line: LogLine) => void,
): Promise<ActionRun> =>
  runAction({
    ...endings,
    actionDir: resolve(actionDir, folder),
    inputs: {
      application: fleet.codeDeploy!.application,
      "deployment-group": fleet.codeDeploy!.deploymentGroup,
      ...inputs,
    },
    env: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: world.region,
      AWS_ACCESS_KEY_ID: "AKIDSIMULATOR",
      AWS_SECRET_ACCESS_KEY: "simulated",
      BLUEGREEN_CLOCK: clock,
    },
    github: { run_attempt: String(attempt) },
    onLine,
  });
