import type { FleetName } from "../../../src/plan/facts.ts";
import { play, type Play } from "../unfinished.ts";
import type { Journey } from "../lab.ts";

/** One cell of a table: something happens to a deployment at a place of its way, and every invariant is watched. */
export interface Trial {
  name: string;
  fleet: FleetName;
  options: NonNullable<Journey["options"]>;
  act(play: Play): Promise<void>;
}

/** Why a trial failed; null when it passed. Never rejects. */
export async function failureOf({ fleet, options, act }: Trial): Promise<string | null> {
  try {
    await play(fleet, act, options);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
