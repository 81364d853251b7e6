import { linesOf, whatIsNew, type Told } from "../../src/codedeploy/stream.ts";
import type { Target } from "../../src/codedeploy/targets.ts";
import { event, target } from "./deployment-targets.ts";

const tell = (told: Told, ...targets: Target[]): string[] => linesOf(whatIsNew(told, targets));

test("a thing is told once, however often it is read", () => {
  const told: Told = new Map();
  const one = target("i-1", "InProgress", event("Install", "Succeeded", 0, 41));
  expect(tell(told, one)).toEqual(["green, i-1: Install succeeded, 41 s"]);
  expect(tell(told, one)).toEqual([]);
});

test("the same event at another time is another thing", () => {
  const told: Told = new Map();
  tell(told, target("i-1", "Failed", event("Install", "Failed", 0, 41)));
  expect(tell(told, target("i-1", "Failed", event("Install", "Failed", 50, 60)))).toHaveLength(1);
});

test("what has not ended is not told", () => {
  const waiting = target(
    "i-1",
    "InProgress",
    event("Install", "InProgress", 3),
    event("AfterInstall", "Pending"),
  );
  expect(tell(new Map(), waiting)).toEqual([]);
});

test("instances that did the same are one line, in the order in which things happened", () => {
  const fleet = ["i-1", "i-2", "i-3"].map((id, n) =>
    target(
      id,
      "InProgress",
      event("Install", "Succeeded", 10, 48 + n),
      event("BeforeInstall", "Succeeded", 5, 5),
    ),
  );
  expect(tell(new Map(), ...fleet)).toEqual([
    "green, 3 instances: BeforeInstall succeeded, 0 s",
    "green, 3 instances: Install succeeded, 38 s to 40 s",
  ]);
});

test("blue and green are told apart, and failures name their instances", () => {
  const blue: Target = { ...target("i-9", "Failed", event("BlockTraffic", "Failed", 0, 9)), label: "Blue" };
  const green = ["i-1", "i-2"].map((id) => target(id, "Failed", event("BlockTraffic", "Failed", 1, 10)));
  expect(tell(new Map(), ...green, blue)).toEqual([
    "blue, i-9: BlockTraffic failed, 9 s",
    "green, 2 instances: BlockTraffic failed, 9 s (i-1, i-2)",
  ]);
});

test.each([
  [20, 10],
  [undefined, 10],
  [10, undefined],
])("clocks that disagree (%s to %s) give no duration", (start, end) => {
  const odd = target("i-1", "Succeeded", event("Install", "Succeeded", start, end));
  expect(tell(new Map(), odd)).toEqual(["green, i-1: Install succeeded"]);
});

test("a thousand instances installing one after the other, seen in batches, stay far below 2,000 lines", () => {
  const told: Told = new Map();
  const names = ["ApplicationStop", "DownloadBundle", "BeforeInstall", "Install", "AfterInstall"];
  let lines = 0;
  for (let batch = 0; batch < 40; batch++) {
    const seen = Array.from({ length: 25 }, (_, n) =>
      target(
        `i-${batch * 25 + n}`,
        "Succeeded",
        ...names.map((name) => event(name, "Succeeded", batch, batch + 1)),
      ),
    );
    lines += tell(told, ...seen).length;
  }
  expect(lines).toBe(200);
});
