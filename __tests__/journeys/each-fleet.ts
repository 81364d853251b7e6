import type { FleetName } from "../../src/plan/facts.ts";
import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import type { Journey } from "./lab.ts";

export const FLEETS = ["clone", "same-group", "codedeploy-copy"] as const satisfies readonly FleetName[];

/** The same scenario for each way of making green. */
export const onEachFleet = (make: (fleet: FleetName) => Journey): Journey[] => FLEETS.map(make);

/** Options of a deployment group that waits in Ready. */
export const READY_WAIT: Partial<FleetOptions> = { ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 } };
