import type { Target, TargetEvent } from "../../src/codedeploy/targets.ts";

/** An event of a target; times are seconds. */
export const event = (
  name: string,
  status: string,
  start?: number,
  end?: number,
  diagnostics?: TargetEvent["diagnostics"],
): TargetEvent => ({
  name,
  status,
  start: start === undefined ? undefined : start * 1000,
  end: end === undefined ? undefined : end * 1000,
  diagnostics,
});

export const target = (id: string, status: string, ...events: TargetEvent[]): Target => ({
  id,
  label: "Green",
  status,
  events,
});
