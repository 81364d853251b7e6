import { createHash } from "node:crypto";
import type { World } from "../../simulator/core/world.ts";
import { valueIn } from "./invariants/log.ts";

/** Identifiers, each named by the order in which it appears first, and instants: two worlds that differ in these alone are one. */
const NAMES =
  /\b(?:i|r|d|lt|lc)-[0-9A-Za-z]{8,}\b|\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const INSTANTS = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z|\b1[0-9]{12}\b/g;

/**
 * What a world is, apart from the clock: its resources, the release log as whoever reads it folds it (the newest owner's
 * word on each step and on the course; of a release that has ended no more than how) and what is planned, without
 * instants, counters and histories (activities, what users saw, each renewal of a lease), and whatever names were dealt
 * out. Two crash points with one fingerprint leave a follower the same to do.
 */
export function fingerprint(world: World): string {
  const { ec2, autoScaling, elb, codeDeploy, ssm, queue } = world;
  const groups = Object.values(autoScaling.groups).map(
    ({ activities: _a, activitiesBegun: _b, capacityLook: _c, healthLook: _d, ...group }) => group,
  );
  const log = folded(
    Object.values(ssm.parameters).map(({ name, versions }) => [name, versions.at(-1)!.value]),
  );
  const planned = queue.map(({ type, payload }) => [type, payload]);
  const text = JSON.stringify(
    [ec2.instances, ec2.templates, groups, elb, codeDeploy, log, planned],
    (key, value: unknown) => (COUNTERS.has(key) ? undefined : value),
  );
  const names = new Map<string, string>();
  const plain = text.replace(INSTANTS, "T").replace(NAMES, (name) => {
    const known = names.get(name);
    if (known) return known;
    names.set(name, `#${names.size}`);
    return names.get(name)!;
  });
  return createHash("md5").update(plain).digest("hex").slice(0, 15);
}

const BY = /^(.*\/releases\/\d+)\/(by|claims|alive)\/(\d+)(.*)$/;

/** The parameters of the release log by what they say, in whoever's hand it is written. */
function folded(parameters: readonly [name: string, value: string][]): [string, string][] {
  const said = new Map<string, { owner: number; value: string }>();
  for (const [name, value] of parameters) {
    const [, release, kind, owner = "0", rest = ""] = BY.exec(name) ?? [];
    const key = release === undefined ? name : `${release}/${kind}${rest}`;
    if (kind === "alive" || rest === "/gave-way") continue;
    if ((said.get(key)?.owner ?? -1) <= Number(owner)) said.set(key, { owner: Number(owner), value });
  }
  const ended = [...said].filter(([key, { value }]) => key.endsWith("/by/course") && isFinal(value));
  const over = ended.map(([key]) => key.slice(0, -"by/course".length));
  return [...said]
    .filter(([key]) => key.endsWith("/course") || !over.some((path) => key.startsWith(path)))
    .map(([key, { value }]): [string, string] => [key, value])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function isFinal(course: string): boolean {
  const { outcome, rest } = valueIn<{ outcome?: string; rest?: true }>(course);
  return outcome !== undefined && outcome !== "open" && !rest;
}

const COUNTERS = new Set(["seq", "bootEvent", "passes", "failures", "touched", "given", "used", "sweptAt"]);

/** Fingerprints that were met, shared by all workers: an open-addressed table of their leading 60 bits. */
export interface Met {
  /** False when it was met before. */
  add(print: string): boolean;
}

/** @param table of a size that is a power of two and is never filled */
export function metIn(table: SharedArrayBuffer): Met {
  const slots = new BigInt64Array(table);
  const mask = BigInt(slots.length - 1);
  return {
    add(print) {
      const value = BigInt(`0x${print}`) | 1n;
      for (let at = value & mask; ; at = (at + 1n) & mask) {
        const there = Atomics.compareExchange(slots, Number(at), 0n, value);
        if (there === 0n) return true;
        if (there === value) return false;
      }
    },
  };
}
