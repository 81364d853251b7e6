import assert from "node:assert/strict";
import { differences } from "../../simulator/scenarios/differences.ts";
import { unlikeOneDeployment } from "../../simulator/demo/one-deployment.ts";
import type { ActionRun } from "../../simulator/runner/run-action.ts";
import type { Portrait } from "../../simulator/scenarios/portrait.ts";
import type { CallEntry } from "../../simulator/wire/front.ts";
import { atRest } from "../chaos/invariants/ends.ts";
import { isMutating } from "../chaos/invariants/writers.ts";
import { realAws, type RealAws } from "./real-aws.ts";

/** A process that is really killed: SIGKILL after this changing call's effect and before its answer. */
export interface RealKill {
  /** A changing call of a deployment: operation, parameter, and the how-manieth of its kind, from 1. */
  call: string;
  /**
   * `settle`: the process alone dies, the job's settle step follows, then the job is run again.
   * `re-run`: the runner vanishes with it, and the job is run again.
   */
  aftermath: "settle" | "re-run";
}

export interface RealKillResult extends RealKill {
  /** How the jobs that followed ended. */
  outcomes: string[];
  /** What AWS was called, all processes together. */
  calls: number;
  /** Absent when every claim held. */
  failure?: string;
}

export interface RealKillOptions {
  /** How many times faster than the wall time runs. */
  speed: number;
  /** Every so-manieth kill only. */
  every: number;
  /** How many are played at a time: they mostly wait. */
  parallel: number;
  onResult?(result: RealKillResult): void;
}

/** Names the changing calls one by one; a renewal of the lease has none: it comes when time says so. */
function naming(): (entry: CallEntry) => string | undefined {
  const counts = new Map<string, number>();
  return ({ operation, input }) => {
    const { Name = "" } = (input ?? {}) as { Name?: string };
    if (!isMutating(operation) || /\/alive\/\d+$/.test(Name)) return undefined;
    const what = [operation, ...(Name ? [Name] : [])].join(" ");
    counts.set(what, (counts.get(what) ?? 0) + 1);
    return `${what} #${counts.get(what)}`;
  };
}

/**
 * Kills the shipped bundle, in a process of its own over HTTP, at each changing call of a clone's deployment, and lets the
 * settle step or the next attempt follow. A kill before a call's effect is, for the world, one after the effect of the
 * call before it. Rejects only when the undisturbed deployment does not succeed.
 */
export async function realKills(options: RealKillOptions): Promise<RealKillResult[]> {
  const { speed, every, parallel, onResult } = options;
  const calls = await undisturbed(speed);
  const queue = calls
    .flatMap((call): RealKill[] => [
      { call, aftermath: "settle" },
      { call, aftermath: "re-run" },
    ])
    .filter((_, index) => index % every === 0);
  const results: RealKillResult[] = [];
  const one = async (): Promise<void> => {
    for (let kill = queue.shift(); kill; kill = queue.shift()) {
      const result = await playInTime(kill, speed);
      results.push(result);
      onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: parallel }, one));
  return results;
}

/** The changing calls of a deployment of which nothing goes wrong. */
async function undisturbed(speed: number): Promise<string[]> {
  const aws = await realAws(speed);
  try {
    const run = await aws.job();
    if (textOf(run).includes(STALLED) && speed > 4) return await undisturbed(speed / 2);
    assert.equal(run.outputs["outcome"], "succeeded", textOf(run));
    const name = naming();
    return aws.calls.flatMap((entry) => name(entry) ?? []);
  } finally {
    await aws.close();
  }
}

/**
 * A busy machine stalls a process for longer than its lease lasts at this speed, or a step looks and saves less often than
 * in the undisturbed run: then it is played again more slowly.
 */
async function playInTime(kill: RealKill, speed: number): Promise<RealKillResult> {
  const result = await play(kill, speed);
  const again = speed > 4 && [STALLED, NEVER].some((text) => result.failure?.includes(text));
  return again ? playInTime(kill, speed / 2) : result;
}

const STALLED = "it could not be renewed for 40 s";
const NEVER = "it was never killed";

async function play(kill: RealKill, speed: number): Promise<RealKillResult> {
  const aws = await realAws(speed);
  const runs: ActionRun[] = [];
  try {
    const before = await resting(aws);
    runs.push(await killedAt(aws, kill));
    const settled = await resting(aws);
    runs.push(await aws.job({ attempt: 2 }));
    judge(kill, aws, runs, [before, settled, await resting(aws)]);
    return { ...kill, outcomes: outcomesOf(runs), calls: aws.calls.length };
  } catch (error) {
    const failure = `${(error as Error).message}\n${runs.map(textOf).join("\n")}`;
    return { ...kill, outcomes: outcomesOf(runs), calls: aws.calls.length, failure };
  } finally {
    await aws.close();
  }
}

async function killedAt(aws: RealAws, { call, aftermath }: RealKill): Promise<ActionRun> {
  const end = new AbortController();
  const name = naming();
  aws.onCall((entry) => {
    if (name(entry) === call) end.abort();
  });
  const run = await aws.job(aftermath === "settle" ? { kill: end.signal } : { vanish: end.signal });
  if (!end.signal.aborted) throw new Error(`${NEVER}:\n${textOf(run)}`);
  aws.onCall(() => undefined);
  return run;
}

function judge(
  { aftermath }: RealKill,
  { world, fleet }: RealAws,
  [killed, again]: ActionRun[],
  [before, settled, after]: [Portrait, Portrait, Portrait],
): void {
  assert.deepEqual(world.users.harms, [], "users saw something");
  const settle = killed!.steps.find(({ id }) => id === "settle");
  if (aftermath === "settle") {
    const outcome = killed!.outputs["outcome"] ?? "";
    assert.ok(settle && settle.outcome !== "skipped", "there was no settle step");
    assert.ok(
      ["failed-clean", "failed-dirty", "succeeded"].includes(outcome),
      `settled: ${outcome || "nothing"}`,
    );
    if (outcome === "failed-clean")
      assert.deepEqual(differences(before, settled), [], "failed-clean, but not as before");
  } else assert.equal(settle, undefined);
  assert.ok(
    ["succeeded", "unchanged"].includes(again!.outputs["outcome"] ?? ""),
    `the job, run again: ${again!.outputs["outcome"]}`,
  );
  assert.deepEqual(unlikeOneDeployment(before, after, fleet.amiNew), []);
}

/** The world goes on meanwhile: a copy of it as it is now. */
const resting = ({ world }: RealAws): Promise<Portrait> => atRest(structuredClone(world));

const outcomesOf = (runs: readonly ActionRun[]): string[] =>
  runs.map(({ outputs }) => outputs["outcome"] || "none");

const textOf = ({ log }: ActionRun): string => log.map(({ text }) => text).join("\n");
