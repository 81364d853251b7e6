import { FLEETS } from "./each-fleet.ts";
import { denied, failsDirty, harmless, onBlue, onGreen } from "./left-behind.ts";
import { nothingLeft, planOf, repair, writes } from "./repairs.ts";
import { began, otherRun, play } from "./unfinished.ts";

const DAY = 24 * 3_600_000;

test("nothing is left: nothing is changed, and the target is named, lest it be another than was meant", () =>
  play("clone", async (p) => {
    const { ending } = await repair(p);
    expect(ending?.summary).toBe("Nothing is left of earlier runs of web/production. Nothing was changed.");
    await nothingLeft(p);
    expect((await p.run()).ending?.outcome).toBe("succeeded");
    await p.pass(20 * 60_000);
    await nothingLeft(p);
    harmless(p);
  }));

describe("an unfinished release", () => {
  test.each(
    FLEETS.flatMap((fleet) => (["install-green", "shift"] as const).map((step) => [fleet, step] as const)),
  )("%s, killed in %s: undone", (fleet, step) =>
    play(fleet, async (p) => {
      const running = p.start({ owner: otherRun(1) });
      await p.until(running, began(step));
      running.kill();
      const shown = await repair(p, { mode: "plan" });
      expect(shown.ending?.outcome).toBe("unchanged");
      expect(writes(shown)).toEqual([]);
      expect(planOf(shown)).toContain("Release 1 is not finished");
      const repaired = await repair(p);
      expect(repaired.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      expect(await p.changes()).toEqual([]);
      onBlue(p);
      await nothingLeft(p);
      harmless(p);
    }),
  );

  test.each(FLEETS)("%s, killed after the commit point: finished", (fleet) =>
    play(fleet, async (p) => {
      const running = p.start({ owner: otherRun(1) });
      await p.until(running, ({ kind }) => kind === "committed");
      running.kill();
      expect((await repair(p)).ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      await p.pass(20 * 60_000);
      onGreen(p);
      await nothingLeft(p);
      harmless(p);
    }),
  );

  test("somebody works on it: nothing is touched", () =>
    play("clone", async (p) => {
      const running = p.start({ owner: otherRun(1) });
      await p.until(running, began("launch-green"));
      const refused = await repair(p);
      expect(refused.ending?.outcome).toBe("failed-clean");
      expect(JSON.stringify(refused.events)).toContain("Release 1 of web/production is being worked on.");
      expect(writes(refused)).toEqual([]);
      expect((await running.ran).ending?.outcome).toBe("succeeded");
      harmless(p);
    }));

  test("open: it is shown and left, and undone only when told so", () =>
    play("clone", async (p) => {
      const running = p.start({ owner: otherRun(1), given: { "on-cancel": "leave" } });
      await p.until(running, began("install-green"));
      running.cancel();
      expect((await running.ran).ending?.outcome).toBe("open");
      const left = await repair(p);
      expect(left.ending?.outcome).toBe("open");
      expect(left.ending?.summary).toContain("`open: undo`");
      expect(writes(left)).toEqual([]);
      expect((await repair(p, { open: "undo" })).ending?.outcome).toBe("succeeded");
      expect(await p.changes()).toEqual([]);
      harmless(p);
    }));
});

test("a deployment that begins meanwhile waits until the repair is over", () =>
  play("clone", async (p) => {
    await failsDirty(p, ["autoscaling:DeleteAutoScalingGroup"]);
    await p.pass(60_000);
    const repairing = p.start({ entry: "repair", owner: otherRun(40) });
    await p.until(repairing, ({ kind }) => kind === "claimed");
    const deployed = await p.run({ owner: otherRun(41) });
    expect((await repairing.ran).ending?.outcome).toBe("succeeded");
    expect(JSON.stringify(deployed.events)).toContain("Waiting for release 2 of web/production");
    expect(deployed.ending?.summary).toBe("Release 3 of web/production: green serves.");
    onGreen(p);
    harmless(p);
  }));

describe("a repair that is killed", () => {
  test("while it undoes a release that had failed: the next deployment undoes the rest, and begins", () =>
    play("clone", async (p) => {
      await failsDirty(p, ["autoscaling:DeleteAutoScalingGroup", "autoscaling:ResumeProcesses"]);
      await p.pass(60_000);
      const repairing = p.start({ entry: "repair", owner: otherRun(40) });
      await p.until(repairing, began("create-green-group"));
      repairing.kill();
      const deployed = await p.run({ owner: otherRun(41) });
      expect(deployed.ending?.summary).toBe("Release 3 of web/production: green serves.");
      onGreen(p);
      harmless(p);
    }));

  test.each([0, 9, 18, 27, 36, 45, 54, 63])("at its call %i: the next one finishes it", (call) =>
    play("clone", async (p) => {
      await failsDirty(p, ["autoscaling:DeleteAutoScalingGroup"]);
      await p.pass(60_000);
      await p.run({ entry: "repair", owner: otherRun(40), killAt: { call, when: "after" } });
      const settled = await p.run({ entry: "settle", of: "repair", owner: otherRun(40) });
      expect(settled.ending?.outcome).toMatch(/^(succeeded|failed-clean|failed-dirty)$/);
      await p.pass(60_000);
      expect((await repair(p)).ending?.outcome).toMatch(/^(succeeded|unchanged)$/);
      expect(await p.changes()).toEqual([]);
      harmless(p);
    }),
  );
});

test("cancelled in the middle of its own steps: it says so, and settle finishes them", () =>
  play("clone", async (p) => {
    expect((await p.run({ owner: otherRun(1) })).ending?.outcome).toBe("succeeded");
    await p.pass(3 * DAY);
    const given = { "retire-after": "48h" };
    const repairing = p.start({ entry: "repair", owner: otherRun(2), given });
    await p.until(repairing, began("end-kept"));
    repairing.cancel();
    expect((await repairing.ran).events.at(-1)).toEqual({
      kind: "stopped",
      summary:
        "Repair 2 of web/production was cancelled in the middle of its own steps: it is finished next.",
    });
    const settled = await p.run({ entry: "settle", of: "repair", owner: otherRun(2), given });
    expect(settled.ending?.outcome).toMatch(/^(succeeded|failed-dirty)$/);
    await p.pass(20 * 60_000);
    await repair(p, given);
    await nothingLeft(p, given);
    onGreen(p);
    harmless(p);
  }));

test("same-group: green that could not be looked for is ended by repair, and the group launches again", () =>
  play("same-group", async (p) => {
    const running = p.start({ owner: otherRun(1) });
    await p.until(running, began("grow-group"));
    p.world.faults.push(denied("ec2:DescribeInstances"));
    expect((await running.ran).ending?.outcome).toBe("failed-dirty");
    p.world.faults.length = 0;
    await p.pass(20 * 60_000);
    expect((await repair(p)).ending?.outcome).toBe("succeeded");
    expect(await p.changes()).toEqual([]);
    onBlue(p);
    harmless(p);
  }));

test("what no record knows is listed with its command, and never touched", () =>
  play("clone", async (p) => {
    await failsDirty(p, ["autoscaling:DeleteAutoScalingGroup"]);
    for (const name of Object.keys(p.world.ssm.parameters)) delete p.world.ssm.parameters[name];
    await p.pass(60_000);
    const ran = await repair(p);
    expect(ran.ending?.outcome).toBe("failed-dirty");
    expect(writes(ran)).toEqual([]);
    expect(ran.ending?.leftovers).toEqual([
      {
        what: "Auto Scaling group web-blue-1",
        why: "no release in the log knows of it",
        command: expect.stringContaining(
          "delete-auto-scaling-group --auto-scaling-group-name web-blue-1",
        ) as string,
      },
    ]);
    harmless(p);
  }));
