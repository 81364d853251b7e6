import type { Sample } from "../../simulator/data-plane/traffic.ts";
import { readDemoOptions } from "../../simulator/demo/options.ts";
import { unlikeOneDeployment } from "../../simulator/demo/one-deployment.ts";
import { failureReasons, stretchesOf, trafficTable } from "../../simulator/demo/report.ts";
import type { ActionRun, Conclusion, StepReport } from "../../simulator/runner/run-action.ts";
import type { Portrait } from "../../simulator/scenarios/portrait.ts";
import { differences } from "../../simulator/scenarios/differences.ts";
import { judge } from "../../simulator/demo/verdict.ts";
import type { Ended } from "../../simulator/demo/verdict.ts";

const served = (from: number, to: number, image: string): Sample[] =>
  Array.from({ length: to - from }, (_, n) => ({ at: (from + n) * 2, ms: 3, image, instance: "i-1" }));
const moved = [...served(0, 1500, "ami-blue"), ...served(1500, 3000, "ami-green")];
const broken: Sample = { at: 100, ms: 5, failure: "502 Bad Gateway: other side closed" };

const ranTo = (
  conclusion: Conclusion,
  outputs: Record<string, string>,
  steps: StepReport[] = [],
): ActionRun => ({
  conclusion,
  outputs,
  steps,
  log: [],
  annotations: [],
  summary: "",
  orphans: 0,
});
const account = (more: Partial<Portrait>): Portrait => ({
  groups: {},
  instances: {},
  templates: {},
  targets: {},
  deploymentGroups: {},
  alarms: [],
  ...more,
});
const ended = (outcome: string, more: Partial<Ended> = {}): Ended => ({
  runs: [ranTo(outcome === "succeeded" ? "success" : "failure", { outcome })],
  starts: [0],
  samples: moved,
  greenImage: "ami-green",
  before: account({}),
  after: account({}),
  ...more,
});
const failing = (...[options, end]: Parameters<typeof judge>) =>
  judge(options, end)
    .filter(({ holds }) => !holds)
    .map(({ text }) => text);

test("the traffic table counts who served in each stretch of time", () => {
  const stretches = stretchesOf([...moved, broken], "ami-green", 2_000);
  expect(stretches.map(({ sent, failed, blue, green }) => [sent, failed, blue, green])).toEqual([
    [1001, 1, 1000, 0],
    [1000, 0, 500, 500],
    [1000, 0, 0, 1000],
  ]);
  expect(trafficTable(stretches, false)).toEqual([
    "             sent  failed    blue   green",
    "    0–2 s    1001       1    1000       0  bbbbbbbbbbbbbbbbbbbbbbbbbbbbb!",
    "    2–4 s    1000       0     500     500  bbbbbbbbbbbbbbbggggggggggggggg",
    "    4–6 s    1000       0       0    1000  gggggggggggggggggggggggggggggg",
    "   in all    3001       1    1500    1500",
  ]);
  expect(failureReasons([...moved, broken, broken])).toEqual(["2 × 502 Bad Gateway: other side closed"]);
});

test.each([
  [["--action", "docs"], "--action docs is not a folder with an action.yml"],
  [["--fleet", "clon"], "--fleet clon is not one of clone, same-group, codedeploy-copy"],
  [["--cancel", "--kill"], "--cancel and --kill cannot be played together"],
])("%j is refused, and it says why", (given, why) => {
  expect(() => readDemoOptions(given)).toThrow(why);
});

test("a deployment is good when nothing failed, it says succeeded, and green alone serves", () => {
  const options = readDemoOptions([]);
  expect(failing(options, ended("succeeded"))).toEqual([]);
  expect(failing(options, ended("succeeded", { samples: [broken, ...moved] }))).toEqual([
    "1 of 3,001 requests failed",
  ]);
  expect(failing(options, ended("succeeded", { samples: moved.slice(0, 1000) }))).toEqual([
    "1,000 requests were sent, at least 2000 are asked for",
    "blue serves in the end",
  ]);
  expect(failing(options, ended(""))).toEqual(["the job's conclusion is failure", "the outcome is missing"]);
});

test("a failed one is good when nothing failed, it says failed-clean, blue serves and nothing is left", () => {
  const options = readDemoOptions(["--fail", "hook"]);
  const samples = served(0, 3000, "ami-blue");
  expect(failing(options, ended("failed-clean", { samples }))).toEqual([]);
  expect(failing(options, ended("failed-dirty", { samples, after: account({ alarms: ["x"] }) }))).toEqual([
    "the outcome is failed-dirty",
    '1 things differ:\n    alarms was [], is ["x"]',
  ]);
  expect(failing(options, ended("failed-clean", { samples: moved.slice(0, 2950) }))).toEqual([
    "green serves in the end",
  ]);
});

