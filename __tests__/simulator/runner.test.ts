import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAction } from "../../simulator/runner/run-action.ts";
import type { ActionRequest } from "../../simulator/runner/run-action.ts";
import { createLogView } from "../../simulator/runner/render.ts";

let actionDir: string;
beforeEach(() => {
  actionDir = mkdtempSync(join(tmpdir(), "action-"));
});
afterEach(() => rmSync(actionDir, { recursive: true, force: true }));

interface Step {
  id?: string;
  if?: string;
  run: string;
  shell?: string;
  env?: Record<string, string>;
  "continue-on-error"?: boolean;
  "working-directory"?: string;
}

/** Writes the composite and runs it; JSON is YAML. */
function run(steps: Step[], request: Partial<ActionRequest> = {}, more: Record<string, unknown> = {}) {
  const composite = { name: "test", ...more, runs: { using: "composite", steps: steps.map(withShell) } };
  writeFileSync(join(actionDir, "action.yml"), JSON.stringify(composite));
  return runAction({ actionDir, ...request });
}
const withShell = (step: Step) => ({ shell: "sh", ...step });
const texts = (ran: Awaited<ReturnType<typeof run>>) =>
  ran.log.filter(({ kind }) => kind === "plain").map(({ text }) => text);

test("runner 1, 2: a step sees the runner's variables, its own, no INPUT_* and nothing of ours", async () => {
  process.env["SECRET_OF_THE_MACHINE"] = "x";
  const ran = await run(
    [{ run: "env", env: { BLUEGREEN_INPUTS: "${{ toJSON(inputs) }}" } }],
    { inputs: { name: "given", extra: "1" }, env: { AWS_REGION: "eu-west-1" } },
    { inputs: { name: { default: "x" }, place: { default: "${{ github.ref_name }}" } } },
  );
  const env = texts(ran).join("\n");
  expect(env).toContain("GITHUB_ACTIONS=true");
  expect(env).toContain(`GITHUB_ACTION_PATH=${actionDir}`);
  expect(env).toMatch(/RUNNER_TEMP=.*\/temp/);
  expect(env).toContain("AWS_REGION=eu-west-1");
  expect(env).toContain('BLUEGREEN_INPUTS={\n  "name": "given",\n  "extra": "1",\n  "place": "main"\n}');
  for (const absent of [
    "INPUT_",
    "SECRET_OF_THE_MACHINE",
    "NODE_OPTIONS",
    "GITHUB_TOKEN",
    "GITHUB_ACTION_REF",
  ]) {
    expect(env).not.toContain(absent);
  }
  expect(ran.annotations.map(({ message }) => message)).toEqual([
    "Unexpected input(s) 'extra', valid inputs are ['name', 'place']",
  ]);
});

test("runner 4, 15: sh -e: the first failing command ends the step, and outputs are there all the same", async () => {
  const ran = await run(
    [
      { id: "deploy", run: 'echo "id=d-1" >> "$GITHUB_OUTPUT"\nfalse\necho never' },
      { run: "echo skipped" },
      { id: "settle", if: "${{ always() && steps.deploy.outputs.outcome == '' }}", run: "echo settled" },
    ],
    {},
    {
      outputs: {
        id: { value: "${{ steps.deploy.outputs.id }}" },
        none: { value: "${{ steps.other.outputs.x }}" },
      },
    },
  );
  expect(ran.conclusion).toBe("failure");
  expect(ran.outputs).toEqual({ id: "d-1", none: "" });
  expect(ran.steps.map(({ outcome, exitCode }) => [outcome, exitCode])).toEqual([
    ["failure", 1],
    ["skipped", undefined],
    ["success", 0],
  ]);
  expect(texts(ran)).toEqual(["settled"]);
  expect(ran.annotations).toEqual([{ level: "error", message: "Process completed with exit code 1." }]);
});

test("runner 6: file commands reach the following steps: env, path, summary; continue-on-error keeps the outcome", async () => {
  mkdirSync(join(actionDir, "tools"));
  writeFileSync(join(actionDir, "tools/greet"), "#!/bin/sh\necho hello $1\n", { mode: 0o755 });
  const ran = await run([
    {
      id: "one",
      run: 'echo "WHO=world" >> "$GITHUB_ENV"; echo "$GITHUB_ACTION_PATH/tools" >> "$GITHUB_PATH"; echo "# One" >> "$GITHUB_STEP_SUMMARY"; exit 3',
      "continue-on-error": true,
    },
    {
      run: 'greet "$WHO"; echo ${{ steps.one.outcome }} ${{ steps.one.conclusion }} ${{ env.WHO }}; echo Two >> "$GITHUB_STEP_SUMMARY"',
    },
  ]);
  expect(texts(ran)).toEqual(["hello world", "failure success world"]);
  expect(ran.summary).toBe("# One\n\nTwo\n");
  expect(ran.conclusion).toBe("success");
});

