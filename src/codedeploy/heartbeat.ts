import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { countOf, nameIds } from "../fleet/ids.ts";
import { formatDuration } from "../time/duration.ts";
import { countsOf, phaseOf } from "./status.ts";
import { eventAtHand, isFinal, type Target } from "./targets.ts";

/** What one sentence on why we wait is made of. */
export interface Waiting {
  info: DeploymentInfo;
  /** The targets as last seen. */
  targets: Iterable<Target>;
  /** Epoch milliseconds. */
  now: number;
  /** Why targets get no traffic yet, from the target groups: foreign text. */
  reasons: readonly string[];
}

/** One sentence saying why we are still waiting: which instances, at which event, since when, or for which target health. */
export function whyWaiting(waiting: Waiting): string {
  const { info, now } = waiting;
  const running = [...waiting.targets].filter((target) => !isFinal(target));
  const stuck = slowest(running, now);
  if (phaseOf(info) === "starting") return `Waiting for CodeDeploy to begin deployment ${info.deploymentId}`;
  if (phaseOf(info) === "ready") return "Green is installed and ready; traffic is still on blue";
  if (info.instanceTerminationWaitTimeStarted)
    return "Traffic is on green; CodeDeploy waits before it terminates blue";
  if (stuck) return stuck + (waiting.reasons.length > 0 ? `: ${waiting.reasons.join("; ")}` : "");
  const counts = countsOf(info);
  if (!counts) return "Waiting for CodeDeploy to provision green";
  const words = Object.entries(counts).flatMap(([status, count]) =>
    count > 0 ? [`${count} ${STATUSES[status] ?? status.toLowerCase()}`] : [],
  );
  return `Waiting for deployment ${info.deploymentId}: ${words.join(", ") || "no instance has begun"}`;
}

/** In plain words, those that are not already one. */
const STATUSES: Readonly<Record<string, string>> = { InProgress: "in progress" };

/** The event that holds up the most instances, with the longest wait among them. */
function slowest(targets: readonly Target[], now: number): string | undefined {
  const byEvent = new Map<string, { ids: string[]; label: Target["label"]; since: number | undefined }>();
  for (const target of targets) {
    const event = eventAtHand(target);
    if (!event || event.status === "Failed" || target.status === "Ready") continue;
    const begun = event.status === "InProgress";
    if (!begun && target.label === "Blue") continue; // blue's turn comes after green's
    const key = `${target.label}|${event.name}|${begun}`;
    const group = byEvent.get(key) ?? { ids: [], label: target.label, since: undefined };
    group.ids.push(target.id);
    const since = begun ? event.start : lastEnd(target);
    group.since = Math.min(group.since ?? Infinity, since ?? Infinity);
    byEvent.set(key, group);
  }
  const [worst] = [...byEvent].sort(
    ([a], [b]) => rank(b) - rank(a) || byEvent.get(b)!.ids.length - byEvent.get(a)!.ids.length,
  );
  if (!worst) return undefined;
  const [key, { ids, label, since }] = worst;
  const [, event, begun] = key.split("|");
  const who = `${countOf(ids.length, label ? `${label.toLowerCase()} instance` : "instance")} (${nameIds(ids)})`;
  const time =
    since !== undefined && Number.isFinite(since) && since <= now
      ? ` for ${formatDuration(now - since)}`
      : "";
  return begun === "true"
    ? `Waiting for ${who}, in ${event}${time}`
    : `Waiting for the CodeDeploy agent of ${who} to begin ${event}${time}`;
}

/** What runs says more than what has not begun. */
const rank = (key: string): number => (key.endsWith("|true") ? 1 : 0);

const lastEnd = ({ events }: Target): number | undefined =>
  events.reduce<number | undefined>(
    (last, { end }) => (end === undefined ? last : Math.max(last ?? 0, end)),
    undefined,
  );
