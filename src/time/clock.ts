/** Milliseconds; the unit of every duration in this code base. */
export type Millis = number;

/** Time as an argument: whatever waits or dates something is given one of these. */
export interface Clock {
  /** The wall clock: for what is shown, recorded or compared with AWS's instants. */
  now(): Date;
  /** Milliseconds since some fixed start, never set back: for leases and elapsed time. */
  monotonic(): Millis;
  /** Resolves after `ms`; rejects with the signal's reason once it is aborted. */
  sleep(ms: Millis, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. `speed` makes it run faster than the wall from `epoch` on (only for a simulator). */
export function systemClock(epoch: Millis = 0, speed = 1): Clock {
  const start = performance.now();
  return {
    now: () => new Date(epoch + (Date.now() - epoch) * speed),
    monotonic: () => (performance.now() - start) * speed,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const onAbort = (): void => {
          clearTimeout(timer);
          reject(signal!.reason);
        };
        const timer = setTimeout(() => {
          signal?.removeEventListener("abort", onAbort);
          resolve();
        }, ms / speed);
        signal?.addEventListener("abort", onAbort, { once: true });
      }),
  };
}
