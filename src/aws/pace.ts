import type { Clock, Millis } from "../time/clock.ts";
import { SECOND } from "../time/duration.ts";
import type { Sender } from "./clients.ts";
import { operations, type OperationName } from "./operations.ts";

/** Requests in any one second: the account's quotas are shared with whatever else runs in it. */
const PER_SECOND = 5;

type SenderOf = (operation: OperationName) => Promise<Sender>;

/**
 * Sends at most `perSecond` requests in any second, retries included. Who waits goes first come, first served, but a
 * changing call goes before all reads: stopping a deployment cannot wait for somebody's curiosity.
 */
export function paced(senderOf: SenderOf, clock: Clock, perSecond = PER_SECOND): SenderOf {
  const changes: (() => void)[] = [];
  const reads: (() => void)[] = [];
  /** When the latest requests went, oldest first. */
  const went: Millis[] = [];
  let serving = false;

  const untilFree = (): Millis =>
    went.length < perSecond ? 0 : Math.max(0, went[0]! + SECOND - clock.monotonic());

  async function serve(): Promise<void> {
    serving = true;
    while (changes.length + reads.length > 0) {
      const pause = untilFree();
      if (pause > 0) {
        await clock.sleep(pause);
        continue;
      }
      went.push(clock.monotonic());
      if (went.length > perSecond) went.shift();
      (changes.shift() ?? reads.shift()!)();
    }
    serving = false;
  }

  const turn = (queue: (() => void)[], signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const onAbort = (): void => {
        queue.splice(queue.indexOf(go), 1);
        reject(signal!.reason);
      };
      const go = (): void => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      queue.push(go);
      if (!serving) serve().catch(reject);
    });

  return async (operation) => {
    const send = await senderOf(operation);
    const queue = operations[operation].kind === "read" ? reads : changes;
    return async (input, signal) => {
      signal?.throwIfAborted();
      await turn(queue, signal);
      return send(input, signal);
    };
  };
}
