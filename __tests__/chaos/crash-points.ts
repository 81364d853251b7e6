import { createVirtualTime } from "../../simulator/time/virtual-time.ts";
import type { World } from "../../simulator/core/world.ts";
import type { Fleet } from "../../simulator/scenarios/fleet.ts";
import { inputsOf, settle } from "../journeys/lab.ts";
import { start, type Ran, type Site, type Start } from "../journeys/run.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Fixture } from "./fixtures.ts";
import { wreckBefore } from "./wrecks.ts";
import { nonceOf, stageOf } from "./fixture-stage.ts";
import { copyOf, inWords, watch, type Memory, type Watch } from "./invariants.ts";

/** What follows a process that was killed. */
export const AFTERMATHS = ["settle", "re-run", "new-run"] as const;
export type Aftermath = (typeof AFTERMATHS)[number];

/** A kill: at which call of the process, counted from 0, and whether the call still took effect. */
export interface Kill {
  call: number;
  when: "before" | "after";
}

/**
 * The world as a killed process leaves it. A copy of the world is all there is to it: what was in the process is gone, and
 * a call of it that had not taken effect never does.
 */
export interface Point extends Kill {
  operation: string;
  print: string;
  world: World;
  memory: Memory;
}

/** How often a process was killed, and in how many worlds that left. */
export interface Points {
  /** Kills: two for each call. */
  all: number;
  distinct: Point[];
}

/** What came of one crash point. */
export interface Result {
  outcomes: string[];
  calls: number;
  /** Absent when everything held. */
  failure?: string;
}

type Follower = Omit<Start, "inputs" | "nonce">;

const JOB = { host: "another-runner" };
const RERUN = (attempt: number) => ({ ...JOB, owner: { attempt: String(attempt) } });
const NEW_RUN = (attempt: number) => ({
  ...JOB,
  owner: {
    runId: "1002",
    attempt: String(attempt),
    runUrl: "https://github.example/octo/shop/actions/runs/1002",
  },
});

/** Who comes after the first kill, and who comes instead when the first of these is killed too. */
const FOLLOWERS = {
  settle: { first: (entry) => [settleStep, { entry, pid: 3, ...RERUN(2) }], again: rerun },
  "re-run": { first: (entry) => [{ entry, pid: 2, ...RERUN(2) }], again: rerun },
  "new-run": {
    first: (entry, newRun) => [{ entry: newRun?.entry ?? entry, pid: 2, ...NEW_RUN(1) }],
    again: (entry, newRun) => [{ entry: newRun?.entry ?? entry, pid: 4, ...NEW_RUN(2) }],
  },
} satisfies Record<
  Aftermath,
  Record<"first" | "again", (entry: Start["entry"], newRun: Fixture["newRun"]) => Follower[]>
>;

const settleStep: Follower = { entry: "settle", pid: 2 };
function rerun(entry: Start["entry"]): Follower[] {
  return [{ entry, pid: 4, ...RERUN(3) }];
}

/** A copy of a world in which processes run one after the other, under the watch. */
interface Play {
  watching: Watch;
  site: Site;
  fleet: Fleet;
  /** Runs a process to its end; `seen` is told of each crash point of it. */
  run(process: Follower, seen?: (kill: Kill, operation: string) => void): Promise<Ran>;
}

async function onCopy<T>(
  fixture: Fixture,
  from: { world: World; memory?: Memory | undefined; dead: readonly number[] },
  act: (play: Play) => Promise<T>,
): Promise<T> {
  const { fleet } = await stageOf(fixture);
  const world = structuredClone(from.world);
  const time = createVirtualTime(world);
  return time.run(async () => {
    const site: Site = { world, time, door: "direct", seed: 1, brief: true, ended: new Set(from.dead) };
    const watching = watch(site, from.memory && copyOf(from.memory));
    return act({
      watching,
      site,
      fleet,
      run(process, seen) {
        if (seen) site.witness = witnessed(watching, seen);
        const { entry } = fixture;
        const { ran } = start(site, {
          of: entry === "settle" ? undefined : entry,
          ...process,
          inputs: givenTo(fixture, process, fleet),
          nonce: nonceOf(process.pid),
        });
        site.witness = watching;
        return ran;
      },
    });
  });
}

/** Another action than the fixture's has its own inputs; `ami-id` is the deployment's alone. */
function givenTo({ inputs, entry }: Fixture, process: Follower, fleet: Fleet): Record<string, string> {
  if (process.entry === "deploy" && entry !== "deploy") return inputsOf({}, fleet);
  const { "ami-id": image, ...others } = inputsOf({ inputs, entry }, fleet);
  return entry === "deploy" ? { "ami-id": image!, ...others } : others;
}

/** The watch, and beside it somebody who is told before each call is sent and right after it took effect. */
function witnessed(watching: Watch, seen: (kill: Kill, operation: string) => void): Watch {
  let asked = -1;
  const open = new Map<string, number[]>();
  return {
    ...watching,
    asked(pid, operation, input) {
      asked++;
      open.set(operation, [...(open.get(operation) ?? []), asked]);
      seen({ call: asked, when: "before" }, operation);
      watching.asked(pid, operation, input);
    },
    called(pid, entry) {
      watching.called(pid, entry);
      seen({ call: open.get(entry.operation)?.shift() ?? asked, when: "after" }, entry.operation);
    },
  };
}

/** Says which points are to be kept: by their worlds, or by where they are. */
export type Keep = (print: string, kill: Kill) => boolean;

/** Collects the crash points of a process: each distinct world once. */
function collector({ site, watching }: Play, keep: Keep) {
  const points: Points = { all: 0, distinct: [] };
  const seen = (kill: Kill, operation: string): void => {
    points.all++;
    const print = fingerprint(site.world);
    if (!keep(print, kill)) return;
    const world = structuredClone(site.world);
    points.distinct.push({ ...kill, operation, print, world, memory: watching.remember() });
  };
  return { points, seen };
}

