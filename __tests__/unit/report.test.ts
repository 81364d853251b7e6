import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toItsEnd, type Ending } from "../../src/entry/ending.ts";
import { known, settled } from "../../src/entry/settle.ts";
import { PreflightRefused } from "../../src/entry/survey.ts";
import { consoleUrl } from "../../src/entry/console-url.ts";
import { clockFrom } from "../../src/entry/world.ts";
import type { BluegreenEvent, Emit } from "../../src/events.ts";
import { Failure } from "../../src/failure.ts";
import { InputsRefused } from "../../src/inputs/read.ts";
import { readEvents } from "../../src/report/events-file.ts";
import { reporter, type Audience } from "../../src/report/report.ts";
import { emptyStory, storyOf } from "../../src/report/story.ts";
import type { Clock } from "../../src/time/clock.ts";

const folder = mkdtempSync(join(tmpdir(), "bluegreen-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const clock: Clock = { now: () => new Date(0), monotonic: () => 0, sleep: () => Promise.resolve() };
const quiet = () => undefined;

interface Told {
  emit: Emit;
  /** What was written, in order. */
  acts: string[];
}

function telling(more: Partial<Audience> = {}): Told {
  const acts: string[] = [];
  const audience: Audience = {
    log: {
      line: (text) => acts.push(text),
      group: quiet,
      endGroup: quiet,
      annotate: (level, _, text) => acts.push(`${level}: ${text}`),
      debug: quiet,
    },
    writeOutput: (name, value) => acts.push(`${name}=${value}`),
    writeSummary: () => acts.push("summary"),
    fail: (text) => acts.push(`failed: ${text}`),
    hide: (text) => text,
    runUrl: "",
    ...more,
  };
  return { emit: reporter(audience, clock, emptyStory()), acts };
}

const ended: Extract<BluegreenEvent, { kind: "ended" }> = {
  kind: "ended",
  outcome: "failed-clean",
  summary: "No.",
  leftovers: [],
};

test("outputs are written when they are known, the outcome last of all", () => {
  const { emit, acts } = telling();
  emit({ kind: "claimed", target: "shop", release: 7 });
  emit({ kind: "output", name: "deployment-id", value: "d-1" });
  emit({ kind: "output", name: "constructor", value: "no output of ours" });
  emit({ kind: "serving", serving: "blue" });
  emit(ended);
  expect(acts.filter((act) => /^[\w-]+=|^failed: |^summary/.test(act))).toEqual([
    "release=7",
    "deployment-id=d-1",
    "serving=blue",
    "summary",
    "failed: failed-clean: No.",
    "outcome=failed-clean",
  ]);
});

test.each(["succeeded", "unchanged"] as const)("%s does not fail the job", (outcome) => {
  const { emit, acts } = telling();
  emit({ ...ended, outcome });
  expect(acts.at(-1)).toBe(`outcome=${outcome}`);
  expect(acts.join()).not.toContain("failed:");
});

test("a summary or event file that cannot be written is a warning, and changes nothing", () => {
  const eventsPath = join(folder, "no", "such", "folder");
  const { emit, acts } = telling({
    eventsPath,
    writeSummary: () => {
      throw new Error("disk full");
    },
  });
  emit({ kind: "said", text: "a" });
  emit({ kind: "said", text: "b" });
  emit({ ...ended, outcome: "succeeded" });
  expect(acts.filter((act) => act.startsWith("Warning: "))).toEqual([
    expect.stringContaining("the event file could not be written"),
    "Warning: the summary could not be written: disk full",
  ]);
  expect(acts.at(-1)).toBe("outcome=succeeded");
});

test("a cause is explained once", () => {
  const { emit, acts } = telling();
  emit({ kind: "explained", cause: "Green is ill.", remedy: "", details: ["i-1"] });
  emit({ kind: "explained", cause: "Green is ill.", remedy: "", details: [] });
  expect(acts).toEqual(["error: Green is ill.", "  i-1"]);
});

test("why a run goes back is not said again where it was just explained", () => {
  const { emit, acts } = telling();
  emit({ kind: "explained", cause: "Green is ill.", remedy: "", details: [] });
  emit({ kind: "undoing", why: "Green is ill." });
  emit({ kind: "undoing", why: "Somebody asked." });
  expect(acts.slice(1)).toEqual([
    "Going back: what was done is undone",
    "Going back: what was done is undone. Somebody asked.",
  ]);
});

test("who serves is told when it changes", () => {
  const { emit, acts } = telling();
  for (const serving of ["blue", "blue", "both", "green", "green"] as const)
    emit({ kind: "serving", serving });
  expect(acts.filter((act) => act.startsWith("Serving"))).toEqual([
    "Serving now: blue",
    "Serving now: both",
    "Serving now: green",
  ]);
});

test("the event file is read back, without the line that a kill cut short", () => {
  const eventsPath = join(folder, "events.jsonl");
  const { emit } = telling({ eventsPath });
  emit({ kind: "claimed", target: "shop", release: 7 });
  emit({ kind: "step-began", step: "shift", title: "Shift traffic", direction: "forward" });
  appendFileSync(eventsPath, '{"at":"1970-01-01T00:00:00.000Z","event":{"kind":"comm');
  const story = storyOf(readEvents(eventsPath));
  expect(story).toMatchObject({ target: "shop", release: 7, committed: false });
  expect(known(story)).toEqual({
    outcome: "open",
    summary:
      'Release 7 of shop was stopped in the middle of "Shift traffic". What it had begun is still there. Run the workflow again.',
    leftovers: [],
  });
  expect(readEvents(join(folder, "none"))).toEqual([]);
});

test("a run that was stopped while CodeDeploy goes on says so: another run would be refused", () => {
  const { summary } = known(
    storyOf(
      (
        [
          { kind: "claimed", target: "shop", release: 7 },
          { kind: "step-began", step: "shift", title: "Shift traffic", direction: "forward" },
          { kind: "output", name: "deployment-id", value: "d-1" },
        ] as const
      ).map((event) => ({ at: "1970-01-01T00:00:00.000Z", event })),
    ),
  );
  expect(summary).toContain("`aws deploy stop-deployment --deployment-id d-1 --auto-rollback-enabled`");
});

test("what refuses a run is told by its findings, and not once more", async () => {
  const { emit, acts } = telling();
  const finding = { code: "x", severity: "error", where: "AMI", what: "gone", remedy: "" } as const;
  await toItsEnd(emit, () => {
    emit({ kind: "findings", findings: [finding] });
    return Promise.reject(new PreflightRefused([finding]));
  });
  expect(acts).toEqual([
    "error: AMI: gone",
    "summary",
    "failed: failed-clean: Preflight refused this deployment (x). Nothing was changed.",
    "outcome=failed-clean",
  ]);
});

test("a run that was stopped before it claimed a release changed nothing", () => {
  expect(known(emptyStory()).outcome).toBe("failed-clean");
});

test("where neither the event file nor the release log can be read, nobody knows what was done", async () => {
  const away = new Failure("unreachable", "ssm:GetParametersByPath could not be sent: gone");
  const ending = await settled(emptyStory(), () => Promise.reject(away));
  expect(ending).toMatchObject({ outcome: "open", leftovers: [] });
  expect((ending as Ending).summary).toContain(away.message);
});

test.each(["inputs-missing", "inputs-refused"])("without inputs (%s) no run can have begun", async (code) => {
  const refused = new Failure(code, "An input is not accepted.");
  expect(await settled(emptyStory(), () => Promise.reject(refused))).toMatchObject({
    outcome: "failed-clean",
  });
});

test("a run that had ended keeps its ending", () => {
  const story = storyOf([{ at: "1970-01-01T00:00:00.000Z", event: { ...ended, outcome: "succeeded" } }]);
  expect(known(story).outcome).toBe("succeeded");
});

test.each([
  [
    "a refused input",
    new InputsRefused([
      { code: "x", severity: "error", where: "input mode", what: '"x" is not accepted', remedy: "Say plan" },
    ]),
    ['error: input mode: "x" is not accepted', "  Say plan"],
    "failed-clean",
  ],
  [
    "a failure",
    new Failure("x", "No blue.", "Make one."),
    ["error: No blue.", "What to do: Make one."],
    "failed-clean",
  ],
  [
    "a defect",
    new TypeError("x is undefined"),
    ["error: This should not happen; please report it. x is undefined"],
    "open",
  ],
])("what was thrown is told: %s", async (_, thrown, lines, outcome) => {
  const { emit, acts } = telling();
  await toItsEnd(emit, () => Promise.reject(thrown));
  expect(acts.slice(0, lines.length)).toEqual(lines);
  expect(acts.at(-1)).toBe(`outcome=${outcome}`);
});

test.each([
  ["1700000000000x20", "http://127.0.0.1:4566"],
  ["1700000000000x0.5", "http://localhost:4566/"],
  ["1700000000000x20", "http://[::1]:4566"],
])("the simulator's clock %s is taken for AWS at %s", (text, url) => {
  expect(() => clockFrom({ BLUEGREEN_CLOCK: text, AWS_ENDPOINT_URL: url })).not.toThrow();
});

test.each([
  ["1700000000000x20", undefined],
  ["1700000000000x20", "https://ec2.eu-central-1.amazonaws.com"],
  ["1700000000000x20", "http://127.0.0.1.example.com"],
  ["1700000000000x20", "http://localhost@example.com"],
  ["1700000000000x0", "http://127.0.0.1:4566"],
  ["20", "http://127.0.0.1:4566"],
])("the clock %s is refused for AWS at %s", (text, url) => {
  expect(() => clockFrom({ BLUEGREEN_CLOCK: text, AWS_ENDPOINT_URL: url })).toThrow("BLUEGREEN_CLOCK");
});

test.each([
  [
    "eu-central-1",
    "https://eu-central-1.console.aws.amazon.com/codesuite/codedeploy/deployments/d-1?region=eu-central-1",
  ],
  [
    "cn-north-1",
    "https://cn-north-1.console.amazonaws.cn/codesuite/codedeploy/deployments/d-1?region=cn-north-1",
  ],
  [
    "us-gov-west-1",
    "https://us-gov-west-1.console.amazonaws-us-gov.com/codesuite/codedeploy/deployments/d-1?region=us-gov-west-1",
  ],
])("a deployment in %s is seen in its console", (region, url) => expect(consoleUrl(region, "d-1")).toBe(url));
