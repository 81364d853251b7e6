import type { Aws } from "../aws/call.ts";
import type { Course } from "../engine/record.ts";
import type { Emit } from "../events.ts";
import type { Owner } from "../github/context.ts";
import type { Clock, Millis } from "../time/clock.ts";
import { SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import { createOrRecognise } from "./claim.ts";
import type { Place } from "./journal.ts";
import { pathsOf } from "./names.ts";
import { isFinal, openRelease, type Claim, type Opened } from "./open.ts";
import { put, READ_LAG, read, versionOf } from "./parameters.ts";

/** For so long a lease must be seen unrenewed, on our own monotonic clock (rule 25). */
export const LEASE: Millis = 90 * SECOND;
const LOOK_EVERY: Millis = 10 * SECOND;
/** Who gives way is asked for more often: it answers within a renewal. */
const ASK_EVERY: Millis = 3 * SECOND;

/** Who takes a release over. */
export interface Taker {
  aws: Aws;
  clock: Clock;
  emit: Emit;
  signal?: AbortSignal | undefined;
  owner: Owner;
  nonce: string;
}

/**
 * - `gone`: its process is known to have ended.
 * - `lease`: only when its lease has run out.
 * - `supersede`: it is told to stop, and waited for until it says that it has, or its lease has run out.
 * - `Lapsed`: its lease was seen to run out. One that is renewed again at that moment is superseded.
 */
export type Approach = "gone" | "lease" | "supersede" | Lapsed;

/** The version of the lease that has not changed for so long. */
export interface Lapsed {
  lapsedAt: number;
}

/**
 * Takes a release over from its newest owner; a repair also one that has ended. Undefined when it has ended meanwhile, or somebody else took it: look again.
 * From the claim on, only the taker writes, under its own number (rules 25, 26).
 */
export async function takeOver(taker: Taker, held: Opened, how: Approach): Promise<Opened | undefined> {
  const { aws, clock } = taker;
  const { place } = held;
  if (how === "lease") {
    const seen = await outlived(taker, place);
    return typeof seen === "string" ? undefined : takeOver(taker, held, seen);
  }
  const number = place.owner + 1;
  const paths = pathsOf(place.target);
  const mine: Claim = {
    nonce: `${taker.nonce}/${number}`,
    owner: taker.owner,
    at: clock.now().toISOString(),
  };
  if (!(await createOrRecognise(aws, clock, paths.claim(place.release, number), mine))) return undefined;
  // The next renewal of whoever still holds it fails its check.
  const version = await put(aws, paths.alive(place.release, place.owner), { takenBy: number });
  // Versions count up by one: another number says that it was renewed after we had looked.
  const stirs = typeof how === "object" && version !== how.lapsedAt + 1;
  if (how === "supersede" || stirs) await gaveWay(taker, place);
  const opened = await reopened(taker, { ...place, owner: number });
  const endedMeanwhile = opened && isFinal(opened.folded.course) && !isFinal(held.folded.course);
  return endedMeanwhile ? undefined : opened;
}

/** The state as it is once all that the old owner wrote can be read. */
async function reopened({ aws, clock, signal, owner }: Taker, place: Place): Promise<Opened | undefined> {
  await clock.sleep(READ_LAG, signal);
  const opened = await openRelease(aws, place.target, place.release);
  // Our own claim counts, whether the listing shows it or not.
  return opened && { ...opened, place, owner };
}

/** Waits until the owner's lease has run out, the release has ended, or another has claimed it; `onAlive` is told that it is at work. */
export async function outlived(
  { aws, clock, signal, emit }: Taker,
  place: Place,
  onAlive?: () => void,
): Promise<Lapsed | "ended" | "taken"> {
  const paths = pathsOf(place.target);
  const alive = lapsing(aws, clock, paths.alive(place.release, place.owner));
  return poll(
    async () => {
      const course = await read<Pick<Course, "outcome">>(
        aws,
        `${paths.by(place.release, place.owner)}/course`,
      );
      if (course?.outcome !== undefined) return "ended" as const;
      if (await read(aws, paths.claim(place.release, place.owner + 1))) return "taken" as const;
      const sign = await alive();
      if (typeof sign === "object") return sign;
      if (sign === "alive") onAlive?.();
      emit({ kind: "waiting", text: `Seeing whether release ${place.release} is still being worked on` });
      return undefined;
    },
    { clock, every: LOOK_EVERY, signal },
  );
}

/** Waits until the owner has acknowledged our claim, or stopped renewing for the length of a lease. */
async function gaveWay({ aws, clock, signal, emit }: Taker, place: Place): Promise<void> {
  const paths = pathsOf(place.target);
  const alive = lapsing(aws, clock, paths.alive(place.release, place.owner));
  await poll(
    async () => {
      if (await read(aws, paths.gaveWay(place.release, place.owner))) return true;
      if (typeof (await alive()) === "object") return true;
      emit({ kind: "waiting", text: `Waiting until release ${place.release} is given up by its run` });
      return undefined;
    },
    { clock, every: ASK_EVERY, signal },
  );
}

/** Each call looks at the lease once: it has run out when its version has not changed for so long. */
function lapsing(aws: Aws, clock: Clock, name: string): () => Promise<"alive" | "unknown" | Lapsed> {
  let seen: { version: number; since: Millis; changed: boolean } | undefined;
  return async () => {
    const version = await versionOf(aws, name);
    const now = clock.monotonic();
    if (seen?.version !== version) seen = { version, since: now, changed: seen !== undefined };
    if (now - seen.since >= LEASE) return { lapsedAt: version };
    return seen.changed ? "alive" : "unknown";
  };
}
