import assert from "node:assert/strict";
import type { FleetName } from "../../src/plan/facts.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { differences } from "../../simulator/scenarios/differences.ts";
import type { Portrait } from "../../simulator/scenarios/portrait.ts";
import { createVirtualTime } from "../../simulator/time/virtual-time.ts";
import { READY_WAIT } from "../journeys/each-fleet.ts";
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
import { start, type Ran, type Site, type Start } from "../journeys/run.ts";
import { buildOnce } from "../journeys/standing.ts";
import { otherRun } from "../journeys/unfinished.ts";
import { inWords, watch, type Violation } from "./invariants.ts";
import { canStrike, faultKinds, type FaultKind, type FaultKindName } from "./fault-kinds.ts";

/** What is done to whom: a fleet's deployment, later also what follows it. */
export type Subject = FleetName;

/** A kind of fault at a call: of all calls from 0, and the `nth` of its operation. */
export interface Struck {
  kind: FaultKindName;
  call: number;
  operation: string;
  nth: number;
}

/** One fault at one call, or two. */
export interface FaultPoint {
  subject: Subject;
  faults: readonly Struck[];
}

export interface FaultResult extends FaultPoint {
  /** The outcomes of the deployment and of the calm one after it. */
  outcomes: string[];
  failure?: string;
  calls: number;
}

/** The operations of a deployment's calls, when nothing goes wrong. */
export async function callsOf(subject: Subject): Promise<string[]> {
  return onStage(subject, async (stage, site) => {
    const { calls, ending } = await start(site, process(stage, 1)).ran;
    assert.equal(ending?.outcome, "succeeded");
    return calls.map(({ operation }) => operation);
  });
}

/** Every kind of fault at every call that it can strike, one at a time. */
export async function faultPoints(subjects: readonly Subject[]): Promise<FaultPoint[]> {
  const points: FaultPoint[] = [];
  for (const subject of subjects) {
    const calls = await callsOf(subject);
    for (const [call, operation] of calls.entries()) {
      const nth = calls.slice(0, call).filter((other) => other === operation).length;
      for (const [kind, what] of Object.entries(faultKinds) as [FaultKindName, FaultKind][])
        if (canStrike(what, operation)) points.push({ subject, faults: [{ kind, call, operation, nth }] });
    }
  }
  return points;
}

/** Plays one; never rejects. */
export async function play(point: FaultPoint): Promise<FaultResult> {
  const runs: Ran[] = [];
  const result = (): FaultResult => ({
    ...point,
    outcomes: runs.map(({ ending }) => ending?.outcome ?? "none"),
    calls: runs.reduce((sum, { calls }) => sum + calls.length, 0),
  });
  try {
    await onStage(point.subject, async (stage, site) => {
      const { world } = stage;
      const watching = watch(site);
      const rests = [await look(world)];
      world.faults.push(...point.faults.map(armed));
      runs.push(await start(site, process(stage, 1)).ran);
      world.faults.length = 0;
      comeToRest(world);
      rests.push(await look(world));
      runs.push(await start(site, follower(stage, runs[0]!)).ran);
      comeToRest(world);
      rests.push(await look(world));
      const violations = await watching.judge();
      assert.equal(inWords(violations.filter((one) => !isExcused(point, runs[0]!, one))), "");
      judge(point, stage, runs, rests);
    });
    return result();
  } catch (error) {
    return { ...result(), failure: `${String((error as Error).stack)}\n${storyOf(runs)}` };
  }
}

/**
 * Only after a denial that left something lying. What may not be read is not known: the list may then name more than is left,
 * never less. And what a new release finds lying it may count as blue's, until a person or `repair` removed it.
 */
