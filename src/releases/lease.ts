import type { Aws } from "../aws/call.ts";
import type { Emit } from "../events.ts";
import { Failure, messageOf } from "../failure.ts";
import type { Clock, Millis } from "../time/clock.ts";
import { SECOND } from "../time/duration.ts";
import type { Place } from "./journal.ts";
import { pathsOf } from "./names.ts";
import { put, read } from "./parameters.ts";

const RENEW_EVERY: Millis = 20 * SECOND;
/** After this long without a renewal we stop changing anything (rule 25). */
const STOP_AFTER: Millis = 40 * SECOND;

/** Reads show what was written so long ago. */
const READ_LAG: Millis = 5 * SECOND;

/** Our right to change things, renewed as long as the run lives. */
export interface Lease {
  /** Throws when the lease is lost or too old: asked before each attempt of a changing call. */
  check(): void;
  /** Aborted, with the failure, once another process has taken the release over. */
  lost: AbortSignal;
  /** Stops renewing; resolves when the last renewal is over and whoever took over knows that we have stopped. */
  end(): Promise<void>;
}

/**
 * Renews `alive/<owner>` every 20 s. Whoever takes the release over writes its claim and then this parameter too, so
 * that each renewal learns of it from the version AWS answers: one call instead of two. When the version is not the next
 * one (a taker's write, or our own sent twice) the claim itself is looked for.
 * `aws` must be a door that does not itself ask this lease.
 */
export function lease(aws: Aws, clock: Clock, emit: Emit, place: Place): Lease {
  const paths = pathsOf(place.target);
  const stop = new AbortController();
  const lostTo = new AbortController();
  let renewedAt = clock.monotonic();
  let taken = false;
  let version = 0;

  const renewals = (async () => {
    while (!stop.signal.aborted) {
      const startedAt = clock.monotonic();
      try {
        const name = paths.alive(place.release, place.owner);
        const newer = await put(aws, name, clock.now().toISOString(), stop.signal);
        const alone = newer === version + 1;
        version = newer;
        if (!alone) {
          await clock.sleep(READ_LAG, stop.signal); // a claim just made is not readable at once
          taken = (await read(aws, paths.claim(place.release, place.owner + 1))) !== undefined;
        }
        if (taken) return lostTo.abort(taking(place));
        renewedAt = startedAt;
      } catch (error) {
        if (stop.signal.aborted) return;
        emit({ kind: "warned", text: `The lease of this release could not be renewed: ${messageOf(error)}` });
      }
      await clock.sleep(RENEW_EVERY, stop.signal).catch(() => undefined);
    }
  })();

  return {
    check() {
      if (taken) throw taking(place);
      if (clock.monotonic() - renewedAt > STOP_AFTER) throw lost(place, "it could not be renewed for 40 s");
    },
    lost: lostTo.signal,
    async end() {
      stop.abort(new Error("the lease ended"));
      await renewals;
      if (taken) await put(aws, paths.gaveWay(place.release, place.owner), true).catch(() => undefined);
    },
  };
}

const taking = (place: Place): Failure => lost(place, "another run has taken this release over");

const lost = ({ target, release }: Place, why: string): Failure =>
  new Failure(
    "lease-lost",
    `This run may no longer change release ${release} of ${target}: ${why}.`,
    "The run that took over, or the next one, goes on from the release log.",
    { stops: true },
  );
