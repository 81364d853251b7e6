import { ended, harmless } from "./claims.ts";
import type { Journey, Stage } from "./lab.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { faultsMayHaveChanged } from "../../simulator/services/ec2/software.ts";

/**
 * What AWS answered to a call that it may refuse; undefined when it did, or when the line broke. Either is in the
 * journey's transcript.
 */
export async function attempt<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error && ("$fault" in error || isBroken(error))) return undefined;
    throw error;
  }
}

const isBroken = (error: Error): boolean => "code" in error && error.code === "ECONNRESET";

/** Arms a fault and returns how to lift it. */
export function arm({ world }: Stage, fault: Fault): () => void {
  world.faults.push(fault);
  faultsMayHaveChanged(world);
  return () => {
    world.faults = world.faults.filter((one) => one !== fault);
    faultsMayHaveChanged(world);
  };
}

/** A journey of a person, who afterwards asks the action for a plan: what was tried out stands in no fleet's way. */
export const byHand = (
  name: string,
  journey: Omit<Journey, "name" | "inputs" | "check"> & Required<Pick<Journey, "prepare">>,
): Journey => ({
  name: `${journey.fleet}: by hand before a plan: ${name}`,
  ...journey,
  inputs: { mode: "plan" },
  check(t) {
    ended(t, "unchanged");
    harmless(t);
  },
});
