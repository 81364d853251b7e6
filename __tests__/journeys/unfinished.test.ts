import type { BluegreenEvent } from "../../src/events.ts";
import { attempt } from "./by-hand.ts";
import { FLEETS } from "./each-fleet.ts";
import { told } from "./lab.ts";
import type { Ran } from "./run.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

const images = ({ world }: Play): unknown[] =>
  Object.values(world.users.groups).map(({ healthy }) => healthy.byImage);
const onGreen = (p: Play): void => expect(images(p)).toEqual([{ [p.fleet.amiNew]: 3 }]);
const onBlue = (p: Play): void => expect(images(p)).toEqual([{ [p.fleet.ami]: 3 }]);
const harmless = ({ world }: Play): void => expect(world.users.harms).toEqual([]);
const texts = ({ events }: Ran): string => JSON.stringify(events);
const unhealthy = (InstanceId: string) => ({
  InstanceId,
  HealthStatus: "Unhealthy",
  ShouldRespectGracePeriod: false,
});
const inOrder = (outputs: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [
      name,
      value.startsWith("[") ? (JSON.parse(value) as string[]).sort() : value,
    ]),
  );
const firstNumber = (event: BluegreenEvent): boolean => event.kind === "claimed" && event.release === 1;

describe("a cancelled run", () => {
  test.each(FLEETS)("%s: says within 5 s where it is; settle undoes it in its minutes", (fleet) =>
    play(fleet, async (p) => {
      const running = p.start();
      await p.until(running, began("shift"));
      const at = p.world.now;
      running.cancel();
      const cancelled = await running.ran;
      expect(p.world.now - at).toBeLessThanOrEqual(5_000);
      expect(cancelled.ending).toBeUndefined();
      expect(cancelled.events.at(-1)).toMatchObject({ kind: "stopped" });
      expect(cancelled.calls.map(({ operation }) => operation)).toContain("codedeploy:StopDeployment");
      const { ending, took } = await p.run({ entry: "settle" });
      expect(ending?.outcome).toMatch(/^failed-(clean|dirty)$/);
      expect(took).toBeLessThanOrEqual(270_000);
      if (ending?.outcome === "failed-clean") expect(await p.changes()).toEqual([]);
      else expect(ending?.leftovers).not.toEqual([]);
      await p.pass(60_000);
      onBlue(p);
      harmless(p);
    }),
  );

  test("before its claim it has nothing to settle", () =>
    play("clone", async (p) => {
      const running = p.start();
      await p.pass(1_000);
      running.cancel();
      expect((await running.ran).events.at(-1)).toMatchObject({ kind: "stopped" });
      expect((await p.run({ entry: "settle" })).ending?.outcome).toBe("failed-clean");
      expect(await p.changes()).toEqual([]);
    }));

  test("on-cancel: leave leaves all of it, listed, and a re-run of its job goes on", () =>
    play("clone", async (p) => {
      const running = p.start({ given: { "on-cancel": "leave" } });
      await p.until(running, began("install-green"));
      running.cancel();
      const { ending, calls } = await running.ran;
      expect(ending).toMatchObject({ outcome: "open" });
      expect(ending!.leftovers.length).toBeGreaterThan(0);
      expect(calls.map(({ operation }) => operation)).not.toContain("codedeploy:StopDeployment");
      // It is open, not abandoned: another run does not touch it.
      const other = await p.run({ owner: otherRun(2) });
      expect(other.ending?.outcome).toBe("failed-clean");
      expect(texts(other)).toContain("Release 1 of web/production is open");
      const again = await p.run({ owner: { attempt: "2" } });
      expect(again.ending?.summary).toBe("Release 1 of web/production: green serves.");
      onGreen(p);
      harmless(p);
    }));

  test("on-cancel: finish is finished by settle as far as the time goes", () =>
    play("clone", async (p) => {
      const running = p.start({ given: { "on-cancel": "finish" } });
      await p.until(running, began("shift"));
      running.cancel();
      expect((await running.ran).ending).toBeUndefined();
      const { ending } = await p.run({ entry: "settle" });
      expect(["succeeded", "open"]).toContain(ending?.outcome);
      const again = await p.run({ owner: { attempt: "2" } });
      expect(["succeeded", "unchanged"]).toContain(again.ending?.outcome);
      onGreen(p);
      harmless(p);
    }));

  test("after the commit point it is finished", () =>
    play("clone", async (p) => {
      const running = p.start();
      await p.until(running, began("retire-group"));
      running.cancel();
      expect((await running.ran).ending).toBeUndefined();
      expect((await p.run({ entry: "settle" })).ending).toMatchObject({
        outcome: "succeeded",
        leftovers: [],
      });
      onGreen(p);
      harmless(p);
    }));

  test("a process that gets no signal gives way to settle within a renewal of its lease", () =>
    play("clone", async (p) => {
      const running = p.start();
      await p.until(running, began("install-green"));
      const settled = p.start({ entry: "settle" });
      const [old, { ending }] = await Promise.all([running.ran, settled.ran]);
      expect(old.ending).toMatchObject({ outcome: "open" });
      expect(old.ending!.summary).toContain("another run has taken this release over");
      expect(ending?.outcome).toMatch(/^failed-(clean|dirty)$/);
      // Nothing of the old one is sent after the first change of the new one.
      const changing = (ran: Ran) =>
        ran.calls.filter(({ operation }) => !/:(Describe|Get|List|Batch)/.test(operation));
      const first = changing(await settled.ran).find(
        ({ input }) => !JSON.stringify(input).includes("/releases/"),
      );
      const last = changing(old).findLast(({ input }) => !JSON.stringify(input).includes("/releases/"));
      expect(last!.at).toBeLessThan(first!.at);
      onBlue(p);
      harmless(p);
    }));
});

