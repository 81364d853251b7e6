import type { Outcome } from "../../src/outcome.ts";
import type { World } from "../../simulator/core/world.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import type { Portrait } from "../../simulator/scenarios/portrait.ts";
import { inputsOf, look, settle as comeToRest } from "../journeys/lab.ts";
import { start, type Ran, type Start } from "../journeys/run.ts";
import { storiesOf } from "../journeys/story.ts";
import { otherRun } from "../journeys/unfinished.ts";
import { onCopy, type Copied, type From } from "./copy-of-stage.ts";
import { faultKinds, isRead, type FaultKind } from "./fault-kinds.ts";
import { lacksAfter, lacksOfStruck } from "./fault-judge.ts";
import { nameOf, subjectNamed, type FaultPoint, type Struck } from "./fault-point.ts";
import { fingerprint } from "./fingerprint.ts";
import { nonceOf, stageOf } from "./fixture-stage.ts";
import type { Fixture } from "./fixtures.ts";
import { inWords, type Memory, type Violation } from "./invariants.ts";

export interface FaultResult extends FaultPoint {
  /** How the struck process ended, then each that followed. */
  outcomes: string[];
  failure?: string;
  calls: number;
}

type Process = Omit<Start, "inputs" | "nonce"> & { given?: Record<string, string> };

/** A copy of a world in which processes run one after the other, under the watch. */
interface Play extends Copied {
  world: World;
  run(process: Process): Promise<Ran>;
}

/** Plays on a copy of a world in which the subject stands; after each process the faults are over, and all comes to rest. */
export const playOn = <T>(subject: Fixture, from: From, act: (play: Play) => Promise<T>): Promise<T> =>
  onCopy(subject, from, (copied) => {
    const { site, fleet } = copied;
    const { world } = site;
    const run: Play["run"] = async ({ given, ...process }) => {
      const { "ami-id": image, ...names } = inputsOf({ inputs: given ?? {} }, fleet);
      const inputs = { ...names, ...(process.entry === "deploy" ? { "ami-id": image! } : {}) };
      const ran = await start(site, { ...process, inputs, nonce: nonceOf(process.pid) }).ran;
      world.faults.length = 0;
      comeToRest(world);
      return ran;
    };
    return act({ ...copied, world, run });
  });

/** The subject's own process. */
export const process = ({ entry, inputs }: Fixture, pid: number, owner?: Start["owner"]): Process => ({
  entry,
  pid,
  given: inputs,
  ...(owner ? { owner } : {}),
});

const newRun = (subject: Fixture): Process => process(subject, 3, otherRun(2));
const repair = (given: Record<string, string>): Process => ({
  entry: "repair",
  pid: 2,
  owner: otherRun(1),
  given,
});

/** What follows in calm weather, each in a world of its own: a list of processes, the last of which brings what was asked for. */
const AFTERMATHS = {
  succeeded: (subject) => [[newRun(subject)]],
  unchanged: () => [],
  "failed-clean": (subject) => [[newRun(subject)]],
  "failed-dirty": (subject) => [[repair({}), newRun(subject)]],
  open: (subject) => [[process(subject, 2, { attempt: "2" })], [repair({ open: "undo" }), newRun(subject)]],
} satisfies Record<Outcome, (subject: Fixture) => Process[][]>;

/** Worlds in which what follows was played: it would be the same again. */
const met = new Set<string>();

/** Plays one; never rejects. */
export async function play(point: FaultPoint): Promise<FaultResult> {
  const subject = subjectNamed(point.subject);
  const struck: Ran[] = [];
  const followed: Ran[] = [];
  const result = (failure?: string): FaultResult => ({
    ...point,
    outcomes: [...struck, ...followed].map(({ ending }) => ending?.outcome ?? "none"),
    calls: [...struck, ...followed].reduce((sum, { calls }) => sum + calls.length, 0),
    ...(failure ? { failure: `${failure}\n${storiesOf([...struck, ...followed])}` } : {}),
  });
  try {
    const left = await strike(point, struck);
    if (left.wrong) return result(left.wrong);
    const outcome = struck[0]!.ending!.outcome;
    const print = `${subject.name} ${outcome} ${fingerprint(left.world)}`;
    if (met.has(print)) return result();
    met.add(print);
    const isFine = (one: Violation): boolean => isUnknowable(point, struck[0]!, one);
    for (const [index, processes] of AFTERMATHS[outcome](subject).entries()) {
      const wrong = await follow(subject, { ...left, dead: [1] }, processes, followed, isFine, outcome);
      if (wrong) return result(`${nameOf(point)}, aftermath ${index}: ${wrong}`);
    }
    return result();
  } catch (error) {
    return result(String((error as Error).stack));
  }
}

/** Plays the struck process, which is added to `struck`; the world it leaves, and what did not hold. */
async function strike(
  point: FaultPoint,
  struck: Ran[],
): Promise<{ world: World; memory: Memory; wrong: string }> {
  const subject = subjectNamed(point.subject);
  const { world: before } = await stageOf(subject);
  const rest = await restOf(subject);
  return playOn(subject, { world: before, dead: [] }, async ({ world, watching, run }) => {
    world.faults.push(...point.faults.map(armed));
    const ran = await run(process(subject, 1));
    struck.push(ran);
    const memory = watching.remember(); // before its end is judged: once is enough
    const wrong = lacksOfStruck(point, ran, { before: rest, after: await look(world) });
    const violations = (await watching.judge()).filter((one) => !isUnknowable(point, ran, one));
    return { world, memory, wrong: [...wrong, inWords(violations)].filter(Boolean).join("\n") };
  });
}

/** What may not be read is not known: the list may then name more than is left, never less. */
const isUnknowable = ({ faults }: FaultPoint, { ending }: Ran, { text }: Violation): boolean =>
  ending?.outcome === "failed-dirty" &&
  faults.some(({ kind, operation }) => kind === "denied" && isRead(operation)) &&
  text.split("; ").every((part) => /^(process 1 ended failed-dirty, but )?nothing is left of: /.test(part));

/** Plays what follows on a copy; what did not hold, or nothing. */
const follow = (
  subject: Fixture,
  from: From,
  processes: readonly Process[],
  followed: Ran[],
  isFine: (violation: Violation) => boolean,
  first: Outcome,
): Promise<string> =>
  playOn(subject, from, async ({ world, fleet, watching, run }) => {
    const runs: Ran[] = [];
    for (const one of processes) {
      const ran = await run(one);
      runs.push(ran);
      followed.push(ran);
    }
    const wrong = lacksAfter(first, runs, { world, image: subject.serves(fleet, subject.entry), count: 3 });
    const violations = (await watching.judge()).filter((one) => !isFine(one));
    return [...wrong, inWords(violations)].filter(Boolean).join("\n");
  });

const armed = ({ kind, call, operation, nth }: Struck): Fault =>
  (faultKinds[kind] as FaultKind).at(call, operation, nth);

const restsBefore = new Map<string, Promise<Portrait>>();

function restOf(subject: Fixture): Promise<Portrait> {
  const known = restsBefore.get(subject.name) ?? stageOf(subject).then(({ world }) => look(world));
  restsBefore.set(subject.name, known);
  return known;
}
