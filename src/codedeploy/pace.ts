import type { Millis } from "../time/clock.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import type { Phase } from "./status.ts";

/** What the next pause is decided by. Instants are epoch milliseconds. */
export interface Pace {
  now: number;
  /** When the deployment came to the stage it is in. */
  since: number;
  phase: Phase;
  /** Every target seen has come to its end: CodeDeploy's own end is near. */
  allFinal: boolean;
  /** Blue is being taken out, since when; absent before. */
  drainingSince?: number | undefined;
  /** How long that takes: the longest deregistration delay. */
  drain: Millis;
  /** The termination wait runs, and when it ends. */
  terminationUntil?: number | undefined;
  /** Green has all its traffic, so that what is left is short, or drains. */
  shifted: boolean;
}

/** The floor; CodeDeploy throttled a client that asked every 5 s for several deployments (field report). */
const FLOOR: Millis = 5 * SECOND;
/** Once every target is final only CodeDeploy's own book-keeping is left. */
const LAST: Millis = 3 * SECOND;
const CALM: Millis = 15 * SECOND;
/** A fleet that boots and installs does not end soon; a failure may still come. */
const WORKING: Millis = 10 * SECOND;
const LONG: Millis = MINUTE;

/**
 * The wait before the next look at a deployment: slow while nothing can end, quick near the expected end, so that
 * the end is noticed within seconds and a quarter of an hour costs fewer than a hundred looks.
 */
export function nextPause(pace: Pace): Millis {
  const { now, since, terminationUntil, drainingSince } = pace;
  if (terminationUntil !== undefined && terminationUntil - now > LONG)
    return Math.min(LONG, Math.max(FLOOR, terminationUntil - now - LONG));
  if (pace.allFinal) return overdue(LAST, now - since);
  if (pace.phase === "starting") return FLOOR;
  if (pace.phase === "ready") return CALM;
  if (drainingSince !== undefined) {
    const left = drainingSince + pace.drain - now;
    // Half of what is left comes ever closer to the end, and then waits at the floor.
    return left > 0 ? clamp(left / 2) : overdue(FLOOR, -left);
  }
  return overdue(pace.shifted ? FLOOR : WORKING, now - since);
}

const clamp = (pause: Millis): Millis => Math.min(CALM, Math.max(FLOOR, pause));

/** What should have ended by now is asked for less often the longer it takes. */
const overdue = (pause: Millis, late: Millis): Millis => Math.min(CALM, Math.max(pause, late / 20));