describe("another run on the same target", () => {
  test("wait: says for whom, with a link, and begins when it has ended", () =>
    play("clone", async (p) => {
      const first = p.start({ owner: otherRun(1) });
      await p.until(first, began("launch-green"));
      const second = await p.run({ owner: otherRun(2), given: { force: "true" } });
      expect((await first.ran).ending?.outcome).toBe("succeeded");
      expect(texts(second)).toContain(
        "Waiting for release 1 of web/production. Its run: https://github.example",
      );
      expect(second.ending?.summary).toBe("Release 2 of web/production: green serves.");
      harmless(p);
    }));

  test("wait: an abandoned release is undone first", () =>
    play("clone", async (p) => {
      const first = p.start({ owner: otherRun(1) });
      await p.until(first, began("install-green"));
      first.kill();
      const second = await p.run({ owner: otherRun(2) });
      expect(second.ending?.summary).toBe("Release 2 of web/production: green serves.");
      expect(texts(second)).toContain("Release 1 of web/production ended failed-clean");
      onGreen(p);
      harmless(p);
    }));

  test("refuse: changes nothing while the other is alive", () =>
    play("clone", async (p) => {
      const first = p.start({ owner: otherRun(1) });
      await p.until(first, began("launch-green"));
      const second = await p.run({ owner: otherRun(2), given: { concurrency: "refuse" } });
      expect(second.ending?.outcome).toBe("failed-clean");
      expect(texts(second)).toContain("Release 1 of web/production is being worked on.");
      expect(second.took).toBeLessThan(60_000);
      expect((await first.ran).ending?.outcome).toBe("succeeded");
    }));

  test("supersede: the older one stops, is undone, and the newer one begins", () =>
    play("clone", async (p) => {
      const first = p.start({ owner: otherRun(1) });
      await p.until(first, began("install-green"));
      const second = await p.run({ owner: otherRun(2), given: { concurrency: "supersede" } });
      expect((await first.ran).ending?.outcome).toBe("open");
      expect(second.ending?.summary).toBe("Release 2 of web/production: green serves.");
      onGreen(p);
      harmless(p);
    }));

  test.each(["newer run", "settle"])("supersede: what ends by itself meanwhile has ended (%s)", (who) =>
    play("clone", async (p) => {
      // Refused when it looks for the second time, while somebody is taking it over.
      const first = p.start({ owner: otherRun(1) });
      await p.until(first, firstNumber);
      await attempt(p.aws("autoscaling:SetInstanceHealth", unhealthy(p.fleet.instanceIds[0]!)));
      const settle = { entry: "settle", owner: otherRun(1) } as const;
      const newer = { owner: otherRun(2), given: { concurrency: "supersede" } };
      const second = p.start(who === "settle" ? settle : newer);
      expect((await first.ran).ending?.outcome).toBe("failed-clean");
      const { ending, events } = await second.ran;
      expect(events.filter(({ kind }) => kind === "defect")).toEqual([]);
      expect(texts(await second.ran)).not.toContain("Going on with release 1");
      expect(ending?.outcome).toBe("failed-clean");
      harmless(p);
    }),
  );

  test("two that claim at the same time: one after the other", () =>
    play("clone", async (p) => {
      const runs = await Promise.all([
        p.run({ owner: otherRun(1), given: { force: "true" } }),
        p.run({ owner: otherRun(2), given: { force: "true" } }),
      ]);
      const outcomes = runs.map(({ ending }) => ending?.outcome);
      expect(outcomes).toContain("succeeded");
      expect(outcomes.every((one) => one === "succeeded" || one === "failed-clean")).toBe(true);
      onGreen(p);
      harmless(p);
    }));

  test("an older run does not overtake a newer success", () =>
    play("clone", async (p) => {
      expect((await p.run({ owner: otherRun(7) })).ending?.outcome).toBe("succeeded");
      await p.pass(10_000);
      const older = await p.run({ owner: otherRun(6), given: { force: "true" } });
      expect(older.ending?.outcome).toBe("failed-clean");
      expect(texts(older)).toContain("Run 6 is older than run 7");
    }));
});