test("a sabotage that nobody notices is no good demonstration", () => {
  const options = readDemoOptions(["--sabotage", "skip-drain"]);
  expect(failing(options, ended("succeeded"))).toEqual(["the sabotage broke no request"]);
  expect(failing(options, ended("succeeded", { samples: [broken, ...moved] }))).toEqual([
    "1 of 3,001 requests failed",
  ]);
});

const step = (id: string, outcome: StepReport["outcome"], ms: number): StepReport => ({
  id,
  name: id,
  outcome,
  conclusion: outcome,
  outputs: {},
  ms,
});

test("a cancelled one is good when settle had the time, blue serves and nothing is left", () => {
  const options = readDemoOptions(["--cancel"]);
  const samples = served(0, 3000, "ami-blue");
  const cancelled = (ms: number) =>
    ranTo("cancelled", { outcome: "failed-clean" }, [
      step("deploy", "cancelled", 9),
      step("settle", "success", ms),
    ]);
  expect(failing(options, ended("", { samples, runs: [cancelled(10_000)] }))).toEqual([]);
  expect(failing(options, ended("", { samples, runs: [cancelled(20_000)] }))).toEqual([
    "the settle step took 300 s of the 285 s that GitHub gives it",
  ]);
  expect(failing(options, ended("succeeded"))).toEqual([
    "the deploy step was undefined",
    "the settle step took 0 s of the 285 s that GitHub gives it",
    "the job's conclusion is success",
    "the outcome is succeeded",
    "green serves in the end",
  ]);
});

test("a killed and repeated one is good when the account is as after one deployment", () => {
  const fleet = (image: string, id: string, more: number[]): Partial<Portrait> => ({
    instances: { [id]: { image, state: "running", tags: [] } },
    templates: { "lt-1": { default: 1, versions: [1, ...more] } },
    targets: { web: [`${id}:80 healthy`] },
  });
  const before = account(fleet("ami-blue", "i-blue", []));
  const after = account(fleet("ami-green", "i-green", [2]));
  expect(unlikeOneDeployment(before, after, "ami-green")).toEqual([]);
  expect(unlikeOneDeployment(before, before, "ami-green")).toEqual([
    "0 new versions of the launch template lt-1",
    "0 new instances instead of 1",
    "web does not hold green, and green alone",
  ]);
  const options = readDemoOptions(["--kill"]);
  const runs = [ranTo("failure", {}), ranTo("success", { outcome: "succeeded" })];
  expect(failing(options, ended("", { runs, before, after }))).toEqual([]);
  const twice = account(fleet("ami-green", "i-green", [2, 3]));
  expect(failing(options, ended("", { runs: runs.slice(1), before, after: twice }))).toEqual([
    "the first attempt was killed before it could say anything",
    "1 things differ:\n    2 new versions of the launch template lt-1",
  ]);
});

test("a rollback is good when blue serves again within its seconds, which are told", () => {
  const options = readDemoOptions(["--rollback", "--speed", "10"]);
  const samples = [...moved, ...served(3000, 4000, "ami-blue")];
  const runs = [ranTo("success", { outcome: "succeeded" }), ranTo("success", { outcome: "succeeded" })];
  const back = (start: number) => ended("", { runs, samples, starts: [0, start] });
  expect(failing(options, back(1_000))).toEqual([]);
  expect(judge(options, back(1_000)).at(-1)?.text).toMatch(/^blue alone served 50 s after/);
  expect(failing(options, back(7_000))).toHaveLength(1);
  expect(failing(options, ended("succeeded", { starts: [0] }))).toContain("green serves in the end");
});

test("differences between two snapshots are told in words", () => {
  expect(differences({ a: "1", b: "2", c: "3" }, { b: "2", c: "4", d: "5" })).toEqual([
    'a is gone (was "1")',
    'c was "3", is "4"',
    'd is new: "5"',
  ]);
});

test.each([
  ["--fleet", "x"],
  ["--fail", "x"],
  ["--sabotage", "x"],
  ["--speed", "0"],
  ["--nonsense"],
  ["--cancel", "--kill"],
])("the demo does not take %j", (...args) => expect(() => readDemoOptions(args)).toThrow(args[0]));
