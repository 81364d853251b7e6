import type { Aws } from "../aws/call.ts";
import type { Run } from "../engine/execute.ts";
import { claim, type Header } from "../releases/claim.ts";
import type { Place } from "../releases/journal.ts";
import { lease } from "../releases/lease.ts";
import type { World } from "./world.ts";

/** The right to work on one release. */
export interface Hold {
  place: Place;
  /** Changes things only as long as the release is ours. */
  aws: Aws;
  /** Aborted when the run is cancelled, or another process has taken the release over. */
  signal: AbortSignal;
  /** Aborted, with the failure, once another process has taken the release over. */
  lost: AbortSignal;
  /** Waits until the lease is fresh; throws when the release is no longer ours. */
  check(): Promise<void>;
  /** A door for the last words of a cancelled run: it ends when `signal` says so, and not with the run. */
  lastWords(signal: AbortSignal): Aws;
}

/** Claims a release, tells its number and works on it under its lease. */
export async function claimAndHold<T>(
  world: World,
  wanted: Omit<Header, "release">,
  work: (hold: Hold, header: Header) => Promise<T>,
): Promise<T> {
  const header = await claim(world.aws, world.clock, wanted);
  const { target, release } = header;
  world.emit({ kind: "claimed", target, release });
  return holding(world, { target, release, owner: 0 }, (hold) => work(hold, header));
}

/** Works on a release under its lease, which is renewed meanwhile and given up at the end. */
export async function holding<T>(world: World, place: Place, work: (hold: Hold) => Promise<T>): Promise<T> {
  // A cancelled run keeps its lease until it has said where it stands.
  const own = world.guarded(() => undefined, new AbortController().signal);
  const held = lease(own, world.clock, world.emit, place);
  const signal = world.signal ? AbortSignal.any([world.signal, held.lost]) : held.lost;
  try {
    return await work({
      place,
      aws: world.guarded(held.check, signal),
      signal,
      lost: held.lost,
      check: () => held.check(signal),
      lastWords: (other) => world.guarded(held.check, other),
    });
  } finally {
    await held.end();
  }
}

/** What the steps of a release that is held are walked with. */
export const runUnder = (world: World, hold: Hold, header: Header, deadline: Date): Run => ({
  aws: hold.aws,
  clock: world.clock,
  emit: world.emit,
  signal: hold.signal,
  deadline,
  release: { target: header.target, number: header.release, nonce: header.nonce },
});
