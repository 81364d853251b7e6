import type { Finding } from "../events.ts";
import type { Inputs } from "../inputs/contract.ts";
import type { Facts } from "./facts.ts";
import type { Names } from "./names.ts";

/** Every finding about the facts, errors first; pure. */
export function preflight(_facts: Facts, _inputs: Inputs, _names: Names): Finding[] {
  return [];
}
