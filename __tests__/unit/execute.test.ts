import { execute } from "../../src/engine/execute.ts";
import type { Steps } from "../../src/engine/step.ts";
import { Failure } from "../../src/failure.ts";
import { DeadlinePassed } from "../../src/time/poll.ts";
import { memoryJournal, noting, planOf, runOf } from "./walk.ts";

const ROLLBACK = { onFailure: "rollback", onTimeout: "rollback" } as const;

test("each step is recorded before its first write, and when it is done", async () => {
  const done: string[] = [];
  const steps: Steps = { one: noting("one", done), two: noting("two", done) };
  const execution = await execute(runOf(), steps, memoryJournal(planOf(steps), done), ROLLBACK);
  expect(execution).toEqual({ end: "finished", leftovers: [] });
  expect(done).toEqual([
    "begin one",
    "record one begun",
    "apply one",
    "record one done",
    "begin two",
    "record two begun",
    "apply two",
    "record two done",
  ]);
});

test("a resumed run skips what is done, and applies again what was begun without beginning it again", async () => {
  const done: string[] = [];
  const steps: Steps = { one: noting("one", done), two: noting("two", done), three: noting("three", done) };
  const records = [{ state: "done", memo: "one" } as const, { state: "begun", memo: "two" } as const];
  await execute(runOf(), steps, memoryJournal(planOf(steps), done, records), ROLLBACK);
  expect(done).not.toContain("apply one");
  expect(done).not.toContain("begin two");
  expect(done.slice(0, 2)).toEqual(["apply two", "record two done"]);
  expect(done.at(-1)).toBe("record three done");
});

test("before the commit point a failure is explained, the direction recorded, and everything undone", async () => {
  const done: string[] = [];
  const events: { kind: string }[] = [];
  const steps: Steps = {
    template: noting("template", done, { undoes: "template" }),
    green: noting("green", done, { undoes: "green", fails: ["apply"] }),
    later: noting("later", done, { undoes: "traffic" }),
  };
  const run = runOf(events as never);
  const execution = await execute(run, steps, memoryJournal(planOf(steps), done), ROLLBACK);
  expect(execution).toMatchObject({ end: "undone", leftovers: [] });
  const back = done.indexOf("record back");
  expect(done.slice(back)).toEqual([
    "record back",
    "undo green",
    "record green undone",
    "undo template",
    "record template undone",
  ]);
  expect(events.map(({ kind }) => kind)).toContain("defect");
});

test("on-failure leave undoes nothing", async () => {
  const done: string[] = [];
  const steps: Steps = { green: noting("green", done, { undoes: "green", fails: ["apply"] }) };
  const execution = await execute(runOf(), steps, memoryJournal(planOf(steps), done), {
    onFailure: "leave",
    onTimeout: "leave",
  });
  expect(execution).toMatchObject({ end: "left" });
  expect(done).not.toContain("undo green");
});

test("after the commit point the next steps are tried, and what failed is listed with its command", async () => {
  const done: string[] = [];
  const steps: Steps = {
    green: noting("green", done, { undoes: "green" }),
    commit: noting("commit", done, { memo: null }),
    retire: noting("retire", done, { fails: ["apply"], memo: null }),
    tidy: noting("tidy", done, { memo: null }),
  };
  const execution = await execute(runOf(), steps, memoryJournal(planOf(steps), done), ROLLBACK);
  expect(execution).toEqual({
    end: "finished",
    leftovers: [{ what: "the rest of retire", why: "retire fails to apply", command: "remove retire" }],
  });
  expect(done).toContain("record committed");
  expect(done).toContain("apply tidy");
  expect(done.some((entry) => entry.startsWith("undo"))).toBe(false);
});

test("a record that goes back is only undone, never walked", async () => {
  const done: string[] = [];
  const steps: Steps = { one: noting("one", done, { undoes: "green" }), two: noting("two", done) };
  const journal = memoryJournal(planOf(steps), done, [{ state: "begun", memo: "one" }]);
  await journal.writeCourse({ direction: "back", committed: false, why: "cancelled" });
  const execution = await execute(runOf(), steps, journal, ROLLBACK);
  expect(execution).toMatchObject({ end: "undone", leftovers: [] });
  expect(done.filter((entry) => !entry.startsWith("record"))).toEqual(["undo one"]);
});

test("a deadline that passes is a failure in words, not a defect", async () => {
  const done: string[] = [];
  const slow = {
    ...noting("slow", done),
    apply: () => Promise.reject(new DeadlinePassed(new Date(0))),
  };
  const steps: Steps = { slow };
  const execution = await execute(runOf(), steps, memoryJournal(planOf(steps), done), ROLLBACK);
  const { cause } = execution as { cause: Failure };
  expect(cause).toBeInstanceOf(Failure);
  expect(cause.code).toBe("time-is-up");
  expect(cause.message).toContain("do slow");
});

test("a step finds the newest memo of an earlier one by its name", async () => {
  const done: string[] = [];
  const recalled: unknown[] = [];
  const steps: Steps = {
    one: noting("one", done, { memo: { version: 4 } }),
    two: {
      ...noting("two", done),
      apply: (ctx) => {
        recalled.push(ctx.recall("one"), ctx.recall("nobody"));
        return Promise.resolve(null);
      },
    },
  };
  await execute(runOf(), steps, memoryJournal(planOf(steps), done), ROLLBACK);
  expect(recalled).toEqual([{ version: 4 }, undefined]);
});
