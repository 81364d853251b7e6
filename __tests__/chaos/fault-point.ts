import { FLEETS } from "../journeys/each-fleet.ts";
import type { FaultKindName } from "./fault-kinds.ts";
import { fixtureNamed, type Fixture } from "./fixtures.ts";

/** A kind of fault at a call: of all calls from 0, and the `nth` of its operation. */
export interface Struck {
  kind: FaultKindName;
  call: number;
  operation: string;
  nth: number;
}

/** One fault at one call, or one at each of two. */
export interface FaultPoint {
  /** The name of its fixture. */
  subject: string;
  faults: readonly Struck[];
  /** Kinds of fault that it is played for: they are the same at that call. */
  also: readonly FaultKindName[];
}

const back = fixtureNamed("clone deploy rolled back");

/** What is struck: each fleet's deployment with a pause in Ready, and the instant way back of one. */
export const SUBJECTS: readonly Fixture[] = [
  ...FLEETS.map((fleet) => ({ ...fixtureNamed(`${fleet} deploy`), name: fleet })),
  // What follows the way back is a deployment like any other.
  { ...back, name: "clone rollback", inputs: { ...back.inputs, "follow-up": "false" } },
];

/** The subject of this name; throws when there is none. */
export function subjectNamed(name: string): Fixture {
  const subject = SUBJECTS.find((one) => one.name === name);
  if (!subject) throw new Error(`no subject "${name}"`);
  return subject;
}

/** How a point is named, and found again. */
export const nameOf = ({ subject, faults }: FaultPoint): string =>
  [subject, ...faults.map(({ kind, call, operation }) => `${kind} ${call} ${operation}`)].join("|");
