import type { Sample } from "../../simulator/data-plane/traffic.ts";
import { readDemoOptions } from "../../simulator/demo/options.ts";
import { failureReasons, stretchesOf, trafficTable } from "../../simulator/demo/report.ts";
import { differences } from "../../simulator/scenarios/differences.ts";
import { judge } from "../../simulator/demo/verdict.ts";
import type { Ended } from "../../simulator/demo/verdict.ts";

const served = (from: number, to: number, image: string): Sample[] =>
  Array.from({ length: to - from }, (_, n) => ({ at: (from + n) * 2, ms: 3, image, instance: "i-1" }));
const moved = [...served(0, 1500, "ami-blue"), ...served(1500, 3000, "ami-green")];
const broken: Sample = { at: 100, ms: 5, failure: "502 Bad Gateway: other side closed" };

const ended = (outcome: string, more: Partial<Ended> = {}): Ended => ({
  run: {
    conclusion: outcome === "succeeded" ? "success" : "failure",
    outputs: { outcome },
    steps: [],
    log: [],
    annotations: [],
    summary: "",
    orphans: 0,
  },
  samples: moved,
  greenImage: "ami-green",
  left: [],
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
  expect(failing(options, ended("failed-dirty", { samples, left: ["group x is new: y"] }))).toEqual([
    "the outcome is failed-dirty",
    "1 things differ:\n    group x is new: y",
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

test("differences between two snapshots are told in words", () => {
  expect(differences({ a: "1", b: "2", c: "3" }, { b: "2", c: "4", d: "5" })).toEqual([
    'a is gone (was "1")',
    'c was "3", is "4"',
    'd is new: "5"',
  ]);
});

test.each([["--fleet", "x"], ["--fail", "x"], ["--sabotage", "x"], ["--speed", "0"], ["--nonsense"]])(
  "the demo does not take %j",
  (...args) => expect(() => readDemoOptions(args)).toThrow(args[0]),
);
