import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import type { FleetName } from "../../src/plan/facts.ts";

/** Fleets on which storms are played: few, since building one takes as long as a storm. */
type Ground = Partial<FleetOptions>;

const STOP: Ground = { ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 } };
const GO: Ground = { ready: { action: "CONTINUE_DEPLOYMENT" } };
const END: Ground = { terminate: { action: "TERMINATE", waitMinutes: 15 } };
const NLB: Ground = { balancer: "network" };

const FOR_ALL: readonly Ground[] = [
  STOP,
  GO,
  { ...STOP, instances: 2 },
  { ...STOP, instances: 5, zones: 2, maxSize: 12 },
  { ...GO, instances: 4, deploymentConfig: "CodeDeployDefault.OneAtATime" },
  { ...STOP, targetGroups: 2 },
  { ...STOP, ...NLB },
  { ...STOP, healthCheckType: "EC2", alarms: ["errors"] },
  { ...STOP, autoRollback: true, instances: 3, maxSize: 7 },
];

/** Blue is a group that CodeDeploy may end, and whose settings come along. */
const FOR_GROUPS: readonly Ground[] = [
  { ...STOP, ...END },
  { ...GO, ...END, instances: 2 },
  { ...STOP, scaling: ["target-tracking"] },
];

export const GROUNDS = {
  clone: [...FOR_ALL, ...FOR_GROUPS, { ...STOP, mixedInstances: true, rootDisk: 20 }],
  "same-group": [...FOR_ALL, { ...STOP, rootDisk: 20 }],
  "codedeploy-copy": [...FOR_ALL, ...FOR_GROUPS],
} satisfies Record<FleetName, readonly Ground[]>;

/** CodeDeploy ends blue itself: the action is told so, or it refuses. */
export const endsBlue = ({ terminate }: Ground): boolean => terminate?.action === "TERMINATE";
