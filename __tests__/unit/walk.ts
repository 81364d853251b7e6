import type { Run } from "../../src/engine/execute.ts";
import type { Course, Journal, StepRecord } from "../../src/engine/record.ts";
import type { Json, Planned, Step, Steps, Undoes } from "../../src/engine/step.ts";
import type { BluegreenEvent } from "../../src/events.ts";
import type { Clock } from "../../src/time/clock.ts";
import { HOUR } from "../../src/time/duration.ts";

/** A clock on which every sleep is over at once. */
export function quickClock(): Clock {
  let at = 0;
  return {
    now: () => new Date(at),
    monotonic: () => at,
    sleep: (ms, signal) => {
      if (signal?.aborted) return Promise.reject(signal.reason as Error);
      at += ms;
      return Promise.resolve();
    },
  };
}

/** A record in memory; `done` notes each write, as `2 begun` or `course back`. */
export function memoryJournal(plan: readonly Planned[], done: string[], from: StepRecord[] = []): Journal {
  const records = new Map(from.entries());
  let course: Course = { direction: "forward", committed: false };
  return {
    plan,
    step: (index) => records.get(index),
    course: () => course,
    writeStep(index, record) {
      records.set(index, record);
      done.push(`record ${plan[index]!.step} ${record.state}`);
      return Promise.resolve();
    },
    writeCourse(newer) {
      course = newer;
      done.push(`record ${newer.committed ? "committed" : newer.direction}`);
      return Promise.resolve();
    },
  };
}

/** A step that notes what is asked of it, and fails where it is told to. */
export function noting(
  name: string,
  done: string[],
  { undoes, fails = [], memo = name }: { undoes?: Undoes; fails?: string[]; memo?: Json } = {},
): Step<Json, Json> {
  const act = (what: string): Promise<void> => {
    done.push(`${what} ${name}`);
    return fails.includes(what) ? Promise.reject(new Error(`${name} fails to ${what}`)) : Promise.resolve();
  };
  return {
    title: () => `do ${name}`,
    begin: async () => (await act("begin"), memo),
    apply: async () => (await act("apply"), memo),
    ...(undoes ? { undo: { what: undoes, run: async () => (await act("undo"), []) } } : {}),
    leaves: () => [{ what: `the rest of ${name}`, why: "", command: `remove ${name}` }],
  };
}

export const planOf = (steps: Steps): Planned[] => Object.keys(steps).map((step) => ({ step, args: null }));

export function runOf(events: BluegreenEvent[] = []): Run {
  return {
    aws: () => Promise.reject(new Error("nothing is called here")),
    clock: quickClock(),
    emit: (event) => void events.push(event),
    deadline: new Date(HOUR),
    release: { target: "web/production", number: 7, nonce: "n" },
  };
}
