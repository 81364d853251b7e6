import type { World } from "./world.ts";

/** Which instances a fault hits: every given member must match. */
export interface Who {
  imageId?: string;
  instanceId?: string;
  group?: string;
  tag?: { Key: string; Value: string };
}

/** Faults of a call: looked at by the dispatcher and the doors. `operation` is the IAM name, `autoscaling:*` style globs allowed. */
export type CallFault =
  | { kind: "throttle"; operation: string; skip?: number; times?: number }
  | {
      kind: "error";
      operation: string;
      code: string;
      message: string;
      status?: number;
      skip?: number;
      times?: number;
    }
  /** The effect happens, the answer never arrives (the socket breaks). */
  | { kind: "lost-answer"; operation: string; skip?: number; times?: number }
  /** The request never arrives. */
  | { kind: "lost-request"; operation: string; skip?: number; times?: number }
  | { kind: "latency"; operation: string; ms: number; skip?: number; times?: number };

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

export type Fault = (CallFault | WorldFault) & { id?: string; hits?: number };

/** The first live fault of a kind that fits; counts the hit, so `skip` and `times` work. */
export function strike<K extends Fault["kind"]>(
  world: World,
  kind: K,
  fits: (fault: Extract<Fault, { kind: K }>) => boolean,
): Extract<Fault, { kind: K }> | undefined {
  for (const fault of world.faults) {
    if (fault.kind !== kind) continue;
    const candidate = fault as Extract<Fault, { kind: K }> & { skip?: number; times?: number; hits?: number };
    if (!fits(candidate)) continue;
    const hits = (candidate.hits = (candidate.hits ?? 0) + 1);
    const first = (candidate.skip ?? 0) + 1;
    if (hits < first || hits >= first + (candidate.times ?? Infinity)) continue;
    return candidate;
  }
  return undefined;
}
