import assert from "node:assert/strict";
import type { Leftover } from "../../src/outcome.ts";
import type { FleetName } from "../../src/plan/facts.ts";
import { differences } from "../../simulator/scenarios/differences.ts";
import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import type { Portrait } from "../../simulator/scenarios/portrait.ts";
import { createVirtualTime } from "../../simulator/time/virtual-time.ts";
import {
  inputsOf,
  look,
  ORDINARY,
  setStage,
  settle as comeToRest,
  standing,
  told,
  type Journey,
  type Stage,
} from "../journeys/lab.ts";
import { inWords, watch } from "./invariants.ts";
import { buildOnce } from "../journeys/standing.ts";
import { start, type Ran, type Site, type Start } from "../journeys/run.ts";

/** What follows a process that was killed. */
export const AFTERMATHS = ["settle", "re-run", "new-run"] as const;
export type Aftermath = (typeof AFTERMATHS)[number];

/** One crash point: a fleet's deployment is killed at one of its calls, and somebody follows. */
export interface Crash {
  fleet: FleetName;
  call: number;
  when: "before" | "after";
  aftermath: Aftermath;
  /** Whoever follows first is killed too, before this call of its own; somebody follows it in its turn. */
  again?: number;
}

export interface CrashResult extends Crash {
  /** The outcomes of whoever followed. */
  outcomes: string[];
  /** Absent when every claim held. */
  failure?: string;
  /** Calls of all processes together. */
  calls: number;
}

/** How each process of a crash point identifies itself. */
const RERUN = { attempt: "2" };
const NEW_RUN = { runId: "1002", attempt: "1", runUrl: "https://github.example/octo/shop/actions/runs/1002" };
const FOLLOWERS: Readonly<Record<Aftermath, readonly Pick<Start, "entry" | "owner">[]>> = {
  settle: [{ entry: "settle" }, { entry: "deploy", owner: RERUN }],
  "re-run": [{ entry: "deploy", owner: RERUN }],
  "new-run": [{ entry: "deploy", owner: NEW_RUN }],
};

const OPTIONS: Partial<FleetOptions> = { ready: { action: "STOP_DEPLOYMENT", waitMinutes: 60 } };

/** How many calls a deployment of this fleet makes when nothing goes wrong: its crash points. */
export async function callsOf(fleet: FleetName): Promise<string[]> {
  return onStage(fleet, async (stage, site) => {
    const { calls, ending } = await start(site, process(stage, 1, { entry: "deploy" })).ran;
    assert.equal(ending?.outcome, "succeeded");
    return calls.map(({ operation }) => operation);
  });
}

/** Plays one crash point; never rejects. */
export async function play(crash: Crash): Promise<CrashResult> {
  const done: Played = { runs: [], rests: [] };
  const result = (): CrashResult => ({
    ...crash,
    outcomes: done.runs.map(({ ending }) => ending?.outcome ?? "none"),
    calls: done.runs.reduce((sum, { calls }) => sum + calls.length, 0),
  });
  try {
    await onStage(crash.fleet, async (stage, site) => {
      const watching = watch(site);
      done.rests.push(await look(stage.world));
      const { call, when } = crash;
      const first = process(stage, 1, { entry: "deploy" });
      done.runs.push(await start(site, { ...first, killAt: { call, when } }).ran);
      const followers = [...FOLLOWERS[crash.aftermath]];
      if (crash.again !== undefined) {
        const second = process(stage, 9, followers[0]!);
        done.runs.push(await start(site, { ...second, killAt: { call: crash.again, when: "before" } }).ran);
        // A settle step runs but once: after it only the job itself comes again.
        if (followers.length > 1) followers.shift();
        if (done.runs.at(-1)!.ending) followers.length = 0;
      }
      for (const [index, follower] of followers.entries()) {
        done.runs.push(await start(site, process(stage, index + 2, follower)).ran);
        comeToRest(stage.world);
        done.rests.push(await look(stage.world));
      }
      assert.equal(inWords(await watching.judge()), "");
      judge(crash, stage, done);
    });
    return result();
  } catch (error) {
    return { ...result(), failure: `${String((error as Error).stack)}\n${storyOf(done)}` };
  }
}

