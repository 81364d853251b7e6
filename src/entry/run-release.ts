import type { Inputs } from "../inputs/contract.ts";
import type { Leftover, Outcome } from "../outcome.ts";
import type { World } from "./world.ts";

/** How a run ended, in the words shown to its reader. */
export interface Ending {
  outcome: Outcome;
  /** One or two sentences. */
  summary: string;
  leftovers: Leftover[];
}

/**
 * Deploys: discover → preflight → claim → discover again → plan → execute. It emits what happens and each output when
 * it is known, all but `outcome` and the `ended` event: those are its caller's.
 * What it throws was thrown before its first write; from the claim on it returns an Ending.
 */
export function runRelease(world: World, inputs: Inputs): Promise<Ending> {
  void world;
  void inputs;
  return Promise.reject(new Error("deployments are not put together yet"));
}
