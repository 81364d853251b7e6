import type { Leftover, Outcome, Serving } from "./outcome.ts";

/**
 * What happened, as data: library code emits these, reporters render them.
 * Texts marked foreign come from AWS, a script or a user and are sanitised by whoever prints them.
 */
export type BluegreenEvent =
  | { kind: "inputs"; action?: string; entries: [name: string, value: string][] }
  | { kind: "findings"; findings: Finding[] }
  | { kind: "claimed"; target: string; release: number }
  | { kind: "plan"; text: string; provisional: boolean }
  /** A list for people, on its own: foreign text in its cells. */
  | { kind: "table"; title: string; head: string[]; rows: string[][] }
  | { kind: "step-began"; step: string; title: string; direction: "forward" | "back" }
  | {
      kind: "step-ended";
      step: string;
      title: string;
      ms: number;
      result: "done" | "nothing to do" | "failed";
    }
  | { kind: "said"; text: string }
  | { kind: "warned"; text: string }
  /** A lifecycle event of CodeDeploy, already grouped: `12 instances: Install succeeded, 41 s`. */
  | { kind: "progress"; text: string }
  /** One sentence saying why we are still waiting, after 30 s of silence. */
  | { kind: "waiting"; text: string }
  /** A target's failed script: foreign text. */
  | {
      kind: "script-failed";
      instanceId: string;
      event: string;
      script: string;
      message: string;
      logTail: string;
    }
  | { kind: "explained"; cause: string; remedy: string; details: string[] }
  | { kind: "aws-slow"; operation: string; why: string }
  /** A mutating call that was answered: told in debug logs and the event file only. */
  | { kind: "aws-called"; operation: string; resource: string; requestId: string; attempts: number }
  /** For whoever looks why something was not known: told in debug logs and the event file only. */
  | { kind: "noted"; text: string }
  | { kind: "output"; name: string; value: string }
  | { kind: "serving"; serving: Serving }
  | { kind: "committed" }
  | { kind: "undoing"; why: string }
  /** An error that nobody foresaw. */
  | { kind: "defect"; message: string; stack: string }
  /** The run ends before the release does: the settle step, or the next run, does what is owed. */
  | { kind: "stopped"; summary: string }
  | { kind: "ended"; outcome: Outcome; summary: string; leftovers: Leftover[] };

/** A preflight complaint: an error stops the run before its first write. */
export interface Finding {
  /** A stable word: `ami-architecture`, `green-tag-taken`. */
  code: string;
  severity: "error" | "warning";
  /** What it is about: an ARN, a name, an input. */
  where: string;
  what: string;
  remedy: string;
}

export type Emit = (event: BluegreenEvent) => void;
