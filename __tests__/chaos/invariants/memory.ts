import type { Ending } from "../../../src/entry/ending.ts";
import type { Owner } from "../../../src/github/context.ts";
import type { World } from "../../../simulator/core/world.ts";

/** What must hold at every instant; docs/testing.md says what each letter means. */
export type Invariant = "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h";

export interface Violation {
  invariant: Invariant;
  /** Epoch milliseconds of the virtual clock. */
  at: number;
  text: string;
}

export type Tell = (invariant: Invariant, text: string) => void;

/**
 * All that the watch remembers. Plain data apart from the worlds, which are copies that nobody changes: `copyOf` gives a
 * crash point what was known at its instant.
 */
export interface Memory {
  violations: Violation[];
  /** By the ARN of each target group that served when the watch began. */
  promises: Record<string, Floor>;
  /** What a fault or a person took: the zone and the image by the instance's id. */
  lost: Record<string, { zone: string; image: string }>;
  /** Everything that was ever lost so. */
  everLost: string[];
  /** The most instances that were promised at any time. */
  most: number;
  /** Doubles that were told. */
  doubled: string[];
  /** What somebody else changed on purpose: paths of the portrait that `failed-clean` says nothing about. */
  foreign: string[];
  /** Deployments that somebody else let go on out of Ready: with as many of green as there were. */
  continued: string[];
  /** Groups that somebody else shrinks: so many that Auto Scaling may yet take, whether they serve or not, and until when. */
  shrinking: Record<string, { count: number; until: number }>;
  /** So many of the world's harms were judged. */
  harms: number;
  /** Who got requests, the newest last: as far back as reads may lag. */
  rotations: { at: number; ids: string[] }[];
  /** By the path of its header parameter. */
  releases: Record<string, ReleaseSeen>;
  /** By process id. */
  processes: Record<number, ProcessSeen>;
  /** Every claim of a release, in order. */
  owners: OwnerSeen[];
}

/** What law 1 promises for one target group. */
export interface Floor {
  count: number;
  /** Counted where cross-zone load balancing is off. */
  zones: Record<string, number> | undefined;
  /** What is promised since a deployment whose configuration promises less has begun, until all is back (rule 13). */
  lowered: number | undefined;
  /** It is below at present: told once. */
  below: boolean;
}

export interface ReleaseSeen {
  path: string;
  number: number;
  owner: Owner;
  kind: string;
  ami: string;
  /** The rollback that it is to make lasting; undefined for any other. */
  follows: number | undefined;
  /** What its inputs say of blue; undefined for a release that is no deployment, or where CodeDeploy ends blue. */
  retire: string | undefined;
  /** Who got requests when it began (its plan was recorded), and which images these have: blue. */
  blue: string[];
  blueImages: string[];
  before: World;
  /** A process has told that green alone serves, and that nothing goes back. */
  committed: boolean;
  ends: End[];
}

export interface ProcessSeen {
  /** Which of the actions; whose settle step it is. */
  action: string;
  inputs: Readonly<Record<string, string>>;
  /** When it began. */
  since: number;
  /** Path of the release that its `claimed` event named last. */
  release: string | undefined;
  /** It has changed something outside the release log. */
  wrote: boolean;
  /** Which release of its it wrote down as succeeded, when, how the world was then, and how many claims there were. */
  recorded?: { release: string; at: number; world: World; owners: number } | undefined;
  ends: End[];
}

/** An `ended` event, and the world at that instant. */
export interface End extends Ending {
  pid: number;
  at: number;
  world: World;
}

export interface OwnerSeen {
  pid: number;
  release: string;
  owner: number;
  /** It has changed something outside the release log since. */
  wrote: boolean;
}

/** The memory as it is now, for another future; its worlds are shared. */
export function copyOf(memory: Memory): Memory {
  const { releases, processes, ...rest } = memory;
  return {
    ...structuredClone(rest),
    releases: map(releases, (one) => ({ ...one, ends: [...one.ends] })),
    processes: map(processes, (one) => ({ ...one, ends: [...one.ends] })),
  };
}

const map = <T>(record: Record<string, T>, copy: (one: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([key, one]) => [key, copy(one)]));
