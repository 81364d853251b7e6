import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import type { Millis } from "../time/clock.ts";
import { targetsOf, type Ledger } from "./ledger.ts";
import type { Pace } from "./pace.ts";
import { countsOf, phaseOf } from "./status.ts";
import { isFinal } from "./targets.ts";

/** What was just seen of a deployment, and what is known of its waits. */
export interface Seen {
  /** Epoch milliseconds. */
  now: number;
  info: DeploymentInfo;
  allFinal: boolean;
  drain: Millis;
  terminationWait: Millis;
}

/** True when neither the overview nor any target read shows work; false as long as nothing is known. */
export function nothingAtWork(ledger: Ledger, info: DeploymentInfo): boolean {
  const counts = countsOf(info);
  if (!counts || counts.Pending + counts.InProgress + counts.Ready > 0) return false;
  const targets = [...ledger.targets.values()];
  return targets.length > 0 && targets.every(isFinal);
}

/** What the next pause is decided by, read off the ledger; remembers when a stage began. */
export function paceOf(ledger: Ledger, { now, info, allFinal, drain, terminationWait }: Seen): Pace {
  const green = targetsOf(ledger, "Green");
  const blocking = targetsOf(ledger, "Blue").flatMap(({ events }) =>
    events.filter(({ name, start }) => name === "BlockTraffic" && start !== undefined),
  );
  const phase = phaseOf(info);
  const shifted = green.length > 0 && green.every(isFinal);
  const draining = blocking.length > 0;
  const stage = [phase, allFinal, shifted, draining].join();
  if (stage !== ledger.stage) [ledger.stage, ledger.stageSince] = [stage, now];
  const waits = terminationWait > 0 && (info.instanceTerminationWaitTimeStarted || allFinal);
  return {
    now,
    since: ledger.stageSince,
    phase,
    allFinal,
    shifted,
    drain,
    drainingSince: draining ? Math.max(...blocking.map(({ start }) => start!)) : undefined,
    terminationUntil: waits ? ledger.stageSince + terminationWait : undefined,
  };
}