/** The processes in their order, and the world at rest: before, and after each follower. */
interface Played {
  runs: Ran[];
  rests: Portrait[];
}

const stand = buildOnce();

async function onStage<T>(fleet: FleetName, act: (stage: Stage, site: Site) => Promise<T>): Promise<T> {
  const journey: Journey = { name: "", fleet, options: OPTIONS, check: () => undefined };
  const { world, fleet: there } = await standing(journey, { ...ORDINARY, stand });
  const time = createVirtualTime(world);
  return time.run(async () => {
    const stage = await setStage(journey, { world, fleet: there }, time);
    return act(stage, { world, time, door: "direct", seed: 1, brief: true, ended: new Set() });
  });
}

const process = (stage: Stage, pid: number, what: Pick<Start, "entry" | "owner">): Start => ({
  ...what,
  pid,
  inputs: inputsOf({}, stage.fleet),
  nonce: `${String(pid).padStart(8, "0")}-0000-4000-8000-000000000001`,
});

/** What must hold after every crash point. */
function judge({ aftermath, again }: Crash, { world, fleet }: Stage, { runs, rests }: Played): void {
  assert.deepEqual(world.users.harms, [], "users saw something");
  const [before, ...after] = rests as [Portrait, ...Portrait[]];
  const [killed, ...followers] = runs.slice(again === undefined ? 0 : 1) as [Ran, ...Ran[]];
  // Killed at its very end it may have said how it ended.
  if (followers.length === 0) return;
  if (killed.ending) assert.equal(killed.ending.outcome, "succeeded");
  for (const [index, { ending }] of followers.entries()) {
    assert.ok(ending, `follower ${index} ended without an outcome`);
    if (ending.outcome === "failed-clean")
      assert.deepEqual(differences(before, after[index]), [], "failed-clean, but the world is another");
    if (ending.outcome === "failed-dirty")
      assert.ok(ending.leftovers.length > 0, "dirty, with nothing listed");
  }
  const last = followers.at(-1)!.ending!;
  assert.ok(["succeeded", "unchanged"].includes(last.outcome), `ended ${last.outcome}: ${last.summary}`);
  if (aftermath === "settle" && again === undefined) {
    assert.notEqual(followers[0]!.ending!.outcome, "open");
    assert.ok(followers[0]!.took <= 270_000, `settle took ${followers[0]!.took} ms`);
  }
  for (const { name, healthy } of Object.values(world.users.groups))
    assert.deepEqual(healthy.byImage, { [fleet.amiNew]: 3 }, `in rotation in ${name}`);
  nothingDoubled(
    before,
    after.at(-1)!,
    followers.flatMap(({ ending }) => ending!.leftovers),
  );
}

/** Beside blue and green only what is listed as left: no further group, no further version of the template. */
function nothingDoubled(before: Portrait, after: Portrait, listed: readonly Leftover[]): void {
  const isListed = (name: string): boolean =>
    listed.some(({ what, command }) => `${what} ${command}`.includes(name));
  const groups = Object.keys(after.groups).filter((name) => !(name in before.groups) && !isListed(name));
  assert.ok(groups.length <= 1, `new groups that nobody listed: ${groups.join(", ")}`);
  for (const [id, { versions }] of Object.entries(after.templates)) {
    const known = new Set(before.templates[id]?.versions);
    const fresh = versions.filter((version) => !known.has(version) && !isListed(`version ${version} `));
    assert.ok(fresh.length <= 1, `new versions of ${id} that nobody listed: ${fresh.join(", ")}`);
  }
  for (const [name, { suspended }] of Object.entries(after.groups))
    if (after.deploymentGroups && groups.includes(name))
      assert.deepEqual(suspended, [], `${name} is suspended`);
}

const storyOf = ({ runs }: Played): string =>
  runs
    .map(({ ending, events }) => {
      const { path, said } = told(events);
      return `--- ${ending?.outcome ?? "no outcome"}: ${ending?.summary ?? ""}\n${path.join(" → ")}\n${said.slice(-25).join("\n")}\n${(ending?.leftovers ?? []).map(({ what, why }) => `LEFT ${what}: ${why}`).join("\n")}`;
    })
    .join("\n");
