import type { Aws } from "../aws/call.ts";
import type { Course } from "../engine/record.ts";
import type { Emit } from "../events.ts";
import type { Failure } from "../failure.ts";
import type { Owner, ProcessId } from "../github/context.ts";
import type { Clock, Millis } from "../time/clock.ts";
import { SECOND } from "../time/duration.ts";
import { poll } from "../time/poll.ts";
import { createOrRecognise } from "./claim.ts";
import { RENEW_EVERY, taking } from "./lease.ts";
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
  /** Whether a process has ended: false when nobody can tell. */
  hasEnded(process: ProcessId): boolean;
}

/**
 * - `gone`: its process is known to have ended, or it has written how.
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
 * Takes a release over from its newest owner; a repair also one that has ended. Undefined when it has ended meanwhile, or somebody else took it: look again. Throws a Failure when a third takes it from us before we begin.
 * From the claim on, only the taker writes, under its own number (rules 25, 26).
 */
export async function takeOver(taker: Taker, held: Opened, how: Approach): Promise<Opened | undefined> {
  const { aws, clock } = taker;
  const { place } = held;
  // Whoever took it last and has written nothing yet may be at work, whatever those before it wrote.
  const isBusy = how === "gone" && !held.begun && !taker.hasEnded(held.owner.process);
  if (how === "lease" || isBusy) {
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
  await displace(taker, { ...place, owner: number }, place, how);
  const opened = await reopened(taker, { ...place, owner: number });
  const endedMeanwhile = opened && isFinal(opened.folded.course) && !isFinal(held.folded.course);
  return endedMeanwhile ? undefined : opened;
}

/** Until nobody before `mine` works on the release any more, first of all `theirs`. */
async function displace(taker: Taker, mine: Place, theirs: Place, how: Approach): Promise<void> {
  const { aws } = taker;
  const { target, release, owner } = theirs;
  // The next renewal of whoever still holds it fails its check.
  const version = await put(aws, pathsOf(target).alive(release, owner), { takenBy: mine.owner });
  // Versions count up by one: another number says that it was renewed after we had looked.
  const stirs = typeof how === "object" && version !== how.lapsedAt + 1;
  if (how === "supersede" || stirs) await gaveWay(taker, mine, theirs);
  // Whoever claimed it and wrote no course may have been waiting for the one before, who may know of neither of us.
  if (owner === 0 || (await courseOf(aws, theirs))) return;
  const before = { ...theirs, owner: owner - 1 };
  if ((await courseOf(aws, before))?.outcome !== undefined) return;
  const process = await processOf(aws, before);
  const ended = process !== undefined && taker.hasEnded(process);
  await displace(taker, mine, before, ended ? "gone" : "supersede");
}

/** The course as one owner wrote it: each writes it before it changes anything else. */
const courseOf = (aws: Aws, { target, release, owner }: Place): Promise<Course | undefined> =>
  read<Course>(aws, `${pathsOf(target).by(release, owner)}/course`);

async function processOf(aws: Aws, { target, release, owner }: Place): Promise<ProcessId | undefined> {
  const paths = pathsOf(target);
  const name = owner === 0 ? paths.release(release) : paths.claim(release, owner);
  return (await read<Pick<Claim, "owner">>(aws, name))?.owner.process;
}

/** The state as it is once all that the old owner wrote can be read. */
async function reopened({ aws, clock, signal, owner }: Taker, place: Place): Promise<Opened | undefined> {
  await clock.sleep(READ_LAG, signal);
  const opened = await openRelease(aws, place.target, place.release);
  if (opened && opened.place.owner > place.owner) throw await givenUp(aws, place);
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
      const course = await courseOf(aws, place);
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

/** Waits until the owner has acknowledged our claim, or stopped renewing for the length of a lease; ours is renewed meanwhile. */
async function gaveWay(taker: Taker, mine: Place, theirs: Place): Promise<void> {
  const { aws, clock, signal, emit } = taker;
  const paths = pathsOf(theirs.target);
  const alive = lapsing(aws, clock, paths.alive(theirs.release, theirs.owner));
  const renew = renewing(taker, mine);
  await poll(
    async () => {
      if (await read(aws, paths.gaveWay(theirs.release, theirs.owner))) return true;
      if (typeof (await alive()) === "object") return true;
      await renew();
      emit({ kind: "waiting", text: `Waiting until release ${theirs.release} is given up by its run` });
      return undefined;
    },
    { clock, every: ASK_EVERY, signal },
  );
}

/**
 * Each call renews the lease of a place that is not worked under yet, when it is time to: a third run takes who does not
 * renew for dead. Throws, once it has given way, when a third has taken the place all the same.
 */
function renewing({ aws, clock }: Taker, mine: Place): () => Promise<void> {
  const { target, release, owner } = mine;
  let [renewedAt, version] = [clock.monotonic(), 0];
  return async () => {
    const startedAt = clock.monotonic();
    if (startedAt - renewedAt < RENEW_EVERY) return;
    const now = clock.now().toISOString();
    // What fails is tried again at the next look, which meets whatever is wrong as well.
    const newer = await put(aws, pathsOf(target).alive(release, owner), now).catch(() => undefined);
    if (newer === undefined) return;
    // As in lease.ts: whoever takes it writes this parameter too.
    const isTaken = newer !== version + 1 && (await read(aws, pathsOf(target).claim(release, owner + 1)));
    [renewedAt, version] = [startedAt, newer];
    if (isTaken) throw await givenUp(aws, mine);
  };
}

/** Tells whoever took our place that we have stopped; returns the failure to end with: two that supersede each other would never end. */
async function givenUp(aws: Aws, mine: Place): Promise<Failure> {
  await put(aws, pathsOf(mine.target).gaveWay(mine.release, mine.owner), true).catch(() => undefined);
  return taking(mine);
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
