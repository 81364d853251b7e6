import type { Emit } from "../events.ts";
import type { Told } from "./stream.ts";
import { isFinal, type Target } from "./targets.ts";

/**
 * What is known of one deployment and what has been told of it: a cache. The four steps of a deployment share it, so
 * that nothing is told twice; a resumed run begins with an empty one.
 */
export interface Ledger {
  told: Told;
  /** How often a script's failure was shown in full, by event and message. */
  shown: Map<string, number>;
  /** Every target id listed so far. */
  ids: Set<string>;
  /** The targets as last read. */
  targets: Map<string, Target>;
  /** When each was last read, on the monotonic clock. */
  readAt: Map<string, number>;
  /** Full sweeps done; rule 28 allows five. */
  sweeps: number;
  /** The overview at the last look: another one means that something happened. */
  seen: string;
  lookedAt: number;
  /** When the log last had a line, on the monotonic clock, and since when there was nothing but heartbeats. */
  lastWord: number;
  silentSince: number;
  /** The status last told, and when it (or what is derived from it) changed: epoch milliseconds. */
  stage: string;
  stageSince: number;
  status: string;
  lostSight: boolean;
  /** When green was last counted in EC2, on the monotonic clock, and who was missing then. */
  countedAt: number;
  missing: string[];
  /** Failed launches that were told, by activity id. */
  launches: Map<string, string>;
}

/** By where things are told and the deployment's id. */
const ledgers = new WeakMap<Emit, Map<string, Ledger>>();

/** The ledger of a deployment for this sink of events; a new one at first. `now` is on the monotonic clock. */
export function ledgerOf(emit: Emit, deploymentId: string, now: number): Ledger {
  const byId = ledgers.get(emit) ?? new Map<string, Ledger>();
  ledgers.set(emit, byId);
  const ledger = byId.get(deploymentId) ?? emptyLedger(now);
  byId.set(deploymentId, ledger);
  return ledger;
}

const emptyLedger = (now: number): Ledger => ({
  told: new Map(),
  shown: new Map(),
  ids: new Set(),
  targets: new Map(),
  readAt: new Map(),
  sweeps: 0,
  seen: "",
  lookedAt: -Infinity,
  lastWord: now,
  silentSince: now,
  stage: "",
  stageSince: 0,
  status: "",
  lostSight: false,
  countedAt: now,
  missing: [],
  launches: new Map(),
});

/** Ids whose end has not been read. */
export const unfinished = ({ ids, targets }: Ledger): string[] =>
  [...ids].filter((id) => {
    const target = targets.get(id);
    return !target || !isFinal(target);
  });

/** The targets of one side as last read. */
export const targetsOf = ({ targets }: Ledger, label: Target["label"]): Target[] =>
  [...targets.values()].filter((target) => target.label === label);
