import { leftovers } from "../../src/engine/left.ts";
import type { Journal } from "../../src/engine/record.ts";
import type { Step, Steps, Undoes } from "../../src/engine/step.ts";

const step = (name: string, what?: Undoes): Step => ({
  title: () => name,
  begin: () => Promise.resolve(null),
  apply: () => Promise.resolve(null),
  ...(what ? { undo: { what, run: () => Promise.resolve([]) } } : {}),
  leaves: () => [{ what: name, why: "", command: "" }],
});

const steps: Steps = {
  freeze: step("freeze", "processes"),
  template: step("template", "template"),
  green: step("green", "green"),
  deployment: step("deployment", "traffic"),
  retire: step("retire"),
};
const plan = Object.keys(steps).map((name) => ({ step: name, args: null }));

test("what is left is listed as it would be undone, traffic first: people run the commands from the top", () => {
  const journal = {
    plan,
    step: () => ({ state: "done", memo: null }),
    course: () => ({ direction: "forward", committed: false }),
  } as unknown as Journal;
  expect(leftovers(steps, journal, "left").map(({ what }) => what)).toEqual([
    "deployment",
    "green",
    "template",
    "freeze",
    "retire",
  ]);
});
