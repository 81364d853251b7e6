import { FLEETS } from "./each-fleet.ts";
import { denied } from "./left-behind.ts";
import { planOf } from "./repairs.ts";
import type { Ran } from "./run.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

const images = ({ world }: Play): unknown[] =>
  Object.values(world.users.groups).map(({ healthy }) => healthy.byImage);
const onNew = (p: Play): void => expect(images(p)).toEqual([{ [p.fleet.amiNew]: 3 }]);
const onOld = (p: Play): void => expect(images(p)).toEqual([{ [p.fleet.ami]: 3 }]);
const harmless = ({ world }: Play): void => expect(world.users.harms).toEqual([]);
const summary = ({ ending }: Ran): string | undefined => ending?.summary;

/** A rollback by its own workflow. */
const rollback = (run: number, given: Record<string, string> = {}) => ({
  entry: "rollback" as const,
  given,
  owner: { ...otherRun(run), workflow: "rollback" },
});

/** The new AMI serves, by release 1. */
async function released(p: Play): Promise<void> {
  const { ending } = await p.run();
  expect(ending?.outcome).toBe("succeeded");
  await p.pass(120_000);
}

describe("the plan says what follows", () => {
  const OTHER = { revision: "s3://releases/web-2.zip" };

  test.each([
    ["the same revision", {}, {}, "nothing: CodeDeploy installs that revision already"],
    ["another one", OTHER, {}, "the revision is deployed again (follow-up)"],
    ["another one, not to be deployed", OTHER, { "follow-up": "false" }, "provisional: nothing is launched"],
  ])("%s", (_, deployed, asked, said) =>
    play("clone", async (p) => {
      expect((await p.run({ given: deployed })).ending?.outcome).toBe("succeeded");
      await p.pass(120_000);
      const shown = await p.run(rollback(1, { mode: "plan", ...asked }));
      expect(planOf(shown)).toMatch(/, instantly\n/);
      expect(planOf(shown)).toContain(`  afterwards         ${said}`);
    }),
  );
});

describe("while a deployment is in progress", () => {
  test.each(FLEETS)("%s: it is superseded and undone, and that is the rollback", (fleet) =>
    play(fleet, async (p) => {
      await released(p);
      const running = p.start({ given: { "ami-id": p.fleet.ami, force: "true" }, owner: otherRun(2) });
      await p.until(running, began("install-green"));
      const back = await p.run(rollback(1));
      expect(summary(back)).toMatch(
        /^Release 2 was in progress and was undone: what served before it serves/,
      );
      expect(back.ending?.outcome).toBe("succeeded");
      await running.ran;
      onNew(p);
      harmless(p);
    }),
  );

  test("one that was waited for and succeeds is gone back from", () =>
    play("clone", async (p) => {
      const running = p.start();
      await p.until(running, began("install-green"));
      const back = await p.run(rollback(1, { concurrency: "wait" }));
      expect(back.ending?.outcome).toBe("succeeded");
      expect((await running.ran).ending?.outcome).toBe("succeeded");
      onOld(p);
      harmless(p);
    }));

  test("clone: one that failed, and another that succeeded meanwhile: that one is gone back from", () =>
    play("clone", async (p) => {
      const running = p.start();
      await p.until(running, began("install-green"));
      running.kill();
      await running.ran;
      const second = p.start({ owner: otherRun(2), given: { concurrency: "supersede" } });
      await p.until(second, (event) => event.kind === "undoing");
      const waiting = p.start(rollback(1, { concurrency: "wait" }));
      await p.until(waiting, ({ kind }) => kind === "waiting");
      waiting.pause(120_000);
      const back = await waiting.ran;
      expect((await second.ran).ending?.outcome).toBe("succeeded");
      expect(back.ending?.outcome).toBe("succeeded");
      expect(summary(back)).not.toContain("was undone");
      onOld(p);
      harmless(p);
    }));
});

describe("a deployment that failed and left something", () => {
  const KEEPS = {
    clone: "autoscaling:DeleteAutoScalingGroup",
    "same-group": "autoscaling:TerminateInstanceInAutoScalingGroup",
    "codedeploy-copy": "autoscaling:DeleteAutoScalingGroup",
  } as const;
  /** Back to the old AMI, which the fleet began with: one further back than release 1 is the old AMI too. */
  const second = (p: Play) => ({ given: { "ami-id": p.fleet.ami, force: "true" }, owner: otherRun(2) });

  test.each(FLEETS.flatMap((fleet) => [[fleet, "supersede"] as const, [fleet, "wait"] as const]))(
    "%s, %s: what served before it serves, so that this was the rollback; what it left is listed",
    (fleet, concurrency) =>
      play(fleet, async (p) => {
        await released(p);
        if (concurrency === "wait")
          p.world.faults.push({ kind: "script-fails", event: "AfterInstall", who: { imageId: p.fleet.ami } });
        const running = p.start(second(p));
        await p.until(running, began("install-green"));
        p.world.faults.push(denied(KEEPS[fleet]));
        const back = await p.run(rollback(1, { concurrency }));
        await running.ran;
        expect(summary(back)).toMatch(
          /^Release 2 was in progress and was undone: .* What it has left is listed/,
        );
        expect(back.ending?.outcome).toBe("succeeded");
        expect(back.ending?.leftovers.length).toBeGreaterThan(0);
        onNew(p);
        harmless(p);
      }),
  );

  test.each(FLEETS)("%s: where it serves all the same, that is what is gone back from", (fleet) =>
    play(fleet, async (p) => {
      await released(p);
      const running = p.start(second(p));
      await p.until(running, began("verify-traffic"));
      p.world.faults.push(denied("elasticloadbalancing:RegisterTargets"));
      running.cancel();
      await running.ran;
      const settled = await p.run({ ...second(p), entry: "settle" });
      expect(settled.ending?.outcome).toBe("failed-dirty");
      onOld(p);
      p.world.faults.length = 0;
      await p.pass(60_000);
      const back = await p.run(rollback(3));
      expect(back.ending?.outcome).toBe("succeeded");
      onNew(p);
      harmless(p);
    }),
  );
});

