import { countOf, nameIds } from "../fleet/ids.ts";
import { formatDuration } from "../time/duration.ts";
import type { Target, TargetEvent } from "./targets.ts";

/** What has been told of each target: `<event>|<status>|<time>` by id. Grows by one entry per event and status. */
export type Told = Map<string, Set<string>>;

/** Something that happened to one target and is worth telling. */
export interface Happening {
  id: string;
  label: Target["label"];
  event: string;
  status: string;
  /** Epoch milliseconds at which it happened; the order of telling. */
  at: number | undefined;
  /** How long the event took, when both ends are known and in order. */
  took: number | undefined;
}

/** Statuses of an event that are told; that one began or is still to come shows in the heartbeat, skipped ones follow from a failed one. */
const TOLD = new Set(["Succeeded", "Failed", "Unknown"]);

/**
 * What is new in these targets, in the order in which it happened, each thing once: deduplicated by target, event,
 * status and time. Adds to `told`.
 */
export function whatIsNew(told: Told, targets: readonly Target[]): Happening[] {
  const happenings: Happening[] = [];
  for (const target of targets) {
    const known = told.get(target.id) ?? new Set<string>();
    told.set(target.id, known);
    for (const event of target.events) {
      const key = `${event.name}|${event.status}|${event.end ?? event.start ?? ""}`;
      if (!TOLD.has(event.status) || known.has(key)) continue;
      known.add(key);
      happenings.push(happening(target, event));
    }
  }
  return happenings.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || a.id.localeCompare(b.id));
}

const happening = (target: Target, event: TargetEvent): Happening => ({
  id: target.id,
  label: target.label,
  event: event.name,
  status: event.status,
  at: event.end ?? event.start,
  took: tookOf(event),
});

/** CodeDeploy's clocks may put an end before its start: then nobody knows how long it took. */
const tookOf = ({ start, end }: TargetEvent): number | undefined =>
  start !== undefined && end !== undefined && end >= start ? end - start : undefined;

/**
 * Groups what many did alike into one line each, in the order in which it first happened:
 * `green, 12 instances: Install succeeded, 41 s`.
 */
export function linesOf(happenings: readonly Happening[]): string[] {
  const groups = new Map<string, Happening[]>();
  for (const one of happenings) {
    const key = `${one.label}|${one.event}|${one.status}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map(lineOf);
}

function lineOf(group: readonly Happening[]): string {
  const [first] = group;
  const who = group.length === 1 ? first!.id : countOf(group.length, "instance");
  const which = first!.label ? `${first!.label.toLowerCase()}, ` : "";
  const named =
    group.length > 1 && first!.status === "Failed" ? ` (${nameIds(group.map(({ id }) => id))})` : "";
  return `${which}${who}: ${first!.event} ${first!.status.toLowerCase()}${howLong(group)}${named}`;
}

/** `, 41 s`, or `, 38 s to 41 s`; nothing for what took no time worth telling. */
function howLong(group: readonly Happening[]): string {
  const times = group.flatMap(({ took }) => took ?? []);
  if (times.length === 0) return "";
  const [shortest, longest] = [Math.min(...times), Math.max(...times)].map(formatDuration);
  return shortest === longest ? `, ${longest}` : `, ${shortest} to ${longest}`;
}
