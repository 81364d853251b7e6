import { greenOf, type DeploymentMemo, type DeploymentSettings } from "../codedeploy/planned.ts";
import type { Json, Planned } from "../engine/step.ts";
import type { FleetRef } from "../fleet/members.ts";
import type { RegisterKeptArgs } from "../steps/register-kept.ts";
import type { TargetGroupRef } from "../traffic/target-group.ts";

/** What of a record says which fleets a release is about. */
export interface Recorded {
  plan: readonly Planned[];
  step(index: number): { memo: Json } | undefined;
}

/** Between which fleets a release moves traffic, and where. */
export interface Traffic {
  targetGroups: TargetGroupRef[];
  blue: FleetRef;
  /** Undefined: CodeDeploy has not made it yet. */
  green: FleetRef | undefined;
}

/** Read from a recorded plan; undefined for a plan that moves none. Pure. */
export function trafficOf(log: Recorded): Traffic | undefined {
  const at = log.plan.findIndex(({ step }) => step === "create-deployment" || step === "register-kept");
  const planned = log.plan[at];
  if (!planned) return undefined;
  if (planned.step === "register-kept") {
    const { targetGroups, blue, green } = planned.args as unknown as RegisterKeptArgs;
    return { targetGroups, blue, green };
  }
  const settings = planned.args as unknown as DeploymentSettings;
  const { deploymentId } = (log.step(at)?.memo ?? {}) as Partial<DeploymentMemo>;
  const { targetGroups, fleets } = settings;
  return { targetGroups, blue: fleets.blue, green: greenOf(settings, deploymentId) };
}
