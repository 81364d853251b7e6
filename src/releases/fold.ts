import type { Parameter } from "@aws-sdk/client-ssm";
import type { Course, StepRecord } from "../engine/record.ts";
import type { Planned } from "../engine/step.ts";
import { FRESH, type Folded } from "./journal.ts";
import { decode } from "./parameters.ts";

/**
 * The state of a release from the parameters below it: per step the newest owner's word wins, and so does the
 * newest owner's course. Pure.
 * @param path the release's path; @param parameters everything below it
 */
export function fold(path: string, parameters: readonly Parameter[]): Folded {
  const plan = new Map<number, Planned[]>();
  const steps: Record<number, StepRecord & { owner: number }> = {};
  let course: Course & { owner: number } = { ...FRESH, owner: -1 };
  for (const { Name, Value } of parameters) {
    const match = /^\/by\/(\d+)\/(plan|steps|course)(?:\/(\d+))?$/.exec(Name!.slice(path.length));
    if (!match) continue;
    const owner = Number(match[1]);
    const index = Number(match[3]);
    if (match[2] === "plan") plan.set(index, decode<Planned[]>(Value!, Name!));
    else if (match[2] === "course") {
      if (owner > course.owner) course = { ...decode<Course>(Value!, Name!), owner };
    } else if (owner >= (steps[index]?.owner ?? -1))
      steps[index] = { ...decode<StepRecord>(Value!, Name!), owner };
  }
  const pieces = [...plan.entries()].sort(([a], [b]) => a - b).flatMap(([, piece]) => piece);
  const { owner: _owner, ...rest } = course;
  return {
    plan: pieces,
    steps: Object.fromEntries(
      Object.entries(steps).map(([index, { state, memo }]) => [index, { state, memo }]),
    ),
    course: rest,
  };
}
