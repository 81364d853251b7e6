import { travel, type Journey, type Travelled, type Vehicle } from "../../__tests__/journeys/lab.ts";
import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import { raisedQuotas } from "../../simulator/scenarios/quotas.ts";
import type { FleetName } from "../../src/plan/facts.ts";

export const FLEETS: readonly FleetName[] = ["clone", "same-group", "codedeploy-copy"];

export interface Deployment {
  fleet: FleetName;
  options: Partial<FleetOptions> & { instances: number };
  vehicle?: Partial<Vehicle>;
}

/** A whole successful deployment in virtual time, quotas raised as its size needs. Throws when it did not succeed. */
export async function deploy({ fleet, options, vehicle }: Deployment): Promise<Travelled> {
  const journey: Journey = {
    name: `${fleet} of ${options.instances}`,
    fleet,
    options,
    faults: () => raisedQuotas(options.instances),
    check() {},
  };
  const travelled = await travel(journey, { door: "direct", seed: 1, switches: {}, ...vehicle });
  const { outcome, summary } = travelled.ending;
  if (outcome !== "succeeded") throw new Error(`${journey.name} ended ${outcome}: ${summary}`);
  return travelled;
}
