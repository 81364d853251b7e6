import { LARGEST_VALUE } from "../../src/releases/parameters.ts";
import type { FleetName } from "../../src/plan/facts.ts";
import { ended } from "./claims.ts";
import { FLEETS } from "./each-fleet.ts";
import { travel } from "./lab.ts";
import { raisedQuotas } from "../../simulator/scenarios/quotas.ts";

const INSTANCES = 1_000;

/** Rule 26: ids are read from AWS, never stored. */
test.each<FleetName>([...FLEETS])(
  "%s: every value of the release log stays small at 1,000 instances",
  async (fleet) => {
    const travelled = await travel({
      name: "large",
      fleet,
      options: { instances: INSTANCES, maxSize: 2 * INSTANCES },
      prepare: ({ world }) => Promise.resolve(void world.faults.push(...raisedQuotas(INSTANCES))),
      faults: () => raisedQuotas(INSTANCES),
      check: () => undefined,
    });
    ended(travelled, "succeeded");
    const { parameters } = travelled.world.ssm;
    const sizes = Object.values(parameters).flatMap(({ name, versions }) =>
      versions.map(({ value }) => [Buffer.byteLength(value), name] as const),
    );
    expect(sizes.length).toBeGreaterThan(20);
    const [largest] = [...sizes].sort(([a], [b]) => b - a);
    expect(largest![0]).toBeLessThanOrEqual(LARGEST_VALUE);
  },
  60_000,
);
