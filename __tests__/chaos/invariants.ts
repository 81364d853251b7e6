import type { World } from "../../simulator/core/world.ts";
import { watchChanges } from "../../simulator/core/settle.ts";
import type { Site, Witness } from "../journeys/run.ts";
import { watchDetached } from "./invariants/detached.ts";
import { watchDoubles } from "./invariants/doubled.ts";
import { judgeEnds } from "./invariants/ends.ts";
import { copyOf, type Invariant, type Memory, type Violation } from "./invariants/memory.ts";
import { watchWords } from "./invariants/said.ts";
import { lose, noteRotation, promisesOf, watchFloors, watchHarms } from "./invariants/traffic.ts";
import { noteClaim, noteRecorded, watchSender } from "./invariants/writers.ts";

export { copyOf } from "./invariants/memory.ts";
export type { Invariant, Memory, Violation } from "./invariants/memory.ts";

/** Looks at the world after each call and each event, and listens to every process of the action. */
export interface Watch extends Witness {
  /** What did not hold so far, in order. */
  readonly violations: readonly Violation[];
  /** A fault or a person took this instance: law 1 promises one less until its fleet is whole again. */
  took(instanceId: string): void;
  /** Somebody else changed how many instances there should be: from now on law 1 promises so many. */
  resized(count: number): void;
  /** Somebody else shrinks a group by so many: for so long Auto Scaling may take whom it likes. */
  shrinks(group: string, count: number, ms: number): void;
  /** Somebody else changed this on purpose: a path of the portrait, `groups.web-blue.max`; `failed-clean` says nothing of it. */
  changedByOthers(path: string): void;
  /** Somebody else lets a deployment go on out of Ready: nobody promises more than its configuration then (rule 13). */
  continued(deploymentId: string): void;
  /** What is known at this instant, for a copy of the world with another future. */
  remember(): Memory;
  /** What can only be said at the end: to be called once nobody acts any more. Resolves to all violations. */
  judge(): Promise<Violation[]>;
}

/**
 * Watches a world that is at rest and serves: what serves now is what law 1 promises. Sets the site's witness, so that
 * every process started on it is watched.
 * @param memory of a watch on the world this one is a copy of
 */
export function watch(site: Site, memory: Memory = beginningOf(site.world)): Watch {
  const { world } = site;
  const tell = (invariant: Invariant, text: string): void => {
    memory.violations.push({ invariant, at: world.now, text });
  };
  // Who got requests before the latest change: a call is told right after its own.
  let before: readonly string[] = [];
  const look = (): void => {
    before = memory.rotations.at(-1)?.ids ?? [];
    watchFloors(world, memory, tell);
    watchHarms(world, memory, tell);
    noteRotation(world, memory);
    watchDoubles(world, memory, tell);
  };
  watchChanges(world, look);
  const watching: Watch = {
    violations: memory.violations,
    began(pid, { entry, of, inputs }) {
      const action = entry === "settle" ? (of ?? "deploy") : entry;
      memory.processes[pid] = {
        action,
        inputs,
        since: world.now,
        release: undefined,
        wrote: false,
        ends: [],
      };
    },
    asked: (pid, operation, input) => watchSender(memory, pid, operation, input, tell),
    called(pid, entry) {
      noteClaim(world, memory, pid, entry);
      noteRecorded(world, memory, pid, entry);
      watchDetached(world, before, entry, tell);
    },
    told: (pid, event) => watchWords(world, memory, pid, event, tell),
    took(id) {
      const { imageId: image = "", zone = "" } = world.ec2.instances[id] ?? {};
      lose(memory, id, { image, zone });
    },
    resized(count) {
      for (const floor of Object.values(memory.promises)) Object.assign(floor, { count, zones: undefined });
      memory.most = Math.max(memory.most, count);
    },
    shrinks(group, count, ms) {
      memory.shrinking[group] = { count, until: world.now + ms };
    },
    changedByOthers: (path) => void memory.foreign.push(path),
    continued: (deploymentId) => void memory.continued.push(deploymentId),
    remember: () => copyOf(memory),
    async judge() {
      look();
      await judgeEnds(memory, tell);
      return memory.violations;
    },
  };
  site.witness = watching;
  return watching;
}

function beginningOf(world: World): Memory {
  const promises = promisesOf(world);
  const memory: Memory = {
    violations: [],
    promises,
    lost: {},
    everLost: [],
    most: Math.max(0, ...Object.values(promises).map(({ count }) => count)),
    doubled: [],
    shrinking: {},
    foreign: [],
    continued: [],
    harms: world.users.harms.length,
    rotations: [],
    releases: {},
    processes: {},
    owners: [],
  };
  noteRotation(world, memory);
  return memory;
}

/** Violations as sentences, for a failing test. */
export const inWords = (violations: readonly Violation[]): string =>
  violations
    .map(({ invariant, at, text }) => `(${invariant}) ${new Date(at).toISOString()} ${text}`)
    .join("\n");
