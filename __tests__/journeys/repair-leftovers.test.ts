import { FLEETS } from "./each-fleet.ts";
import { denied, failsDirty, harmless, images, onBlue, onGreen } from "./left-behind.ts";
import { anotherRun, leftBy, nothingLeft, planOf, repair } from "./repairs.ts";
import type { Ran } from "./run.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

const DAY = 24 * 3_600_000;

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
      const owner = anotherRun();
      const repairing = p.start({ entry: "repair", owner });
      await p.until(repairing, ({ kind }) => kind === "undoing");
      repairing.kill();
      await repairing.ran;
      const { ending } = await p.run({ entry: "settle", of: "repair", owner });
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
