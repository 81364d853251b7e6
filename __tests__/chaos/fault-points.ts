import assert from "node:assert/strict";
import { operations, type OperationName } from "../../src/aws/operations.ts";
import { canStrike, faultKinds, playedFor, type FaultKind, type FaultKindName } from "./fault-kinds.ts";
import { playOn, process } from "./fault-play.ts";
import { stageOf } from "./fixture-stage.ts";
import { subjectNamed, type FaultPoint, type Struck } from "./fault-point.ts";
import type { Fixture } from "./fixtures.ts";

type Call = Omit<Struck, "kind">;

/** The calls of a subject's process when nothing goes wrong. */
async function callsOf(subject: Fixture): Promise<Call[]> {
  const { world } = await stageOf(subject);
  const { calls, ending } = await playOn(subject, { world, dead: [] }, ({ run }) => run(process(subject, 1)));
  assert.equal(ending?.outcome, "succeeded");
  return calls.map(({ operation }, call) => ({
    operation,
    call,
    nth: calls.slice(0, call).filter((other) => other.operation === operation).length,
  }));
}

const KINDS = Object.entries(faultKinds) as [FaultKindName, FaultKind][];

/** Every kind of fault at every call that it can strike, one at a time; kinds that are the same there once. */
export async function singles(subject: Fixture): Promise<FaultPoint[]> {
  return (await callsOf(subject)).flatMap((call) => {
    const names = KINDS.filter(([, kind]) => canStrike(kind, call.operation)).map(([name]) => name);
    return names
      .filter((kind) => playedFor(kind, call.operation) === kind)
      .map((kind) => ({
        subject: subject.name,
        faults: [{ kind, ...call }],
        also: names.filter((other) => other !== kind && playedFor(other, call.operation) === kind),
      }));
  });
}

const PAIRED = ["lost-answer", "unknown-error"] as const satisfies readonly FaultKindName[];

/**
 * Every two of the changing operations, at the first call of each: each of the two loses its answer or is refused for
 * good. Which of them comes first in the deployment says its order.
 */
export async function pairs(subject: Fixture): Promise<FaultPoint[]> {
  const firsts = (await callsOf(subject)).filter(
    ({ operation, nth }) => nth === 0 && operations[operation as OperationName].kind !== "read",
  );
  return firsts.flatMap((one, index) =>
    firsts.slice(index + 1).flatMap((other) =>
      PAIRED.flatMap((first) =>
        PAIRED.map((second) => ({
          subject: subject.name,
          faults: [
            { kind: first, ...one },
            { kind: second, ...other },
          ],
          also: [],
        })),
      ),
    ),
  );
}

/** The singles of these subjects, each kind as a point of its own, also where another is played for it. */
export async function faultPoints(subjects: readonly string[]): Promise<FaultPoint[]> {
  const all: FaultPoint[] = [];
  for (const name of subjects) all.push(...(await singles(subjectNamed(name))));
  return all.flatMap((point) => [
    point,
    ...point.also.map((kind) => ({ ...point, faults: [{ ...point.faults[0]!, kind }], also: [] })),
  ]);
}
