import type { BluegreenEvent } from "../../src/events.ts";
import { settle } from "../journeys/lab.ts";
import type { Ran, Start } from "../journeys/run.ts";
import { storiesOf } from "../journeys/story.ts";
import { collector, type Keep, type Point, type Points } from "./crash-points.ts";
import { playOn, type Play, type Process } from "./crash-run.ts";
import type { Fixture } from "./fixtures.ts";
import { inWords } from "./invariants.ts";

/** What follows a process that was killed. */
export const AFTERMATHS = ["settle", "re-run", "new-run"] as const;
export type Aftermath = (typeof AFTERMATHS)[number];

/** What came of one crash point. */
export interface Result {
  outcomes: string[];
  calls: number;
  /** Absent when everything held. */
  failure?: string;
}

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
  Record<"first" | "again", (entry: Start["entry"], newRun: Fixture["newRun"]) => Process[]>
>;

const settleStep: Process = { entry: "settle", pid: 2 };
function rerun(entry: Start["entry"]): Process[] {
  return [{ entry, pid: 4, ...RERUN(3) }];
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
  const result = await playOut(fixture, point, aftermath, [1], async (play) => {
    const runs: Ran[] = [];
    const collected = keep && collector(play, (print, kill) => keep(tagged(print, aftermath), kill));
    for (const [index, follower] of FOLLOWERS[aftermath].first(fixture.entry, fixture.newRun).entries())
      runs.push(await play.run(follower, index === 0 ? collected?.seen : undefined));
    if (collected) points = collected.points;
    return runs;
  });
  return { result, points };
}

/** The same world asks another thing of another follower. */
const tagged = (print: string, aftermath: Aftermath): string =>
  `${aftermath === "new-run" ? 2 : 1}${print.slice(1)}`;

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
    return await playOn(fixture, { world, memory, dead }, async (play) => {
      runs = await act(play);
      settle(play.site.world);
      const wrong = [...lacksOf(fixture, aftermath, play, runs), inWords(await play.watching.judge())]
        .filter(Boolean)
        .join("\n");
      return wrong ? { ...result(), failure: `${wrong}\n${storiesOf(runs)}` } : result();
    });
  } catch (error) {
    return { ...result(), failure: `${String((error as Error).stack)}\n${storiesOf(runs)}` };
  }
}

/** How long a settle step may take: a cancelled job has little more (actions/runner: JobDispatcher). */
const SETTLE_TIME = 270_000;

/** Its minutes are for bringing the traffic back: what drains is listed. */
const isDrainWaitedFor = (event: BluegreenEvent): boolean =>
  event.kind === "waiting" && /targets are draining|may send requests/.test(event.text);

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
    ...(runs.length > 1 && runs[0]!.events.some(isDrainWaitedFor) ? ["settle waited for a drain"] : []),
    ...(runs.length > 1 && runs[0]!.ending?.outcome === "open" ? ["settle left it open"] : []),
    ...Object.values(world.users.groups)
      .filter(({ healthy }) => JSON.stringify(healthy.byImage) !== wanted)
      .map(({ name, healthy }) => `in rotation in ${name}: ${JSON.stringify(healthy.byImage)}`),
  ];
}
