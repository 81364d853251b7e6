import { began, otherRun, play } from "./unfinished.ts";

// What seeded storms found, each cut down to what it takes.

const END_BLUE = {
  instances: 2,
  ready: { action: "CONTINUE_DEPLOYMENT" },
  terminate: { action: "TERMINATE", waitMinutes: 15 },
} as const;

test("same-group: new instances that EC2 does not show for a minute are not asked for again", () =>
  play("same-group", async (p) => {
    p.world.switches["ec2-new-instance-visible"] = "after-60-seconds";
    const { ending } = await p.run();
    expect(ending?.outcome).toBe("succeeded");
    const launched = Object.values(p.world.ec2.instances).filter(({ imageId }) => imageId === p.fleet.amiNew);
    expect(launched).toHaveLength(3);
    expect(p.world.users.harms).toEqual([]);
  }));

test.each(["settle has no time for it", "the run's own time is up"])(
  "clone: the wait for CodeDeploy to end blue is not over when %s: the next run finishes",
  (why) =>
    play(
      "clone",
      async (p) => {
        const given = { retire: "terminate" };
        const settled = why.startsWith("settle");
        const running = p.start({ given: settled ? given : { ...given, timeout: "10m" } });
        if (settled) {
          await p.until(running, began("finish-deployment"));
          running.cancel();
        }
        const first = await running.ran;
        const end = settled ? (await p.run({ entry: "settle" })).ending : first.ending;
        expect(end?.outcome).toBe("succeeded");
        expect(end?.leftovers).not.toEqual([]);
        await p.pass(3_600_000);
        const next = await p.run({ owner: otherRun(2), given });
        expect(next.ending?.outcome).toBe("unchanged");
        expect(JSON.stringify(next.events)).toContain("Release 1 of web/production: green serves.");
        expect(p.world.autoScaling.groups["web-blue-1"]!.settings.suspended).toEqual({});
        expect(p.world.users.harms).toEqual([]);
      },
      END_BLUE,
    ),
);

