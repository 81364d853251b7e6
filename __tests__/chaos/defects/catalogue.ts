import type { Defect } from "./defect.ts";
import { FLEETS } from "./fleets.ts";
import { GUARDS } from "./guards.ts";
import { RECORD } from "./record.ts";
import { TRAFFIC } from "./traffic.ts";

/** All deliberate defects: at least two for each law and invariant, one for each rule. */
export const defects: readonly Defect[] = [...TRAFFIC, ...FLEETS, ...RECORD, ...GUARDS];

export function defectNamed(name: string): Defect {
  const found = defects.find((defect) => defect.name === name);
  if (!found) throw new Error(`no defect "${name}"`);
  return found;
}