function isExcused({ faults }: FaultPoint, { ending }: Ran, { invariant, text }: Violation): boolean {
  if (ending?.outcome !== "failed-dirty" || !faults.some(({ kind }) => kind === "denied")) return false;
  const unknowable = text
    .split("; ")
    .every((part) => /^process 1 ended failed-dirty, but nothing is left of|^nothing is left of/.test(part));
  return unknowable || text.startsWith("process 2 ") || (invariant === "d" && text.includes("/releases/2 "));
}

const armed = ({ kind, call, operation, nth }: Struck): Fault =>
  (faultKinds[kind] as FaultKind).at(call, operation, nth);

const stand = buildOnce();

async function onStage<T>(subject: Subject, act: (stage: Stage, site: Site) => Promise<T>): Promise<T> {
  const journey: Journey = { name: "", fleet: subject, options: READY_WAIT, check: () => undefined };
  const { world, fleet } = await standing(journey, { ...ORDINARY, stand });
  const time = createVirtualTime(world);
  return time.run(async () => {
    const stage = await setStage(journey, { world, fleet }, time);
    return act(stage, { world, time, door: "direct", seed: 1, brief: true, ended: new Set() });
  });
}

const process = (stage: Stage, pid: number, owner?: Start["owner"]): Start => ({
  entry: "deploy",
  pid,
  inputs: inputsOf({}, stage.fleet),
  nonce: `${String(pid).padStart(8, "0")}-0000-4000-8000-000000000001`,
  ...(owner ? { owner } : {}),
});

/** In calm weather: an open release is gone on with by its own job, anything else is another run's. */
const follower = (stage: Stage, { ending }: Ran): Start =>
  process(stage, 2, ending?.outcome === "open" ? { attempt: "2" } : otherRun(2));

function judge(
  { faults }: FaultPoint,
  { world, fleet }: Stage,
  runs: readonly Ran[],
  rests: readonly Portrait[],
): void {
  const [struck, calm] = runs as [Ran, Ran];
  const [before, between] = rests as [Portrait, Portrait, Portrait];
  const outcome = struck.ending?.outcome;
  assert.ok(outcome, "it ended without an outcome");
  const allowed = faults.flatMap(({ kind }) => [...faultKinds[kind].allowed]);
  assert.ok(allowed.includes(outcome), `ended ${outcome}: ${struck.ending!.summary}`);
  const defect = runs.flatMap(({ events }) => events).find(({ kind }) => kind === "defect");
  assert.equal(defect, undefined, "a defect was told");
  if (outcome === "failed-clean")
    assert.deepEqual(differences(before, between), [], "failed-clean, but the world is another");
  if (outcome === "failed-dirty")
    assert.ok(struck.ending!.leftovers.length > 0, "dirty, with nothing listed");
  const last = calm.ending?.outcome ?? "none";
  const wanted = outcome === "succeeded" ? ["unchanged"] : ["succeeded", "unchanged"];
  // Over what a denial left lying a new release may be refused, with nothing changed, until a person or `repair` removed it.
  if (outcome === "failed-dirty" && faults.some(({ kind }) => kind === "denied")) wanted.push("failed-clean");
  assert.ok(wanted.includes(last), `in calm weather it ended ${last}: ${calm.ending?.summary}`);
  assert.deepEqual(world.users.harms, [], "users saw something");
  for (const { name, healthy } of Object.values(world.users.groups))
    if (last === "failed-clean") assert.ok(healthy.serving >= 3, `in rotation in ${name}`);
    else assert.deepEqual(healthy.byImage, { [fleet.amiNew]: 3 }, `in rotation in ${name}`);
}

const storyOf = (runs: readonly Ran[]): string =>
  runs
    .map(({ ending, events }) => {
      const { path, said } = told(events);
      return `--- ${ending?.outcome ?? "no outcome"}: ${ending?.summary ?? ""}\n${path.join(" → ")}\n${said.slice(-25).join("\n")}\n${(ending?.leftovers ?? []).map(({ what, why }) => `LEFT ${what}: ${why}`).join("\n")}`;
    })
    .join("\n");