describe("run again", () => {
  test.each(FLEETS)("%s: what already serves is unchanged, without a write, unless forced", (fleet) =>
    play(fleet, async (p) => {
      expect((await p.run()).ending?.outcome).toBe("succeeded");
      await p.pass(600_000);
      const again = await p.run({ owner: otherRun(2) });
      expect(again.ending?.outcome).toBe("unchanged");
      const writes = again.calls.filter(({ operation }) => !/:(Describe|Get|List|Batch)/.test(operation));
      expect(writes.map(({ operation }) => operation)).toEqual([]);
      const forced = await p.run({ owner: otherRun(3), given: { force: "true" } });
      expect(forced.ending?.summary).toBe("Release 2 of web/production: green serves.");
      harmless(p);
    }),
  );

  test.each(FLEETS)("%s: a run that goes on tells the outputs of what was done before it", (fleet) =>
    play(fleet, async (p) => {
      const first = p.start();
      await p.until(first, began("shift"));
      first.kill();
      const again = await p.run({ owner: { attempt: "2" } });
      const before = told((await first.ran).events).outputs;
      const { serving: _, ...outputs } = told(again.events).outputs;
      expect(inOrder(outputs)).toEqual(inOrder(before));
    }),
  );

  test.each(FLEETS)("%s: a killed run's release is gone on with by its own job", (fleet) =>
    play(fleet, async (p) => {
      const first = p.start();
      await p.until(first, began("shift"));
      first.kill();
      await p.pass(600_000); // somebody looks at it and presses the button
      const again = await p.run({ owner: { attempt: "2" } });
      expect(again.ending?.summary).toBe("Release 1 of web/production: green serves.");
      expect(again.events.some(firstNumber)).toBe(true);
      onGreen(p);
      harmless(p);
    }),
  );
});

describe("time", () => {
  const slow = { timeout: "150s" };

  test("on-timeout: rollback undoes", () =>
    play("clone", async (p) => {
      const { ending } = await p.run({ given: slow });
      expect(ending?.outcome).toBe("failed-clean");
      expect(await p.changes()).toEqual([]);
      harmless(p);
    }));

  test("on-timeout: leave leaves all of it", () =>
    play("clone", async (p) => {
      const { ending } = await p.run({ given: { ...slow, "on-timeout": "leave" } });
      expect(ending?.outcome).toBe("open");
      expect(ending!.leftovers.length).toBeGreaterThan(0);
      harmless(p);
    }));

  test("on-timeout: stop brings traffic back and leaves green", () =>
    play("clone", async (p) => {
      const { ending } = await p.run({ given: { ...slow, "on-timeout": "stop" } });
      expect(ending?.outcome).toBe("open");
      onBlue(p);
      expect(p.world.autoScaling.groups["web-blue-1"]).toBeDefined();
      harmless(p);
    }));

  const RUN_OUT = ["ExpiredTokenException", "RequestExpired", "InvalidClientTokenId"];
  const PHASES = ["create-green-group", "launch-green", "create-deployment", "install-green", "shift"];
  const AFTER = ["verify-traffic", "retire-group"];

  test.each([...PHASES, ...AFTER].map((step, index) => [step, RUN_OUT[index % RUN_OUT.length]!] as const))(
    "credentials that run out during %s (%s): open, and a re-run of the job goes on",
    (step, code) =>
      play("clone", async (p) => {
        const running = p.start();
        await p.until(running, began(step));
        const message = "The security token included in the request is expired";
        p.world.faults.push({ kind: "error", operation: "*", code, message, status: 403 });
        const { ending, calls } = await running.ran;
        expect(ending?.outcome).toBe("open");
        expect(ending?.summary).toContain("re-run this job (`gh run rerun 1001 --failed -R octo/shop`)");
        // Nothing that was refused so is asked for again and again.
        expect(calls.filter(({ error }) => error?.code === code).length).toBeLessThanOrEqual(12);
        if (step === "install-green" || step === "shift")
          expect(ending?.summary).toMatch(/Deployment d-\w+ is out of sight; CodeDeploy goes on with it/);
        p.world.faults.length = 0;
        const again = await p.run({ owner: { attempt: "2" } });
        expect(again.ending?.summary).toBe("Release 1 of web/production: green serves.");
        onGreen(p);
        harmless(p);
      }),
  );
});
