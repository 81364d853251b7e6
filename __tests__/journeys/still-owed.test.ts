import type { FleetName } from "../../src/plan/facts.ts";
import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import { FLEETS, READY_WAIT } from "./each-fleet.ts";
import { denied, failsDirty, harmless, onBlue, onGreen } from "./left-behind.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

/** What keeps green from being taken away. */
const KEEPS = {
  clone: "autoscaling:DeleteAutoScalingGroup",
  "same-group": "autoscaling:TerminateInstanceInAutoScalingGroup",
  "codedeploy-copy": "autoscaling:DeleteAutoScalingGroup",
} satisfies Record<FleetName, string>;

const instancesOf = ({ world }: Play): number =>
  Object.values(world.ec2.instances).filter(({ state }) => state === "running").length;

describe("a release that failed and left green", () => {
  test.each(FLEETS)("%s: the next deployment takes it away, then begins", (fleet) =>
    play(fleet, async (p) => {
      await failsDirty(p, [KEEPS[fleet]]);
      await p.pass(60_000);
      const next = await p.run({ owner: otherRun(2) });
      expect(next.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      expect(next.ending?.summary).toBe("Release 2 of web/production: green serves.");
      await p.pass(20 * 60_000);
      onGreen(p);
      expect(instancesOf(p)).toBe(6); // blue runs on, detached
      harmless(p);
    }),
  );

  test.each(["clone", "codedeploy-copy"] as const)(
    "%s: a group beside blue that still cannot be taken away is in nobody's way",
    (fleet) =>
      play(fleet, async (p) => {
        await failsDirty(p, [KEEPS[fleet]]);
        p.world.faults.push(denied(KEEPS[fleet]));
        await p.pass(60_000);
        const next = await p.run({ owner: otherRun(2) });
        expect(next.ending?.summary).toMatch(/^Release 2 of web\/production: green serves\./);
        await p.pass(20 * 60_000);
        onGreen(p);
        harmless(p);
      }),
  );

  test("same-group: green in blue's own group that still cannot be taken away ends the next one", () =>
    play("same-group", async (p) => {
      await failsDirty(p, [KEEPS["same-group"]]);
      p.world.faults.push(denied(KEEPS["same-group"]));
      await p.pass(60_000);
      const next = await p.run({ owner: otherRun(2) });
      expect(next.ending?.outcome).toBe("failed-dirty");
      expect(next.ending?.summary).toContain("Nothing was deployed: release 1 of web/production");
      expect(next.ending?.summary).toContain("run `repair`");
      expect(next.ending?.leftovers.map(({ command }) => command)).toContainEqual(
        expect.stringContaining("terminate-instance-in-auto-scaling-group"),
      );
      onBlue(p);
      p.world.faults.length = 0;
      await p.pass(60_000);
      const last = await p.run({ owner: otherRun(3) });
      expect(last.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      onGreen(p);
      harmless(p);
    }));

  test.each(FLEETS)("%s: killed while it is taken away, settle goes on with that", (fleet) =>
    play(fleet, async (p) => {
      await failsDirty(p, [KEEPS[fleet]]);
      await p.pass(60_000);
      const running = p.start({ owner: otherRun(2) });
      await p.until(running, ({ kind }) => kind === "undoing");
      running.kill();
      const settled = await p.run({ entry: "settle", owner: otherRun(2) });
      expect(settled.ending?.outcome).toBe("failed-clean");
      await p.pass(60_000);
      expect(await p.changes()).toEqual([]);
      onBlue(p);
      harmless(p);
    }),
  );

  test("two deployments that find it: one takes it away, the other waits for it", () =>
    play("same-group", async (p) => {
      await failsDirty(p, [KEEPS["same-group"]]);
      await p.pass(60_000);
      const one = p.start({ owner: otherRun(2) });
      const two = p.start({ owner: otherRun(3) });
      const endings = (await Promise.all([one.ran, two.ran]))
        .map(({ ending }) => ending?.outcome)
        .sort((a, b) => String(a).localeCompare(String(b)));
      expect(endings).toEqual(["succeeded", "unchanged"]);
      onGreen(p);
      harmless(p);
    }));
});

describe("a release that serves, and of which not all could be finished", () => {
  test.each([
    ["clone", "autoscaling:DetachLoadBalancerTargetGroups"],
    ["same-group", "autoscaling:DetachInstances"],
    ["codedeploy-copy", "autoscaling:DetachLoadBalancerTargetGroups"],
  ] as const)("%s: the next run finishes it, and has nothing else to do", (fleet, operation) =>
    play(fleet, async (p) => {
      const running = p.start({ owner: otherRun(1) });
      await p.until(running, ({ kind }) => kind === "committed");
      p.world.faults.push(denied(operation));
      expect((await running.ran).ending?.leftovers.length).toBeGreaterThan(0);
      p.world.faults.length = 0;
      await p.pass(60_000);
      const next = await p.run({ owner: otherRun(2) });
      expect(next.ending).toMatchObject({ outcome: "unchanged", leftovers: [] });
      const again = await p.run({ entry: "repair", owner: otherRun(3) });
      expect(again.ending).toMatchObject({ outcome: "unchanged", leftovers: [] });
      onGreen(p);
      harmless(p);
    }),
  );
});

/** CodeDeploy ends blue by itself, after a wait. */
const ENDS_BLUE: Partial<FleetOptions> = {
  ...READY_WAIT,
  terminate: { action: "TERMINATE", waitMinutes: 15 },
};

test.each(["clone", "codedeploy-copy"] as const)(
  "%s: green loses instances while CodeDeploy ends blue: green's group is opened and launches them again",
  (fleet) =>
    play(
      fleet,
      async (p) => {
        const running = p.start({ owner: otherRun(1), given: { retire: "terminate" } });
        await p.until(running, began("finish-deployment"));
        const green = Object.values(p.world.ec2.instances)
          .filter(({ state, imageId }) => state === "running" && imageId === p.fleet.amiNew)
          .map(({ id }) => id);
        await p.aws("ec2:TerminateInstances", { InstanceIds: green.slice(0, 2) });
        expect((await running.ran).ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
        await p.pass(30 * 60_000);
        onGreen(p);
      },
      ENDS_BLUE,
    ),
);
