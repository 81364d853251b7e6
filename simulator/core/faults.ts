import type { BusyFault } from "./buckets.ts";
import type { View } from "./views.ts";
import type { World } from "./world.ts";

/** Which instances a fault hits: every given member must match. */
export interface Who {
  imageId?: string;
  instanceId?: string;
  group?: string;
  tag?: { Key: string; Value: string };
}

/** When a fault of a call strikes: from the call after `skip` fitting ones on, `times` times (always), or for `lastsMs`. */
interface CallTimes {
  /** The IAM name; `autoscaling:*` style globs are allowed. */
  operation: string;
  skip?: number;
  times?: number;
  /** In place of `times`: until so long after it first struck. */
  lastsMs?: number;
}

/** Faults of a call: looked at by the dispatcher and the doors. */
export type CallFault = CallTimes &
  (
    | { kind: "throttle" }
    | { kind: "error"; code: string; message: string; status?: number }
    /** The effect happens, the answer never arrives (the socket breaks). */
    | { kind: "lost-answer" }
    /** The request never arrives. */
    | { kind: "lost-request" }
    | { kind: "latency"; ms: number }
    /** What this call changes is not visible for so long: calls of its service answer from before it; see views.ts. */
    | { kind: "stale-reads"; ms: number; view?: View }
    /** So long nobody finds what this call creates, also whoever would change it; see views.ts. */
    | { kind: "not-found"; ms: number; view?: View }
    /** The answer's page is empty, and its token leads to what it should have held; see empty-page.ts. */
    | { kind: "empty-page" }
  );

/** Faults of the world: looked at by the services when the thing in question happens. */
export type WorldFault =
  /** The named lifecycle event's script ends with an exit code (CodeDeploy hook). */
  | {
      kind: "script-fails";
      event: string;
      who: Who;
      exitCode?: number;
      script?: string;
      log?: string;
      times?: number;
    }
  /** The script never ends: the event runs into its time limit. */
  | { kind: "script-hangs"; event: string; who: Who; times?: number }
  /** The CodeDeploy agent never polls. */
  | { kind: "agent-silent"; who: Who }
  /** The load balancer's health check never passes. */
  | { kind: "unhealthy"; who: Who; code?: number; timeout?: boolean }
  /** Auto Scaling cannot launch: the activity fails with this message. */
  | { kind: "launch-fails"; group?: string; imageId?: string; message: string; skip?: number; times?: number }
  /** The instance is lost this long after launch (spot reclaim, hardware). */
  | { kind: "instance-dies"; who: Who; afterMs: number; times?: number }
  /** An alarm goes to ALARM at the given event of the deployment or at an instant after the start. */
  | {
      kind: "alarm";
      name: string;
      on: "first-green-registered" | "install" | "termination-wait" | { afterMs: number };
    }
  /** A quota of the account is another than the default: read by `quotaOf` (quota.ts). */
  | { kind: "quota"; name: string; value: number };

/**
 * Others in the account use up a token bucket: looked at by the dispatcher, which throttles whoever comes when it is empty.
 * `hits` and `since` (the instant at which it first struck) are the world's notes.
 */
export type Fault = (CallFault | WorldFault | BusyFault) & { id?: string; hits?: number; since?: number };

/** The first live fault of a kind that fits; counts the hit, so that `skip`, `times` and `lastsMs` work. */
export function strike<K extends Fault["kind"]>(
  world: World,
  kind: K,
  fits: (fault: Extract<Fault, { kind: K }>) => boolean,
): Extract<Fault, { kind: K }> | undefined {
  for (const fault of world.faults) {
    if (fault.kind !== kind) continue;
    const candidate = fault as Extract<Fault, { kind: K }> & Partial<CallTimes>;
    if (!fits(candidate)) continue;
    const hits = (candidate.hits = (candidate.hits ?? 0) + 1);
    const first = (candidate.skip ?? 0) + 1;
    if (hits < first || hits >= first + (candidate.times ?? Infinity)) continue;
    candidate.since ??= world.now;
    if (world.now >= candidate.since + (candidate.lastsMs ?? Infinity)) continue;
    return candidate;
  }
  return undefined;
}
