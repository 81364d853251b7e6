import type { StepRecord } from "../../src/engine/record.ts";
import { UNDO_ORDER, type Steps } from "../../src/engine/step.ts";
import { undoAll, undoSequence } from "../../src/engine/undo.ts";
import { createGreenGroup } from "../../src/steps/create-green-group.ts";
import { DeadlinePassed } from "../../src/time/poll.ts";
import { memoryJournal, noting, planOf, runOf } from "./walk.ts";

const DONE: StepRecord = { state: "done", memo: null };
const ctx = { ...runOf(), recall: () => undefined };

/** A plan in which every kind of undo stands twice, in an order that is not rule 17's. */
function shuffled(done: string[]): Steps {
  const order = ["processes", "green", "traffic", "sizes", "deployment-group", "template"] as const;
  return Object.fromEntries(
    [1, 2].flatMap((round) =>
      order.map((undoes) => [`${undoes} ${round}`, noting(`${undoes} ${round}`, done, { undoes })]),
    ),
  );
}

test("rule 17: traffic, deployment group, green, template, sizes, processes; within each the latest first", async () => {
  const done: string[] = [];
  const steps = shuffled(done);
  const plan = planOf(steps);
  await undoAll(
    ctx,
    steps,
    memoryJournal(
      plan,
      [],
      plan.map(() => DONE),
    ),
  );
  expect(done).toEqual(UNDO_ORDER.flatMap((what) => [`undo ${what} 2`, `undo ${what} 1`]));
});

test("what was never begun, or is undone already, is left alone", () => {
  const steps = shuffled([]);
  const plan = planOf(steps);
  const records = plan.map((_, index): StepRecord =>
    index % 2 === 0 ? { state: "undone", memo: null } : DONE,
  );
  const journal = memoryJournal(plan, [], records.slice(0, 6));
  expect(undoSequence(steps, journal).every((index) => index < 6 && index % 2 === 1)).toBe(true);
});

test("a failing undo does not stop the others, and is listed; a template that green may need stays", async () => {
  const done: string[] = [];
  const version = noting("template", done, { undoes: "template" });
  const steps: Steps = {
    processes: noting("processes", done, { undoes: "processes" }),
    template: { ...version, undo: { ...version.undo!, beside: true } },
    pointer: noting("pointer", done, { undoes: "template" }),
    green: noting("green", done, { undoes: "green", fails: ["undo"] }),
  };
  const plan = planOf(steps);
  const journal = memoryJournal(
    plan,
    done,
    plan.map(() => DONE),
  );
  expect(await undoAll(ctx, steps, journal)).toEqual([
    { what: "the rest of green", why: "green fails to undo", command: "remove green" },
    expect.objectContaining({ what: "the rest of template", why: expect.stringContaining("still need it") }),
  ]);
  expect(done.filter((entry) => entry.startsWith("undo"))).toEqual([
    "undo green",
    "undo pointer",
    "undo processes",
  ]);
  expect(plan.map((_, index) => journal.step(index)!.state)).toEqual(["undone", "done", "undone", "left"]);
});

test("a record that cannot be written does not stop the way back", async () => {
  const done: string[] = [];
  const steps: Steps = {
    template: noting("template", done, { undoes: "template" }),
    green: noting("green", done, { undoes: "green" }),
  };
  const plan = planOf(steps);
  const journal = {
    ...memoryJournal(
      plan,
      done,
      plan.map(() => DONE),
    ),
    writeStep: () => Promise.reject(new Error("SSM is down")),
  };
  expect(await undoAll(ctx, steps, journal)).toEqual([]);
  expect(done).toEqual(["undo green", "undo template"]);
});

test("where traffic is not back on blue for certain, nothing else is undone, and all of it is listed", async () => {
  const done: string[] = [];
  const steps: Steps = {
    green: noting("green", done, { undoes: "green" }),
    traffic: noting("traffic", done, { undoes: "traffic", fails: ["undo"] }),
  };
  const plan = planOf(steps);
  const left = await undoAll(
    ctx,
    steps,
    memoryJournal(
      plan,
      [],
      plan.map(() => DONE),
    ),
  );
  expect(done).toEqual(["undo traffic"]);
  expect(left.map(({ what }) => what)).toEqual(["the rest of traffic", "the rest of green"]);
});

test("what could not be looked at while traffic is astray is listed, and that it was not seen", async () => {
  const steps: Steps = {
    refused: {
      ...noting("refused", [], { undoes: "deployment-group" }),
      isLeft: () => Promise.reject(new Error("codedeploy:GetDeploymentGroup was refused")),
    },
    traffic: noting("traffic", [], { undoes: "traffic", fails: ["undo"] }),
  };
  const plan = planOf(steps);
  const journal = memoryJournal(
    plan,
    [],
    plan.map(() => DONE),
  );
  expect((await undoAll(ctx, steps, journal))[1]).toMatchObject({
    what: "the rest of refused",
    why: expect.stringMatching(/not back on blue.*was not seen: codedeploy:GetDeploymentGroup was refused/),
  });
});

test("what is gone although the time for it was up is not left", async () => {
  const green = noting("green", [], { undoes: "green" });
  const steps: Steps = {
    green: {
      ...green,
      undo: { what: "green", run: () => Promise.reject(new DeadlinePassed(new Date(0))) },
      isLeft: () => Promise.resolve(false),
    },
  };
  const journal = memoryJournal(planOf(steps), [], [DONE]);
  expect(await undoAll(ctx, steps, journal)).toEqual([]);
  expect(journal.step(0)?.state).toBe("undone");
});

test.each([
  ["it is there", [{ Tags: [{ Key: "release", Value: "7" }] }], true],
  ["it is gone", [], false],
  ["it is on its way out, which nobody has to wait for", [{ Status: "Delete in progress" }], false],
  ["its name is another's", [{ Tags: [{ Key: "release", Value: "6" }] }], false],
])(
  "green's group is left as long as it is there and ours: %s",
  async (_what, AutoScalingGroups, expected) => {
    const args = { blue: "b", green: "g", tag: { key: "release", value: "7" }, targetGroups: [] };
    const aws = (() => Promise.resolve({ AutoScalingGroups })) as unknown as typeof ctx.aws;
    expect(await createGreenGroup.isLeft!({ ...ctx, aws }, args, null)).toBe(expected);
  },
);