describe("a rollback", () => {
  test.each(FLEETS)("%s: cancelled in the middle, traffic stays on what served", (fleet) =>
    play(fleet, async (p) => {
      await released(p);
      const running = p.start(rollback(2));
      await p.until(running, began("register-kept"));
      await p.pass(8_000);
      running.cancel();
      expect((await running.ran).ending).toBeUndefined();
      const settled = await p.run({ ...rollback(2), entry: "settle", of: "rollback" });
      expect(settled.ending?.outcome).toMatch(/^failed-(clean|dirty)$/);
      await p.pass(60_000);
      onNew(p);
      harmless(p);
    }),
  );

  test.each(FLEETS)("%s: cancelled after its commit point, it is finished", (fleet) =>
    play(fleet, async (p) => {
      await released(p);
      const running = p.start(rollback(2));
      await p.until(running, ({ kind }) => kind === "committed");
      running.cancel();
      await running.ran;
      const settled = await p.run({ ...rollback(2), entry: "settle", of: "rollback" });
      expect(settled.ending?.outcome).toBe("succeeded");
      onOld(p);
      harmless(p);
    }),
  );

  test("run again by its own job, it is not rolled back", () =>
    play("clone", async (p) => {
      await released(p);
      expect((await p.run(rollback(2))).ending?.outcome).toBe("succeeded");
      const again = rollback(2);
      const second = await p.run({ ...again, owner: { ...again.owner, attempt: "2" } });
      expect(second.ending?.outcome).toBe("unchanged");
      onOld(p);
    }));

  test.each(FLEETS)(
    "%s: two at once: what the second was to go back from serves no more, and it says so",
    (fleet) =>
      play(fleet, async (p) => {
        await released(p);
        const first = p.start(rollback(2));
        const behind = p.start(rollback(3, { concurrency: "wait" }));
        expect((await first.ran).ending?.outcome).toBe("succeeded");
        const second = await behind.ran;
        expect(second.ending?.outcome).toBe("failed-clean");
        expect(JSON.stringify(second.events)).toContain("succeeded while this rollback waited");
        onOld(p);
        harmless(p);
      }),
  );

  test("an older one does not overtake a newer", () =>
    play("clone", async (p) => {
      await released(p);
      expect((await p.run(rollback(5))).ending?.outcome).toBe("succeeded");
      const older = await p.run(rollback(4));
      expect(older.ending?.outcome).toBe("failed-clean");
      expect(JSON.stringify(older.events)).toContain("is older than run 5");
      onOld(p);
    }));

  test.each([
    ["clone", "autoscaling:SuspendProcesses"],
    ["clone", "elasticloadbalancing:RegisterTargets"],
    ["clone", "elasticloadbalancing:DeregisterTargets"],
    ["clone", "codedeploy:UpdateDeploymentGroup"],
    ["clone", "ssm:PutParameter"],
    ["same-group", "autoscaling:AttachInstances"],
    ["same-group", "autoscaling:DetachInstances"],
    ["same-group", "autoscaling:UpdateAutoScalingGroup"],
    ["same-group", "ec2:CreateTags"],
    ["same-group", "ec2:DeleteTags"],
  ] as const)("%s: the answer of %s is lost, which changes nothing", (fleet, operation) =>
    play(fleet, async (p) => {
      await released(p);
      p.world.faults.push({ kind: "lost-answer", operation, times: 1 });
      expect((await p.run(rollback(2))).ending?.outcome).toBe("succeeded");
      onOld(p);
      harmless(p);
    }),
  );

  test("the answer of ExitStandby is lost, which changes nothing", () =>
    play("same-group", async (p) => {
      const { ending } = await p.run({ given: { retire: "keep" } });
      expect(ending?.outcome).toBe("succeeded");
      p.world.faults.push({ kind: "lost-answer", operation: "autoscaling:ExitStandby", times: 1 });
      expect((await p.run(rollback(2))).ending?.outcome).toBe("succeeded");
      onOld(p);
      harmless(p);
    }));
});
