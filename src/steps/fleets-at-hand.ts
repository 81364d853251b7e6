import type { DeploymentMemo } from "../codedeploy/planned.ts";
import type { Context } from "../engine/step.ts";
import type { FleetRef } from "../fleet/members.ts";
import type { TargetGroupRef } from "../traffic/target-group.ts";
import { atHand } from "./at-hand.ts";
import type { RegisterKeptMemo } from "./register-kept.ts";

/** The two fleets of a plan and the target groups between them, whichever step moves the traffic. */
export interface FleetsAtHand {
  targetGroups: TargetGroupRef[];
  blue: FleetRef;
  green: FleetRef;
  /** N at cut-over. */
  count: number;
  /** Of the CodeDeploy deployment, when one moves the traffic. */
  deploymentId?: string;
  /** CodeDeploy terminates blue after it. */
  terminate?: boolean;
}

/** Throws when the plan has no step before this one that moves traffic, which is a defect of the plan. */
export function fleetsAtHand(ctx: Context): FleetsAtHand {
  const kept = ctx.recall<RegisterKeptMemo>("register-kept");
  if (kept) return { ...kept.between, count: kept.count };
  const memo = ctx.recall<DeploymentMemo>("create-deployment");
  if (!memo?.deploymentId) throw new Error("no deployment was created before this step");
  const { settings, green, count, deploymentId } = atHand(memo, memo.deploymentId);
  const { targetGroups, fleets, terminate } = settings;
  return { targetGroups, blue: fleets.blue, green, count, deploymentId, terminate };
}