/** All crash points of a fixture's process that nobody disturbs. */
export async function pointsOf(fixture: Fixture): Promise<Points & { ran: Ran }> {
  const { world } = await stageOf(fixture);
  return onCopy(fixture, { world, dead: [] }, async (play) => {
    const met = new Set<string>();
    const { points, seen } = collector(play, (print) => !met.has(print) && Boolean(met.add(print)));
    if (fixture.wreck) await wreckBefore(play.site, play.fleet, fixture.wreck, nonceOf(80));
    const ran = await play.run({ entry: fixture.entry, pid: 1 }, seen);
    if (ran.ending?.outcome !== "succeeded") throw new Error(`${fixture.name} ended ${ran.ending?.outcome}`);
    const violations = inWords(await play.watching.judge());
    if (violations) throw new Error(`${fixture.name}, which nobody killed: ${violations}`);
    return { ...points, ran };
  });
}

/**
 * After a kill: whoever follows, and all points at which the first of them can be killed in its turn.
 * @param keep none are collected without it
 */
export async function follow(
  fixture: Fixture,
  point: Point,
  aftermath: Aftermath,
  keep?: Keep,
): Promise<{ result: Result; points: Points }> {
  let points: Points = { all: 0, distinct: [] };
  const next = FOLLOWERS[aftermath].again.name;
  const result = await playOut(fixture, point, aftermath, [1], async (play) => {
    const runs: Ran[] = [];
    const collected = keep && collector(play, (print, kill) => keep(tagged(print, next), kill));
    for (const [index, follower] of FOLLOWERS[aftermath].first(fixture.entry, fixture.newRun).entries())
      runs.push(await play.run(follower, index === 0 ? collected?.seen : undefined));
    if (collected) points = collected.points;
    return runs;
  });
  return { result, points };
}

/** The same world asks another thing of another follower. */
const tagged = (print: string, next: string): string =>
  next === "rerun" ? `1${print.slice(1)}` : `2${print.slice(1)}`;

/** After the second kill. */
export const followAgain = (fixture: Fixture, point: Point, aftermath: Aftermath): Promise<Result> =>
  playOut(fixture, point, aftermath, [1, 2], async (play) => {
    const runs: Ran[] = [];
    for (const follower of FOLLOWERS[aftermath].again(fixture.entry, fixture.newRun))
      runs.push(await play.run(follower));
    return runs;
  });

/** Plays from a crash point to the end, and judges; never rejects. */
async function playOut(
  fixture: Fixture,
  { world, memory }: Point,
  aftermath: Aftermath,
  dead: readonly number[],
  act: (play: Play) => Promise<Ran[]>,
): Promise<Result> {
  let runs: Ran[] = [];
  const result = (): Result => ({
    outcomes: runs.map(({ ending }) => ending?.outcome ?? "none"),
    calls: runs.reduce((sum, { calls }) => sum + calls.length, 0),
  });
  try {
    return await onCopy(fixture, { world, memory, dead }, async (play) => {
      runs = await act(play);
      settle(play.site.world);
      const wrong = [...lacksOf(fixture, aftermath, play, runs), inWords(await play.watching.judge())]
        .filter(Boolean)
        .join("\n");
      return wrong ? { ...result(), failure: `${wrong}\n${storyOf(runs)}` } : result();
    });
  } catch (error) {
    return { ...result(), failure: `${String((error as Error).stack)}\n${storyOf(runs)}` };
  }
}

/** How long a settle step may take: a cancelled job has little more (actions/runner: JobDispatcher). */
const SETTLE_TIME = 270_000;

/** Beside the invariants: whoever follows ends, in its time, and in the end what was asked for serves. */
function lacksOf(
  fixture: Fixture,
  aftermath: Aftermath,
  { fleet, site: { world } }: Play,
  runs: readonly Ran[],
): string[] {
  const last = runs.at(-1)?.ending;
  const actor = aftermath === "new-run" ? (fixture.newRun?.entry ?? fixture.entry) : fixture.entry;
  const wanted = JSON.stringify({ [fixture.serves(fleet, actor)]: fixture.options.instances ?? 3 });
  return [
    ...runs.flatMap(({ ending }, index) => (ending ? [] : [`follower ${index} ended without an outcome`])),
    ...(last && !["succeeded", "unchanged"].includes(last.outcome)
      ? [`ended ${last.outcome}: ${last.summary}`]
      : []),
    ...(runs.length > 1 && runs[0]!.took > SETTLE_TIME ? [`settle took ${runs[0]!.took} ms`] : []),
    ...(runs.length > 1 && runs[0]!.ending?.outcome === "open" ? ["settle left it open"] : []),
    ...Object.values(world.users.groups)
      .filter(({ healthy }) => JSON.stringify(healthy.byImage) !== wanted)
      .map(({ name, healthy }) => `in rotation in ${name}: ${JSON.stringify(healthy.byImage)}`),
  ];
}

const storyOf = (runs: readonly Ran[]): string =>
  runs
    .map(({ ending, events }) => {
      const said = events.flatMap((event) => {
        if (event.kind === "step-ended") return [`${event.step} ${event.result}`];
        return "text" in event && event.kind !== "plan" ? [event.text] : [];
      });
      const left = (ending?.leftovers ?? []).map(({ what, why }) => `LEFT ${what}: ${why}`);
      const head = `--- ${ending?.outcome ?? "no outcome"}: ${ending?.summary ?? ""}`;
      return [head, ...said.slice(-25), ...left].join("\n");
    })
    .join("\n");
