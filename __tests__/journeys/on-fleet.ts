import type { FleetName } from "../../src/plan/facts.ts";
import { answerOf } from "../compiled.ts";
import { journeys } from "./index.ts";

/** The names of a fleet's journeys. */
export const namesOn = (fleet: FleetName): string[] =>
  journeys.filter((journey) => journey.fleet === fleet).map(({ name }) => name);

/** Runs all journeys of a fleet: by name why each failed, null when it passed. */
export const failuresOn = (fleet: FleetName): Record<string, string | null> =>
  answerOf("journeys/run-fleet.js", fleet);
