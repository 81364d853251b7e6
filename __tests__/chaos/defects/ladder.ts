import { journeys } from "../../journeys/index.ts";

/** Detectors that are asked in this order when nobody is known to notice a defect. */
export const ladder: readonly string[] = journeys.map(({ name }) => `journey ${name}`);