test("runner 5, 7: a malformed or forbidden file command fails the step; a summary over 1 MiB only loses the summary", async () => {
  const ran = await run([
    { id: "a", if: "always()", run: 'echo nonsense >> "$GITHUB_OUTPUT"' },
    { id: "b", if: "always()", run: 'echo NODE_OPTIONS=x >> "$GITHUB_ENV"' },
    { id: "c", if: "always()", run: 'head -c 1100000 /dev/zero >> "$GITHUB_STEP_SUMMARY"' },
  ]);
  expect(ran.steps.map(({ outcome }) => outcome)).toEqual(["failure", "failure", "success"]);
  expect(ran.summary).toBe("");
  expect(ran.annotations.at(-1)?.message).toMatch(/supports content up to a size of 1024k/);
});

test("runner 8, 9, 10: what hostile output can do: spoof outputs, spend annotations, fail the step, silence commands", async () => {
  const ran = await run([
    { id: "spoof", run: "printf 'progress\\r::set-output name=x::spoofed\\n'" },
    { id: "refused", run: "echo 'text ##[set-env name=PATH;]/evil'" },
    {
      id: "stopped",
      if: "always()",
      run: "echo ::stop-commands::tok; echo ::error::quiet; echo ::tok::; echo ::error::loud",
    },
    { id: "many", if: "always()", run: "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo ::notice::$i; done" },
  ]);
  expect(ran.steps[0]?.outputs).toEqual({ x: "spoofed" });
  expect(ran.steps[1]).toMatchObject({ outcome: "failure", exitCode: 0 });
  const messages = (level: string) =>
    ran.annotations.filter((a) => a.level === level).map(({ message }) => message);
  expect(messages("error").at(-1)).toBe("loud");
  expect(messages("error")).not.toContain("quiet");
  expect(messages("notice")).toHaveLength(10);
});

test("runner 11: masks hold from the line on, in the log and the summary", async () => {
  const ran = await run([
    { run: 'echo ::add-mask::hunter2; echo "the hunter2"; echo "hunter2" >> "$GITHUB_STEP_SUMMARY"' },
  ]);
  expect(texts(ran)).toEqual(["the ***"]);
  expect(ran.summary).toBe("***\n");
});

test("runner 12: the log is shown as GitHub shows it: the runner's headings folded, groups, annotations", async () => {
  const view = createLogView(false);
  const ran = await run([
    {
      run: "echo before\necho ::group::Plan\necho one\necho ::endgroup::\necho ::error::bad\necho ::debug::x",
    },
  ]);
  const lines = ran.log.map(view).filter((line) => line !== undefined);
  expect(lines.map((line) => line.replace(/^ *\d+\.\d {2}/, ""))).toEqual([
    "▸ Run echo before",
    "before",
    "▸ Plan",
    "  one",
    "Error: bad",
  ]);
});

test("runner 14: a condition that is no expression fails the step and ends the composite", async () => {
  const ran = await run([
    { if: "nonsense(", run: "echo a" },
    { if: "always()", run: "echo b" },
  ]);
  expect(ran.steps.map(({ outcome }) => outcome)).toEqual(["failure"]);
});

test.each([
  [{ "timeout-minutes": 1 }, "Unexpected value 'timeout-minutes'"],
  [{ shell: undefined }, "Required property is missing: shell"],
])("runner 4: what the runner's schema refuses in a step is refused: %j", async (step, message) => {
  await expect(run([{ run: "true", ...step } as Step])).rejects.toThrow(message);
});

