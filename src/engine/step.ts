import type { Aws } from "../aws/call.ts";
import type { Emit } from "../events.ts";
import { Failure } from "../failure.ts";
import type { Leftover } from "../outcome.ts";
import type { Clock } from "../time/clock.ts";
import type { Recall } from "./record.ts";

/** What the release log can hold. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One entry of the plan: data, stored with the claim. */
export interface Planned {
  step: string;
  args: Json;
}

/** What every step is given; nothing in it is mutable. */
export interface Context {
  aws: Aws;
  clock: Clock;
  emit: Emit;
  /** Aborted when the run is to end. */
  signal?: AbortSignal | undefined;
  /** When the user's `timeout` ends, as a recorded instant. */
  deadline: Date;
  /** There is no time to wait until requests on their way are answered: who still drains is left, and listed. */
  hurry?: boolean;
  /** Epoch milliseconds at which this process took the release over: until then another may have changed things. */
  takenOverAt?: number;
  /** The release this run works on. */
  release: ReleaseRef;
  /** The newest memo of an earlier step of this plan, by the step's name: read only. */
  recall: Recall;
}

export interface ReleaseRef {
  target: string;
  number: number;
  /** Tells our own writes from another run's when an answer was lost. */
  nonce: string;
}

/**
 * What an undo puts right, in the order in which it is put right (rule 17): traffic first, processes last.
 */
export const UNDO_ORDER = ["traffic", "deployment-group", "green", "template", "sizes", "processes"] as const;
export type Undoes = (typeof UNDO_ORDER)[number];

/**
 * One repeatable act. `A` are its arguments from the plan, `M` its memo: what it found before it changed anything,
 * and what it is about to do. Both are recorded, so that another process can go on or undo.
 */
export interface Step<A = unknown, M = unknown> {
  /** What it does, for the log and the plan: `Launch 3 green instances in shop-12`. */
  title(args: A): string;
  /** Reads only. Its memo is recorded before the first write. */
  begin(ctx: Context, args: A): Promise<M>;
  /** Does only what is missing; safe to repeat after being killed anywhere. `save` records a newer memo. */
  apply(ctx: Context, args: A, memo: M, save: (memo: M) => Promise<void>): Promise<M>;
  /** Puts back what `apply`, perhaps half done, has changed; what it cannot put back it returns. */
  undo?: {
    what: Undoes;
    /** What it may leave stands beside blue and changes nothing in it: a later release may be made all the same. */
    beside?: true;
    run(ctx: Context, args: A, memo: M): Promise<Leftover[]>;
  };
  /** What follows presumes it: where it fails after the commit point, nothing further is tried. */
  gate?: true;
  /** Whether what `leaves` names is there at all; reads only. Without it, it is from `begin` on. */
  isLeft?(ctx: Context, args: A, memo: M): Promise<boolean>;
  /** Further arrangements of ours that a failure *after* the commit point leaves behind, to be listed. */
  leaves?(args: A, memo: M, recall: Recall): Leftover[];
}

/** The table of all steps; the plan names them. */
// oxlint-disable-next-line typescript/no-explicit-any -- each step has its own arguments and memo; the record holds them as Json
export type Steps = Readonly<Record<string, Step<any, any>>>;

/** The step a plan names; throws when another version of the action wrote the plan. */
export function stepNamed(steps: Steps, name: string): Step<Json, Json> {
  const step = steps[name];
  if (step) return step;
  throw new Failure(
    "unknown-step",
    `The release log names a step "${name}" that this version does not know.`,
    "Run the version of the action that began the release.",
  );
}