test("same-group: a green that lies unevenly over the zones is not rebalanced away; the next release resumes it", () =>
  play("same-group", async (p) => {
    const group = p.world.autoScaling.groups["web-blue"]!;
    await p.aws("autoscaling:SetDesiredCapacity", { AutoScalingGroupName: "web-blue", DesiredCapacity: 2 });
    await p.pass(600_000);
    const first = await p.run();
    expect(first.ending?.outcome).toBe("succeeded");
    expect(first.ending?.leftovers.map(({ what }) => what)).toEqual([
      "suspended processes of web-blue: AZRebalance",
    ]);
    const green = Object.keys(group.members);
    await p.pass(3_600_000);
    expect(Object.keys(group.members)).toEqual(green);
    const next = await p.run({ owner: otherRun(2), given: { force: "true" } });
    expect(next.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
    expect(group.settings.suspended).toEqual({});
    expect(group.tags["bluegreen:held"]).toBeUndefined();
    expect(p.world.users.harms).toEqual([]);
  }));

test.each(["clone", "codedeploy-copy"] as const)(
  "%s: a frozen blue that has lost one of three takes traffic back, and is whole soon after",
  (fleet) =>
    play(fleet, async (p) => {
      const running = p.start({ given: { "on-failure": "rollback" } });
      await p.until(running, began("finish-deployment"));
      running.kill();
      await running.ran;
      const [lost] = Object.values(p.world.ec2.instances).filter(({ imageId }) => imageId === p.fleet.ami);
      await p.aws("ec2:TerminateInstances", { InstanceIds: [lost!.id] });
      await p.pass(120_000);
      const next = await p.run({ owner: otherRun(2), given: { concurrency: "supersede" } });
      expect(JSON.stringify(next.events)).toContain("Blue has lost 1 of its 3 instances");
      // It is being made whole, which is no time to deploy.
      expect(next.ending).toMatchObject({
        outcome: "failed-clean",
        summary: expect.stringContaining("group-unstable") as string,
      });
      await p.pass(1_800_000);
      expect(Object.keys(p.world.autoScaling.groups["web-blue"]!.members)).toHaveLength(3);
      const last = await p.run({ owner: otherRun(3) });
      expect(last.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
    }),
);

test.each(["clone", "codedeploy-copy"] as const)(
  "%s: a blue that somebody has made smaller takes traffic back with as many as it is asked for",
  (fleet) =>
    play(fleet, async (p) => {
      const running = p.start({ given: { "on-cancel": "leave" } });
      const registers = "elasticloadbalancing:RegisterTargets";
      await p.until(running, (event) => event.kind === "aws-called" && event.operation === registers);
      running.kill();
      await running.ran;
      const group = p.world.autoScaling.groups["web-blue"]!;
      await p.aws("autoscaling:SetDesiredCapacity", { AutoScalingGroupName: "web-blue", DesiredCapacity: 1 });
      await p.pass(7_200_000);
      expect(Object.keys(group.members)).toHaveLength(1);
      const repair = await p.run({ entry: "repair", owner: otherRun(2), given: { open: "undo" } });
      expect(repair.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      expect(group.settings.suspended).toEqual({});
      const next = await p.run({ owner: otherRun(3) });
      expect(next.ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
    }),
);

test("same-group: a blue that is lost whole while green is made is launched and let in again", () =>
  play("same-group", async (p) => {
    const running = p.start();
    await p.until(running, began("grow-group"));
    const blue = Object.values(p.world.ec2.instances).filter(({ imageId }) => imageId === p.fleet.ami);
    await p.aws("ec2:TerminateInstances", { InstanceIds: blue.map(({ id }) => id) });
    const { ending } = await running.ran;
    expect(ending?.outcome).toBe("failed-clean");
    await p.pass(1_800_000);
    const group = p.world.autoScaling.groups["web-blue"]!;
    expect(Object.keys(group.members)).toHaveLength(blue.length);
    expect(group.settings.suspended).toEqual({});
    const { targets } = p.world.elb.targetGroups[p.fleet.targetGroups[0]!.arn]!;
    for (const id of Object.keys(group.members)) expect(Object.keys(targets)).toContain(`${id}:80`);
  }));

test.each(["clone", "codedeploy-copy"] as const)(
  "%s: CodeDeploy ended blue after the run had died: the next one finishes, since there is no way back",
  (fleet) =>
    play(
      fleet,
      async (p) => {
        const running = p.start({ given: { retire: "terminate" } });
        await p.until(running, began("install-green"));
        running.kill();
        await running.ran;
        await p.pass(7_200_000);
        const next = await p.run({ owner: otherRun(2), given: { retire: "terminate" } });
        expect(next.ending).toMatchObject({ outcome: "unchanged", leftovers: [] });
        expect(JSON.stringify(next.events)).toContain("Blue is no more, or ends soon, and green serves");
        expect(p.world.users.harms).toEqual([]);
      },
      END_BLUE,
    ),
);

test.each(["clone", "same-group"] as const)(
  "%s: a blue that AWS has lost whole stays a member of its frozen group, and is no more all the same: the next run finishes",
  (fleet) =>
    play(fleet, async (p) => {
      const running = p.start();
      await p.until(running, began("finish-deployment"));
      running.kill();
      await running.ran;
      await p.pass(120_000);
      const blue = Object.values(p.world.ec2.instances).filter(({ imageId }) => imageId === p.fleet.ami);
      await p.aws("ec2:TerminateInstances", { InstanceIds: blue.map(({ id }) => id) });
      await p.pass(60_000);
      expect(Object.keys(p.world.autoScaling.groups["web-blue"]!.members)).toContain(blue[0]!.id);
      const next = await p.run({ owner: otherRun(2), given: { concurrency: "supersede" } });
      expect(next.ending).toMatchObject({ outcome: "unchanged" });
      expect(JSON.stringify(next.events)).toContain("Blue is no more, or ends soon, and green serves");
    }),
);