describe("cancellation", () => {
  const speed = 25; // 7.5 s + 2.5 s become 300 ms + 100 ms
  /** Cancels once the step says "ready". */
  const cancelled = (steps: Step[]) => {
    const controller = new AbortController();
    const onLine = ({ text }: { text: string }) => {
      if (text === "ready") controller.abort();
    };
    return run(steps, { speed, cancel: controller.signal, onLine });
  };
  const node = (script: string) => `exec ${process.execPath} -e '${script}'`;

  test("runner 5, 16, 17: SIGINT at once: the step ends by itself; its outputs are read; settle sees cancelled", async () => {
    const ran = await cancelled([
      {
        id: "deploy",
        if: "${{ !cancelled() }}",
        run: node(
          'process.on("SIGINT", () => { require("fs").appendFileSync(process.env.GITHUB_OUTPUT, "id=d-1\\n"); process.exit(0) }); setInterval(() => {}, 1000); console.log("ready")',
        ),
      },
      { if: "failure()", run: "echo failed" },
      {
        if: "always()",
        run: "echo id=${{ steps.deploy.outputs.id }} ${{ steps.deploy.outcome }} ${{ job.status }}",
      },
    ]);
    expect(texts(ran)).toEqual(["ready", "id=d-1 cancelled cancelled"]);
    expect(ran.conclusion).toBe("cancelled");
    expect(ran.steps[0]?.ms).toBeLessThan(2_000);
    expect(ran.annotations[0]?.message).toBe("The operation was canceled.");
  });

  test("runner 17: SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL", async () => {
    const ran = await cancelled([
      {
        run: node(
          'const at = {}; for (const s of ["SIGINT", "SIGTERM"]) process.on(s, () => console.log(s, Date.now())); setInterval(() => {}, 1000); console.log("ready")',
        ),
      },
    ]);
    const end = Date.now();
    const [, interrupt, terminate] = texts(ran).map((line) => Number(line.split(" ")[1]));
    expect(texts(ran).map((line) => line.split(" ")[0])).toEqual(["ready", "SIGINT", "SIGTERM"]);
    expect(terminate! - interrupt!).toBeGreaterThanOrEqual(7_500 / speed - 30);
    expect(end - terminate!).toBeGreaterThanOrEqual(2_500 / speed - 30);
    expect(ran.steps[0]?.exitCode).toBe(137);
  });

  test("runner 17, 18: only the top process gets the signals: a child without exec is left, then ended with the job", async () => {
    const ran = await cancelled([
      {
        run: `${process.execPath} -e 'console.log("ready"); process.on("SIGINT", () => console.log("child")); setInterval(() => {}, 1000)'\ntrue`,
      },
    ]);
    expect(texts(ran)).toEqual(["ready"]);
    expect(ran.orphans).toBe(1);
  });

  test("runner 16: a step whose condition still holds runs on", async () => {
    const ran = await cancelled([
      { if: "always()", run: "echo ready; sleep 0.3; echo done" },
      { run: "echo default" },
    ]);
    expect(texts(ran)).toEqual(["ready", "done", "default"]);
    expect(ran.conclusion).toBe("success");
  });

  test("runner 19: a job that was cancelled before: default steps run, guarded ones do not", async () => {
    const ran = await run([{ run: "echo default" }, { if: "${{ !cancelled() }}", run: "echo guarded" }], {
      cancel: AbortSignal.abort(),
    });
    expect(texts(ran)).toEqual(["default"]);
  });
});

describe("what ends without being asked", () => {
  const steps: Step[] = [
    { id: "deploy", run: 'echo id=d-1 >> "$GITHUB_OUTPUT"; echo ready; exec sleep 30' },
    { if: "always()", run: "echo then ${{ steps.deploy.outcome }} ${{ steps.deploy.outputs.id }}" },
  ];
  const outputs = { id: { value: "${{ steps.deploy.outputs.id }}" } };
  const whenReady = (stop: AbortController): NonNullable<ActionRequest["onLine"]> => {
    return ({ text }) => (text === "ready" ? stop.abort() : undefined);
  };

  test("runner 20: a killed process fails its step, and the job goes on", async () => {
    const kill = new AbortController();
    const ran = await run(steps, { kill: kill.signal, onLine: whenReady(kill) }, { outputs });
    expect(texts(ran)).toEqual(["ready", "then failure d-1"]);
    expect(ran.steps[0]?.exitCode).toBe(137);
    expect(ran.conclusion).toBe("failure");
  });

  test("runner 21: nothing follows when the runner vanishes", async () => {
    const vanish = new AbortController();
    const ran = await run(steps, { vanish: vanish.signal, onLine: whenReady(vanish) }, { outputs });
    expect(texts(ran)).toEqual(["ready"]);
    expect(ran.outputs).toEqual({});
  });

  test("runner 22: no signal reaches a process in a container; it runs on until the job's end", async () => {
    const cancel = new AbortController();
    const ran = await run(steps, { cancel: cancel.signal, container: true, onLine: whenReady(cancel) });
    expect(texts(ran)).toEqual(["ready", "then cancelled d-1"]);
    expect(ran.steps[0]?.ms).toBeLessThan(2_000);
    expect(ran.orphans).toBe(1);
  });
});
