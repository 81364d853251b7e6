import type { FleetName } from "../../src/plan/facts.ts";
import { journeys } from "./index.ts";
import { ORDINARY, travel } from "./lab.ts";

/** One test for each journey of a fleet, its requests and answers as bytes, all switches at their defaults. */
export const testJourneysOn = (fleet: FleetName): void => {
  const own = journeys
    .filter((journey) => journey.fleet === fleet)
    .map((journey) => [journey.name, journey] as const);
  test.each(own)("%s", async (_name, journey) => {
    await journey.check(await travel(journey, { ...ORDINARY, door: "bytes" }));
  });
};
