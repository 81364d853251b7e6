import type { Planned } from "../engine/step.ts";
import { fleets } from "./fleets/index.ts";
import type { PlanInput } from "./fleets/recipe.ts";

/** The ordered steps of this release: data, decided before any write. Pure. */
export const makePlan = (input: PlanInput): Planned[] => fleets[input.facts.fleet](input);
