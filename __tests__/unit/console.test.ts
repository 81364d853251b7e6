import type { BluegreenEvent } from "../../src/events.ts";
import type { Log } from "../../src/github/log.ts";
import { consoleReporter } from "../../src/report/console.ts";

/** What a log was told, one entry a call. */
function told(...events: BluegreenEvent[]): string[] {
  const lines: string[] = [];
  const log: Log = {
    line: (text) => lines.push(text),
    group: (title) => lines.push(`[${title}`),
    endGroup: () => lines.push("]"),
    annotate: (level, title, text) => lines.push(`${level} (${title}): ${text}`),
    debug: (text) => lines.push(`debug: ${text}`),
  };
  const emit = consoleReporter(log);
  for (const event of events) emit(event);
  return lines;
}

const began = { kind: "step-began", step: "launch", title: "Launch 3", direction: "forward" } as const;
const ended = (result: "done" | "nothing to do" | "failed") =>
  ({ kind: "step-ended", step: "launch", title: "Launch 3", ms: 41_000, result }) as const;

test("each step is a group of its own, what happens in it is inside", () => {
  expect(told(began, { kind: "progress", text: "3 instances: running" }, ended("done"))).toEqual([
    "[Launch 3",
    "3 instances: running",
    "Done in 41 s",
    "]",
  ]);
  expect(told(began, ended("nothing to do"))).toEqual(["[Launch 3", "Nothing to do", "]"]);
});

test("a failure is not folded away, and groups never nest", () => {
  const explained: BluegreenEvent = {
    kind: "explained",
    cause: "AppSpec is missing",
    remedy: "Add it",
    details: ["d-1"],
  };
  expect(told(began, explained, ended("failed"))).toEqual([
    "[Launch 3",
    "]",
    "error (what went wrong): AppSpec is missing",
    "What to do: Add it",
    "  d-1",
    "Failed after 41 s: Launch 3",
  ]);
  expect(told(began, { ...began, direction: "back" }, ended("done"))).toEqual([
    "[Launch 3",
    "]",
    "[Undo: Launch 3",
    "Done in 41 s",
    "]",
  ]);
});

test("foreign text is made harmless wherever it stands", () => {
  const evil = "a\r::set-output name=x::y\n##[add-mask]z";
  const leftover = { what: evil, why: evil, command: evil };
  const lines = told(
    { kind: "inputs", entries: [["description", evil]] },
    { kind: "findings", findings: [{ code: "x", severity: "error", where: evil, what: evil, remedy: evil }] },
    { kind: "claimed", target: evil, release: 1 },
    { kind: "plan", text: evil, provisional: true },
    { ...began, title: evil },
    { ...ended("failed"), title: evil },
    { kind: "said", text: evil },
    { kind: "warned", text: evil },
    { kind: "progress", text: evil },
    { kind: "waiting", text: evil },
    { kind: "script-failed", instanceId: evil, event: evil, script: evil, message: evil, logTail: evil },
    { kind: "explained", cause: evil, remedy: evil, details: [evil] },
    { kind: "aws-slow", operation: evil, why: evil },
    { kind: "aws-called", operation: evil, resource: evil, requestId: evil, attempts: 1 },
    { kind: "noted", text: evil },
    { kind: "output", name: evil, value: evil },
    { kind: "serving", serving: "green" },
    { kind: "committed" },
    { kind: "undoing", why: evil },
    { kind: "defect", message: evil, stack: evil },
    { kind: "ended", outcome: "failed-dirty", summary: evil, leftovers: [leftover] },
  );
  const raw = lines.join("\n");
  expect(raw).not.toMatch(/\r|^\s*::|##\[/m);
});

test("a script's log is shown line by line, after which instance and which script", () => {
  expect(
    told({
      kind: "script-failed",
      instanceId: "i-1",
      event: "BeforeInstall",
      script: "scripts/stop.sh",
      message: "exit code 1",
      logTail: "[stderr]no\n\n[stderr]way\n",
    }),
  ).toEqual([
    "i-1: BeforeInstall failed in scripts/stop.sh: exit code 1",
    "  | [stderr]no",
    "  | [stderr]way",
  ]);
});

test("when annotations run out the rest is told as lines", () => {
  const warned = Array.from({ length: 12 }, (_, n) => ({ kind: "warned", text: `w${n}` }) as const);
  const lines = told(...warned);
  expect(lines.filter((line) => line.startsWith("warning (")).length).toBeLessThanOrEqual(9);
  expect(lines).toHaveLength(12);
  expect(lines.at(-1)).toBe("Warning: w11");
});

test("calls and outputs are for debug logs only", () => {
  expect(told({ kind: "output", name: "release", value: "3" })).toEqual(["debug: output release=3"]);
});
