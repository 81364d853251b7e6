import type { Aws } from "../aws/call.ts";
import type { Course, Journal, StepRecord } from "../engine/record.ts";
import type { Json, Planned } from "../engine/step.ts";
import { stopsRun } from "../failure.ts";
import { pathsOf } from "./names.ts";
import { encode, LARGEST_VALUE, put } from "./parameters.ts";

/** Which release, and which of its owners writes: 0 is the run that claimed it. */
export interface Place {
  target: string;
  release: number;
  owner: number;
}

/** Everything the release log holds about one release, folded over its owners (rule 26). */
export interface Folded {
  plan: readonly Planned[];
  steps: Record<number, StepRecord>;
  course: Course;
}

export const FRESH: Course = { direction: "forward", committed: false };

/** Records the plan: in as many parameters as its length asks for. Written once. */
export async function recordPlan(aws: Aws, place: Place, plan: readonly Planned[]): Promise<void> {
  const by = pathsOf(place.target).by(place.release, place.owner);
  for (const [index, piece] of pieces(plan).entries())
    await put(aws, `${by}/plan/${index}`, piece as unknown as Json);
}

/** Records the course under this owner. */
export const writeCourse = (aws: Aws, { target, release, owner }: Place, course: Course): Promise<number> =>
  put(aws, `${pathsOf(target).by(release, owner)}/course`, course as unknown as Json);

/** The journal the engine writes to: durable before each promise resolves, and remembered here. */
export function journal(aws: Aws, place: Place, folded: Folded): Journal {
  const by = pathsOf(place.target).by(place.release, place.owner);
  const steps = new Map(Object.entries(folded.steps).map(([index, record]) => [Number(index), record]));
  const unwritten = new Map<number, Json>();
  let course = folded.course;
  return {
    plan: folded.plan,
    step: (index) => steps.get(index),
    course: () => course,
    async writeStep(index, record) {
      unwritten.set(index, record.memo);
      await put(aws, `${by}/steps/${index}`, record as unknown as Json);
      unwritten.delete(index);
      steps.set(index, record);
    },
    unwritten: (index) => unwritten.get(index),
    async writeCourse(newer) {
      try {
        await writeCourse(aws, place, newer);
      } catch (error) {
        // A cancellation cut off the answer: the commit point may be written, and from it nothing goes back.
        if (newer.committed && stopsRun(error)) course = newer;
        throw error;
      }
      course = newer;
    },
  };
}

/** A record that is only read. */
export const readOnly = ({ plan, steps, course }: Folded): Journal => ({
  plan,
  step: (index) => steps[index],
  course: () => course,
  writeStep: refuse,
  writeCourse: refuse,
});

const refuse = (): Promise<never> => Promise.reject(new Error("this record is only read"));

/** Consecutive steps together, as many as one parameter holds. */
function pieces(plan: readonly Planned[]): Planned[][] {
  const all: Planned[][] = [];
  for (const planned of plan) {
    const last = all.at(-1);
    const fits = last && Buffer.byteLength(encode([...last, planned] as unknown as Json)) <= LARGEST_VALUE;
    if (fits) last.push(planned);
    else all.push([planned]);
  }
  return all;
}
