import type { Aws } from "../aws/call.ts";
import type { Emit } from "../events.ts";
import { Failure, messageOf } from "../failure.ts";
import type { Clock, Millis } from "../time/clock.ts";
import { SECOND } from "../time/duration.ts";
import type { Place } from "./journal.ts";
import { pathsOf } from "./names.ts";
import { put, READ_LAG, read } from "./parameters.ts";

export const RENEW_EVERY: Millis = 20 * SECOND;
/** After this long without a renewal we stop changing anything (rule 25). */
const STOP_AFTER: Millis = 40 * SECOND;
/** For so long a call waits for a lease that nobody has taken to be renewed again: AWS or the network may be away. */
const REGAINED_WITHIN: Millis = 120 * SECOND;
/** What has failed is tried again sooner. */
const TRY_EVERY: Millis = 5 * SECOND;

/** Our right to change things, renewed as long as the run lives. */
export interface Lease {
  /**
   * Asked before each attempt of a changing call. Where the lease is too old it waits until it is renewed, and throws when
   * that does not come, or the release is taken.
   */
  check(signal?: AbortSignal): Promise<void>;
  /** Aborted, with the failure, once another process has taken the release over. */
  lost: AbortSignal;
  /** Stops renewing; resolves when the last renewal is over and whoever took over knows that we have stopped. */
  end(): Promise<void>;
}

/**
 * Renews `alive/<owner>` every 20 s. Whoever takes the release over writes its claim and then this parameter too, so
 * that each renewal learns of it from the version AWS answers: one call instead of two. When the version is not the next
 * one (a taker's write, or our own sent twice), or the lease was too old meanwhile, the claim itself is looked for. A taker
 * that finds the version changed since it saw the lease run out waits for us (take-over.ts).
 * `aws` must be a door that does not itself ask this lease.
 */
export function lease(aws: Aws, clock: Clock, emit: Emit, place: Place): Lease {
  const paths = pathsOf(place.target);
  const stop = new AbortController();
  const lostTo = new AbortController();
  // A process may sleep between its claim and here: nothing is ours until AWS has answered the first renewal.
  let renewedAt: Millis = -Infinity;
  let taken = false;
  let version = 0;
  let failed = false;
  const isFresh = (): boolean => clock.monotonic() - renewedAt <= STOP_AFTER;

  const renewals = (async () => {
    while (!stop.signal.aborted) {
      const startedAt = clock.monotonic();
      try {
        const name = paths.alive(place.release, place.owner);
        const newer = await put(aws, name, clock.now().toISOString(), stop.signal);
        // Whoever has taken it meanwhile has written this parameter before, or finds that we have, and waits.
        const certain = newer === version + 1 && (version === 0 || isFresh());
        version = newer;
        if (!certain) {
          await clock.sleep(READ_LAG, stop.signal); // a claim just made is not readable at once
          taken = (await read(aws, paths.claim(place.release, place.owner + 1))) !== undefined;
        }
        if (taken) return lostTo.abort(taking(place));
        renewedAt = startedAt;
        failed = false;
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!failed)
          emit({
            kind: "warned",
            text: `The lease of this release could not be renewed: ${messageOf(error)}`,
          });
        failed = true;
      }
      await clock.sleep(failed ? TRY_EVERY : RENEW_EVERY, stop.signal).catch(() => undefined);
    }
  })();

  return {
    async check(signal) {
      const until = clock.monotonic() + REGAINED_WITHIN;
      if (!taken && !isFresh() && Number.isFinite(renewedAt))
        emit({ kind: "waiting", text: "Nothing is changed until the lease is renewed" });
      const isKnown = (): boolean => taken || isFresh() || clock.monotonic() >= until;
      while (!isKnown()) await clock.sleep(SECOND, signal);
      if (taken) throw taking(place);
      if (!isFresh()) throw lost(place, "its lease could not be renewed for minutes");
    },
    lost: lostTo.signal,
    async end() {
      stop.abort(new Error("the lease ended"));
      await renewals;
      if (taken) await put(aws, paths.gaveWay(place.release, place.owner), true).catch(() => undefined);
    },
  };
}

/** Whoever finds its place taken ends. */
export const taking = (place: Place): Failure => lost(place, "another run has taken this release over");

const lost = ({ target, release }: Place, why: string): Failure =>
  new Failure(
    "lease-lost",
    `This run may no longer change release ${release} of ${target}: ${why}.`,
    "The run that took over, or the next one, goes on from the release log.",
    { stops: true },
  );
