import { operations, type Operation, type OperationName } from "../../src/aws/operations.ts";
import type { Outcome } from "../../src/outcome.ts";
import { tokensOf } from "../../simulator/core/empty-page.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { refusals } from "../../simulator/core/refusals.ts";
import { splitOperation } from "../../simulator/core/models.ts";

/** One kind of fault at one call. */
export interface FaultKind {
  /** The fault that strikes the call after `skip` others, the `nth` of its operation (from 0). */
  at(skip: number, operation: string, nth: number): Fault;
  /** Which calls it can strike. */
  strikes: "every" | "changes" | "pages";
  /** How a deployment may end under it: what passes by itself must not make one fail. */
  allowed: readonly Outcome[];
}

const PASSES: readonly Outcome[] = ["succeeded"];
const ANY: readonly Outcome[] = ["succeeded", "failed-clean", "failed-dirty", "open"];
const SECOND = 1000;
const every = { operation: "*:*", times: 1 } as const;
const STORM = 150 * SECOND;
/** Reads show what was written so long ago. */
const LAG = 4 * SECOND;

const denial = (operation: string): string =>
  `User: arn:aws:sts::123456789012:assumed-role/deploy/run is not authorized to perform: ${operation} on resource: * because no identity-based policy allows the ${operation} action`;

/** The code by which the operation's service denies. */
const deniedCode = (operation: string): string => refusals[splitOperation(operation).service].denied("").name;

/** All that may happen to one call. */
export const faultKinds = {
  "throttled-once": {
    at: (skip) => ({ kind: "throttle", ...every, skip }),
    strikes: "every",
    allowed: PASSES,
  },
  /** Somebody else uses up the operation's rate: longer than a call is patient. */
  "throttle-storm": {
    at: (_, operation, nth) => ({ kind: "throttle", operation, skip: nth, lastsMs: STORM }),
    strikes: "every",
    allowed: ANY,
  },
  /** All operations' rates, for a shorter while. */
  "short-storm": {
    at: (skip) => ({ kind: "throttle", operation: "*:*", skip, lastsMs: 20 * SECOND }),
    strikes: "every",
    allowed: PASSES,
  },
  "error-once": {
    at: (skip) => ({
      kind: "error",
      ...every,
      skip,
      code: "InternalFailure",
      message: "An internal error has occurred.",
      status: 500,
    }),
    strikes: "every",
    allowed: PASSES,
  },
  denied: {
    at: (_, operation, nth) => ({
      kind: "error",
      operation,
      skip: nth,
      code: deniedCode(operation),
      message: denial(operation),
      status: 403,
    }),
    strikes: "every",
    allowed: ANY,
  },
  "unknown-error": {
    at: (skip) => ({
      kind: "error",
      ...every,
      skip,
      code: "NobodyForesawThisException",
      message: "The thing is in a state that nobody foresaw.",
    }),
    strikes: "every",
    allowed: ANY,
  },
  "lost-answer": {
    at: (skip) => ({ kind: "lost-answer", ...every, skip }),
    strikes: "every",
    allowed: PASSES,
  },
  "lost-request": {
    at: (skip) => ({ kind: "lost-request", ...every, skip }),
    strikes: "every",
    allowed: PASSES,
  },
  latency: {
    at: (skip) => ({ kind: "latency", ...every, skip, ms: 9 * SECOND }),
    strikes: "every",
    allowed: PASSES,
  },
  "stale-reads": {
    at: (skip) => ({ kind: "stale-reads", ...every, skip, ms: LAG }),
    strikes: "changes",
    allowed: PASSES,
  },
  "not-found": {
    at: (skip) => ({ kind: "not-found", ...every, skip, ms: LAG }),
    strikes: "changes",
    allowed: PASSES,
  },
  "empty-page": {
    at: (skip) => ({ kind: "empty-page", ...every, skip }),
    strikes: "pages",
    allowed: PASSES,
  },
} satisfies Record<string, FaultKind>;

export type FaultKindName = keyof typeof faultKinds;

/** The same with every call: nothing has happened and nobody knows. */
const IN_DOUBT = { "error-once": "lost-request" } as const;
/** A call that may be sent again is, whichever it was. */
const PUT_OFF = { ...IN_DOUBT, "throttled-once": "lost-request" } as const;

/**
 * Kinds that are one for whoever sent the call, by the kind of its operation (call.ts, RETRIED): the second of each two is
 * played for both. That they are is shown in fault-points.test.ts.
 */
export const SAME = {
  read: { ...PUT_OFF, "lost-answer": "lost-request" },
  set: PUT_OFF,
  once: IN_DOUBT,
} as const satisfies Record<Operation["kind"], Partial<Record<FaultKindName, FaultKindName>>>;

/** The kind that is played for this one at a call of the operation. */
export const playedFor = (kind: FaultKindName, operation: string): FaultKindName =>
  (SAME[operations[operation as OperationName].kind] as Partial<Record<FaultKindName, FaultKindName>>)[
    kind
  ] ?? kind;

export const isRead = (operation: string): boolean => operations[operation as OperationName].kind === "read";

/** Whether a kind can strike an operation. Parameter Store's reads lag always (switch `ssm-read-lag`). */
export function canStrike({ strikes }: FaultKind, operation: string): boolean {
  const changes = !isRead(operation);
  const lags = operation.startsWith("ssm:");
  return {
    every: true,
    changes: changes && !lags,
    pages: tokensOf(operation) !== undefined && !changes,
  }[strikes];
}
