import type { Clock, Millis } from "./clock.ts";

export interface PollOptions {
  clock: Clock;
  /** The wait before the next look; a function when it adapts to what was seen. */
  every: Millis | (() => Millis);
  /** Wall-clock instant at which waiting ends. */
  deadline?: Date | undefined;
  signal?: AbortSignal | undefined;
}

/** The instant until which a wait of its own patience may last: in a hurry no longer than the run. */
export const within = (run: { clock: Clock; deadline: Date; hurry?: boolean }, patience: Millis): Date => {
  const own = run.clock.now().getTime() + patience;
  return new Date(run.hurry ? Math.min(own, run.deadline.getTime()) : own);
};

/** What `poll` throws when the deadline passed before an answer. */
export class DeadlinePassed extends Error {
  readonly deadline: Date;

  constructor(deadline: Date) {
    super(`not done by ${deadline.toISOString()}`);
    this.name = "DeadlinePassed";
    this.deadline = deadline;
  }
}

/**
 * Looks until there is an answer: the only loop that waits. `look` returns undefined for "not yet". The last look begins
 * at the deadline or after it: a process that was paused meanwhile may hold an answer of long ago.
 * Throws DeadlinePassed, the signal's reason, or whatever `look` throws.
 */
export async function poll<T>(look: () => Promise<T | undefined>, options: PollOptions): Promise<T> {
  const { clock, deadline, signal } = options;
  for (;;) {
    signal?.throwIfAborted();
    const lookedAt = clock.now().getTime();
    const answer = await look();
    if (answer !== undefined) return answer;
    const pause = typeof options.every === "function" ? options.every() : options.every;
    if (deadline && clock.now().getTime() + pause > deadline.getTime()) {
      if (lookedAt >= deadline.getTime()) throw new DeadlinePassed(deadline);
      const left = deadline.getTime() - clock.now().getTime();
      if (left > 0) await clock.sleep(left, signal);
    } else {
      await clock.sleep(pause, signal);
    }
  }
}
