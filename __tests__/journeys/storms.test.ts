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
