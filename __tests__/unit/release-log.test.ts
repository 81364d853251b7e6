import { Failure } from "../../src/failure.ts";
import { fold } from "../../src/releases/fold.ts";
import { claim, nextNumber, type Header } from "../../src/releases/claim.ts";
import { journal, recordPlan, FRESH } from "../../src/releases/journal.ts";
import { pathsOf } from "../../src/releases/names.ts";
import { below, decode, encode, LARGEST_VALUE, put } from "../../src/releases/parameters.ts";
import { prune } from "../../src/releases/prune.ts";
import type { Json } from "../../src/engine/step.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { inVirtualTime, type Somebody } from "./virtual.ts";

const TARGET = "web/production";
const paths = pathsOf(TARGET);

const headerOf = (nonce: string): Omit<Header, "release"> => ({
  target: TARGET,
  nonce,
  owner: {
    repository: "octo/shop",
    runId: "1",
    attempt: "1",
    job: "deploy",
    jobIndex: "0",
    actor: "octocat",
    sha: "0",
    runUrl: "https://github.example/octo/shop/actions/runs/1",
    workflow: "deploy",
    runNumber: 1,
    process: { host: "runner", pid: 1 },
  },
  at: "2026-01-05T09:00:00.000Z",
  kind: "deploy",
  ami: "ami-1",
  revision: null,
  tagValue: null,
  terms: {
    onFailure: "rollback",
    onTimeout: "rollback",
    onCancel: "rollback",
    deadline: "2026-01-05T10:00:00.000Z",
  },
});

const alone = <T>(work: (we: Somebody) => Promise<T>, faults: Fault[] = []): Promise<T> =>
  inVirtualTime(
    async ({ somebody }) => {
      const we = somebody("we");
      try {
        return await work(we);
      } finally {
        we.actor.done();
      }
    },
    { faults },
  );

describe("values", () => {
  test.each<[string, Json]>([
    ["braces, which SSM refuses when doubled", { text: "{{ssm:secret}} {{{", "{{key": "}}" }],
    ["quotes and backslashes before braces", { text: '\\"{{\\\\{{"' }],
    ["what is nested", { a: { b: { c: [{ d: {} }] } }, empty: {} }],
    ["nothing", null],
    ["other alphabets", { text: "größe 部署 🚀{{" }],
  ])("%s come back as they were, without a doubled brace in a string", (_, value) => {
    const text = encode(value);
    expect(decode(text, "x")).toEqual(value);
    const strings = text.match(/"[^"\\]*(?:\\.[^"\\]*)*"/g) ?? [];
    expect(strings.filter((string) => string.includes("{"))).toEqual([]);
  });

  test("no text that we write is refused for its braces", async () => {
    const value = { a: { b: { c: { d: "{{x}}" } } } };
    expect(encode(value)).not.toContain("{{");
    await alone(async ({ aws }) => expect(await put(aws, "/bluegreen/x", value)).toBe(1));
  });

  test("a newer version's value is refused by name", () => {
    expect(() => decode('{"v":2,"value":1}', "/bluegreen/x/head")).toThrow(/\/bluegreen\/x\/head.*version 2/);
  });

  test("one that is too large is a failure of ours, not of AWS", async () => {
    const value = "x".repeat(LARGEST_VALUE);
    await alone(async ({ aws, calls }) => {
      await expect(put(aws, "/bluegreen/x", value)).rejects.toThrow(/more than 3500/);
      expect(calls).toEqual([]);
    });
  });
});

test("two targets never share a path, whatever characters their names have", () => {
  const names = [
    "a/b",
    "a_b",
    "a_2f_b",
    "a+b",
    "a=b",
    "a,b",
    "a@b",
    "a b",
    "a-b",
    "a.b",
    "ä",
    "a_5f_b",
    "A/b",
  ];
  expect(new Set(names.map((name) => pathsOf(name).head)).size).toBe(names.length);
  for (const name of names) expect(pathsOf(name).head).toMatch(/^[A-Za-z0-9._/-]+$/);
});

describe("fold", () => {
  const path = paths.release(7);
  const parameter = (name: string, value: Json) => ({ Name: `${path}${name}`, Value: encode(value) });
  const step = (state: string, memo: Json = null) => ({ state, memo });

  test("the newest owner's word wins, step by step, in whatever order the pages come", () => {
    const parameters = [
      parameter("/by/1/steps/1", step("done", "second")),
      parameter("/by/0/steps/0", step("done", "first")),
      parameter("/by/0/steps/1", step("begun", "older")),
      parameter("/by/1/course", { direction: "back", committed: false }),
      parameter("/by/0/course", { direction: "forward", committed: false }),
      parameter("/alive/0", "2026"),
    ];
    for (const some of [parameters, [...parameters].reverse()]) {
      const folded = fold(path, some);
      expect(folded.steps).toEqual({ 0: step("done", "first"), 1: step("done", "second") });
      expect(folded.course).toEqual({ direction: "back", committed: false });
    }
  });

  test("a plan of many pieces is put together in order", () => {
    const piece = (name: string): Json => [{ step: name, args: null }];
    const parameters = [10, 2, 0, 1].map((n) => parameter(`/by/0/plan/${n}`, piece(String(n))));
    expect(fold(path, parameters).plan.map((planned) => planned.step)).toEqual(["0", "1", "2", "10"]);
  });

  test("what a journal wrote is what is folded, through pages that are short, empty and late", async () => {
    await alone(async ({ aws, actor }) => {
      const place = { target: TARGET, release: 7, owner: 0 };
      const plan = Array.from({ length: 25 }, (_, n) => ({ step: `step-${n}`, args: "x".repeat(400) }));
      await recordPlan(aws, place, plan);
      const log = journal(aws, place, { plan, steps: {}, course: FRESH });
      for (const index of plan.keys()) await log.writeStep(index, { state: "done", memo: { index } });
      await log.writeCourse({ direction: "back", committed: false, why: "{{because}}" });
      await actor.sleep(10_000);
      const folded = fold(path, await below(aws, path, true));
      expect(folded.plan).toEqual(plan);
      expect(Object.values(folded.steps).map(({ memo }) => memo)).toEqual(
        [...plan.keys()].map((index) => ({ index })),
      );
      expect(folded.course).toEqual(log.course());
    });
  });
});

describe("claims", () => {
  test("numbers go up from the highest known, also from a head whose releases are pruned", async () => {
    await alone(async ({ aws, actor }) => {
      expect((await claim(aws, actor, headerOf("a"))).release).toBe(1);
      await actor.sleep(10_000);
      expect((await claim(aws, actor, headerOf("b"))).release).toBe(2);
      await put(aws, paths.head, 40);
      await actor.sleep(10_000);
      expect(await nextNumber(aws, TARGET)).toBe(41);
    });
  });

  test("a create whose answer was lost is recognised by its nonce: one number is used, not two", async () => {
    const faults: Fault[] = [{ kind: "lost-answer", operation: "ssm:PutParameter", times: 1 }];
    await alone(async ({ aws, actor }) => {
      expect((await claim(aws, actor, headerOf("a"))).release).toBe(1);
      await actor.sleep(10_000);
      expect(await nextNumber(aws, TARGET)).toBe(2);
    }, faults);
  });

  test("a request that never arrived is sent again", async () => {
    const faults: Fault[] = [{ kind: "lost-request", operation: "ssm:PutParameter", times: 1 }];
    await alone(async ({ aws, actor }) => {
      expect((await claim(aws, actor, headerOf("a"))).release).toBe(1);
    }, faults);
  });

  test("runs that claim at the same time never get the same number, and at most the highest goes on", async () => {
    await inVirtualTime(async ({ somebody }) => {
      const runs = ["a", "b", "c", "d"].map(async (nonce) => {
        const { aws, actor } = somebody(nonce);
        try {
          return (await claim(aws, actor, headerOf(nonce))).release;
        } catch (error) {
          return (error as Error).message;
        } finally {
          actor.done();
        }
      });
      const ended = await Promise.all(runs);
      const numbers = ended.filter((one) => typeof one === "number");
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers).toContain(4);
      for (const one of ended)
        if (typeof one === "string") expect(one).toMatch(/was claimed while this run claimed/);
    });
  });
});

