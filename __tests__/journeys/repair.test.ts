import { FLEETS } from "./each-fleet.ts";
import { denied, failsDirty, harmless, images, onBlue, onGreen } from "./left-behind.ts";
import type { Ran } from "./run.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

const DAY = 24 * 3_600_000;

const writes = ({ calls }: Ran): string[] =>
  calls
    .map(({ operation }) => operation)
    .filter((operation) => !/:(Describe|Get|List|Batch)/.test(operation));
const leftBy = ({ ending }: Ran): string[] => (ending?.leftovers ?? []).map(({ what }) => what);
const planOf = ({ events }: Ran): string =>
  events.flatMap((event) => (event.kind === "plan" ? [event.text] : [])).join("\n");

let number = 50;
const repair = (p: Play, given: Record<string, string> = {}): Promise<Ran> =>
  p.run({ entry: "repair", owner: otherRun(++number), given });

/** A second repair finds nothing: it changes nothing. */
async function nothingLeft(p: Play, given: Record<string, string> = {}): Promise<void> {
  await p.pass(60_000);
  const again = await repair(p, given);
  expect(again.ending).toMatchObject({ outcome: "unchanged", leftovers: [] });
  expect(writes(again)).toEqual([]);
}

test("nothing is left: nothing is changed", () =>
  play("clone", async (p) => {
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

describe("a release that failed, and of which not all could be undone", () => {
  const kinds = [
    ["clone", "green's group", ["autoscaling:DeleteAutoScalingGroup"], /^Auto Scaling group web-blue-1/],
    [
      "codedeploy-copy",
      "CodeDeploy's copy",
      ["autoscaling:DeleteAutoScalingGroup"],
      /^Auto Scaling group CodeDeploy_/,
    ],
    ["same-group", "green's instances", ["autoscaling:TerminateInstanceInAutoScalingGroup"], /instances/],
    [
      "same-group",
      "sizes, template and tag",
      ["autoscaling:UpdateAutoScalingGroup", "autoscaling:CreateOrUpdateTags", "autoscaling:DeleteTags"],
      /sizes of web-blue/,
    ],
    [
      "clone",
      "the template's version",
      ["ec2:DeleteLaunchTemplateVersions"],
      /^version \d+ of launch template/,
    ],
    ["clone", "suspended processes", ["autoscaling:ResumeProcesses"], /^suspended processes of web-blue/],
    [
      "same-group",
      "suspended processes",
      ["autoscaling:ResumeProcesses"],
      /^suspended processes of web-blue/,
    ],
  ] as const;

  test.each(kinds)("%s: %s", (fleet, _, operations, what) =>
    play(fleet, async (p) => {
      const failed = await failsDirty(p, operations);
      expect(leftBy(failed)).toContainEqual(expect.stringMatching(what));
      await p.pass(60_000);
      const shown = await repair(p, { mode: "plan" });
      expect(planOf(shown)).toMatch(new RegExp(what.source.replace("^", ""), "m"));
      const repaired = await repair(p);
      expect(repaired.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      expect(await p.changes()).toEqual([]);
      onBlue(p);
      await nothingLeft(p);
      harmless(p);
    }),
  );

  test("a pinned template", () =>
    play(
      "clone",
      async (p) => {
        const failed = await failsDirty(p, ["autoscaling:UpdateAutoScalingGroup"]);
        expect(leftBy(failed)).toContainEqual(
          expect.stringMatching(/^the launch template version of web-blue/),
        );
        await p.pass(60_000);
        expect((await repair(p)).ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
        expect(await p.changes()).toEqual([]);
        await nothingLeft(p);
        harmless(p);
      },
      { templateVersion: "$Latest" },
    ));

  test("what still cannot be undone is listed, with the reason", () =>
    play("clone", async (p) => {
      await failsDirty(p, ["autoscaling:DeleteAutoScalingGroup"]);
      p.world.faults.push(denied("autoscaling:DeleteAutoScalingGroup"));
      await p.pass(60_000);
      const { ending } = await repair(p);
      expect(ending?.outcome).toBe("failed-dirty");
      expect(ending?.leftovers[0]?.what).toMatch(/^Auto Scaling group web-blue-1/);
      expect(ending?.leftovers[0]?.why).toContain("autoscaling:DeleteAutoScalingGroup");
      p.world.faults.length = 0;
      await p.pass(60_000);
      expect((await repair(p)).ending?.outcome).toBe("succeeded");
      expect(await p.changes()).toEqual([]);
      harmless(p);
    }));

  test("of a stopped repair settle lists what is otherwise, not all that its release might have changed", () =>
    play("same-group", async (p) => {
      const deploying = p.start();
      await p.until(deploying, began("install-green"));
      deploying.kill();
      await deploying.ran;
      p.world.faults.push(denied("codedeploy:StopDeployment"));
      const repairing = p.start({ entry: "repair", owner: otherRun(++number) });
      await p.until(repairing, ({ kind }) => kind === "undoing");
      repairing.kill();
      await repairing.ran;
      const { ending } = await p.run({ entry: "settle", of: "repair", owner: otherRun(number) });
      expect(ending?.outcome).toBe("failed-dirty");
      const left = (ending?.leftovers ?? []).map(({ what }) => what).join("\n");
      expect(left).toContain("the sizes of web-blue");
      expect(left).not.toContain("may not select blue");
    }));

  test.each(FLEETS)(
    "%s: a later release has gone on from it: only what is still as it was left goes",
    (fleet) =>
      play(fleet, async (p) => {
        const kept = ["autoscaling:DeleteAutoScalingGroup", "ec2:DeleteLaunchTemplateVersions"];
        await failsDirty(p, kept);
        p.world.faults.push(...kept.map(denied));
        await p.pass(60_000);
        expect((await p.run({ owner: otherRun(2) })).ending?.outcome).toBe("succeeded");
        p.world.faults.length = 0;
        await p.pass(20 * 60_000);
        const repaired = await repair(p);
        expect(repaired.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
        await p.pass(20 * 60_000);
        onGreen(p);
        const names = Object.keys(p.world.autoScaling.groups);
        expect(names.length).toBe(fleet === "same-group" ? 1 : 2);
        expect(names).not.toContain("web-blue-1");
        await nothingLeft(p);
        harmless(p);
      }),
  );
});

describe("a release that serves", () => {
  test.each([
    ["clone", "autoscaling:DetachLoadBalancerTargetGroups"],
    ["same-group", "autoscaling:DetachInstances"],
    ["clone", "autoscaling:ResumeProcesses"],
    ["same-group", "autoscaling:ResumeProcesses"],
    ["codedeploy-copy", "autoscaling:ResumeProcesses"],
  ] as const)("%s: what could not be done after the commit point (%s) is finished", (fleet, operation) =>
    play(fleet, async (p) => {
      const running = p.start({ owner: otherRun(1) });
      await p.until(running, ({ kind }) => kind === "committed");
      p.world.faults.push(denied(operation));
      const ran = await running.ran;
      p.world.faults.length = 0;
      expect(ran.ending?.outcome).toBe("succeeded");
      if (ran.ending!.leftovers.length === 0) return; // it happens before the commit point
      await p.pass(60_000);
      expect((await repair(p)).ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      await p.pass(20 * 60_000);
      onGreen(p);
      await nothingLeft(p);
      harmless(p);
    }),
  );
});

describe("a blue that was kept", () => {
  const given = { "retire-after": "48h" };

  test.each(
    FLEETS.flatMap((fleet) => (["detach", "keep"] as const).map((retire) => [fleet, retire] as const)),
  )("%s, %s: it runs until its time is over, then it is ended", (fleet, retire) =>
    play(fleet, async (p) => {
      expect((await p.run({ owner: otherRun(1), given: { retire } })).ending?.outcome).toBe("succeeded");
      await p.pass(DAY);
      await nothingLeft(p, given);
      expect(p.fleet.instanceIds.filter((id) => p.world.ec2.instances[id]?.state === "running")).toHaveLength(
        3,
      );
      await p.pass(DAY);
      const repaired = await repair(p, given);
      expect(repaired.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      await p.pass(20 * 60_000);
      expect(p.fleet.instanceIds.filter((id) => p.world.ec2.instances[id]?.state === "running")).toEqual([]);
      onGreen(p);
      await nothingLeft(p, given);
      harmless(p);
    }),
  );

  test("somebody has brought it back into rotation: it is listed and not ended", () =>
    play("clone", async (p) => {
      expect((await p.run({ owner: otherRun(1) })).ending?.outcome).toBe("succeeded");
      await p.pass(3 * DAY);
      const [arn] = Object.keys(p.world.users.groups);
      await p.aws("elasticloadbalancing:RegisterTargets", {
        TargetGroupArn: arn!,
        Targets: p.fleet.instanceIds.map((Id) => ({ Id })),
      });
      await p.pass(5 * 60_000);
      const { ending } = await repair(p, given);
      expect(ending?.outcome).toBe("failed-dirty");
      expect(JSON.stringify(ending?.leftovers)).toContain("can still receive requests");
      expect(images(p)).toEqual([{ [p.fleet.ami]: 3, [p.fleet.amiNew]: 3 }]);
      harmless(p);
    }));

  test("a protected group of ours is ended with its protection", () =>
    play("clone", async (p) => {
      await p.run({
        owner: otherRun(1),
        given: { "ami-id": p.fleet.ami, force: "true", retire: "terminate" },
      });
      await p.pass(20 * 60_000);
      await p.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: "web-blue-1",
        DeletionProtection: "prevent-force-deletion",
      });
      expect((await p.run({ owner: otherRun(2) })).ending?.outcome).toBe("succeeded");
      await p.pass(3 * DAY);
      expect((await repair(p, given)).ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      await p.pass(20 * 60_000);
      expect(Object.keys(p.world.autoScaling.groups)).not.toContain("web-blue-1");
      onGreen(p);
      harmless(p);
    }));
});

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

describe("a rollback", () => {
  const back = (p: Play, run: number): Promise<Ran> =>
    p.run({ entry: "rollback", owner: otherRun(run), given: { "follow-up": "false" } });
  const suspended = ({ world }: Play, group: string): string[] =>
    Object.keys(world.autoScaling.groups[group]!.settings.suspended).sort();

  test.each(["clone", "codedeploy-copy"] as const)("%s, not lasting yet: what it holds stays held", (fleet) =>
    play(fleet, async (p) => {
      const given = { revision: "s3://releases/web-2.zip" };
      expect((await p.run({ owner: otherRun(1), given })).ending?.outcome).toBe("succeeded");
      expect((await back(p, 2)).ending?.outcome).toBe("succeeded");
      const held = suspended(p, "web-blue");
      expect(held).toContain("Launch");
      await p.pass(60_000);
      await nothingLeft(p);
      expect(suspended(p, "web-blue")).toEqual(held);
      onBlue(p);
      harmless(p);
    }),
  );

  test.each(["clone", "codedeploy-copy"] as const)(
    "%s, not lasting yet, of a group that is asked for more: the next release launches what it may not",
    (fleet) =>
      play(fleet, async (p) => {
        const given = { revision: "s3://releases/web-2.zip" };
        expect((await p.run({ owner: otherRun(1), given })).ending?.outcome).toBe("succeeded");
        expect((await back(p, 2)).ending?.outcome).toBe("succeeded");
        await p.aws("autoscaling:SetDesiredCapacity", {
          AutoScalingGroupName: "web-blue",
          DesiredCapacity: 4,
        });
        await p.pass(600_000);
        const next = await p.run({ owner: otherRun(3) });
        expect(JSON.stringify(next.events)).toContain("group-held-short");
        expect(next.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
        await p.pass(1_800_000);
        const { healthy } = Object.values(p.world.users.groups)[0]!;
        expect(healthy.byImage).toEqual({ [p.fleet.amiNew]: 4 });
        harmless(p);
      }),
  );

  test("what a failed release had suspended is no wish of the user's: it is held, and known by it", () =>
    play("clone", async (p) => {
      expect((await p.run({ owner: otherRun(1) })).ending?.outcome).toBe("succeeded");
      await failsDirty(p, ["autoscaling:ResumeProcesses"], { image: p.fleet.ami, run: 2 });
      await p.pass(10 * 60_000);
      expect((await back(p, 3)).ending?.outcome).toBe("succeeded");
      const { tags } = p.world.autoScaling.groups["web-blue"]!;
      expect((tags["bluegreen:held"]?.value ?? "").split(" ").sort()).toEqual(suspended(p, "web-blue"));
      expect(suspended(p, "web-blue")).toContain("Launch");
      await p.pass(60_000);
      await nothingLeft(p);
      onBlue(p);
      harmless(p);
    }));
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