describe("prune", () => {
  const OLD = "2025-12-01T00:00:00.000Z";
  const FRESHLY = "2026-01-05T08:00:00.000Z";

  /** Releases 1 to 5 under a head of 30: which are left after release 30 pruned once. */
  const leftOf = (releases: { outcome?: string; at?: string }[], head: number | undefined = 30) =>
    alone(async ({ aws, actor }) => {
      for (const [index, { outcome, at = OLD }] of releases.entries()) {
        const release = index + 1;
        await put(aws, paths.release(release), { ...headerOf("x"), release, at } as unknown as Json);
        const course = { direction: "forward", committed: true, ...(outcome ? { outcome } : {}) };
        await put(aws, `${paths.by(release, 0)}/course`, course);
      }
      if (head !== undefined) await put(aws, paths.head, head);
      await actor.sleep(10_000);
      await prune(aws, actor, { ...headerOf("x"), release: 30 });
      await actor.sleep(10_000);
      const left = await below(aws, paths.releases, true);
      return [...new Set(left.map(({ Name }) => Number(/releases\/(\d+)/.exec(Name!)![1])))].sort(
        (a, b) => a - b,
      );
    });

  test("finished ones of long ago go, two at a time; open, unfinished and young ones stay", async () => {
    const done = { outcome: "succeeded" };
    expect(await leftOf([done, done, done])).toEqual([3]);
    expect(await leftOf([{ outcome: "open" }, done])).toEqual([1]);
    expect(await leftOf([{}, done])).toEqual([1]);
    expect(await leftOf([{ ...done, at: FRESHLY }, done])).toEqual([1]);
  });

  test("none goes that is not 20 below a head that was read back", async () => {
    const done = { outcome: "failed-clean" };
    expect(await leftOf([done, done], 21)).toEqual([2]);
    expect(await leftOf([done, done], 20)).toEqual([1, 2]);
  });
});

test("a commit point whose answer was cut off by a cancellation counts: nothing goes back behind it", async () => {
  const cancelled = new Failure("cancelled", "The run was cancelled (SIGINT).", "", { stops: true });
  const broken = new Failure("refused", "It may not be written.");
  const place = { target: TARGET, release: 1, owner: 0 };
  const after = async (error: Failure): Promise<boolean> => {
    const log = journal(() => Promise.reject(error), place, { plan: [], steps: {}, course: FRESH });
    await expect(log.writeCourse({ ...FRESH, committed: true })).rejects.toBe(error);
    return log.course().committed;
  };
  expect(await after(cancelled)).toBe(true);
  expect(await after(broken)).toBe(false);
});
