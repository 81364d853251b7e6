import { images } from "./left-behind.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

// CodeDeploy may call a deployment succeeded before it ends blue, and then nothing stops it: there is no way back.

const END_BLUE = {
  instances: 2,
  ready: { action: "CONTINUE_DEPLOYMENT" },
  terminate: { action: "TERMINATE", waitMinutes: 15 },
} as const;

const given = { retire: "terminate" };

const playSo = (
  fleet: "clone" | "codedeploy-copy",
  /** Resolves to whom it took by force. */ journey: (p: Play) => Promise<string | void>,
): Promise<void> =>
  play(
    fleet,
    async (p) => {
      p.world.switches["codedeploy-termination-wait"] = "succeeded";
      const taken = (await journey(p)) ?? "nobody";
      await p.pass(3_600_000);
      expect(p.world.users.harms.filter(({ instanceId }) => instanceId !== taken)).toEqual([]);
      expect(images(p)).toEqual([{ [p.fleet.amiNew]: 2 }]);
    },
    END_BLUE,
  );

const idsOf = ({ world }: Play, image: string): string[] =>
  Object.values(world.ec2.instances).flatMap(({ id, imageId, state }) =>
    imageId === image && state === "running" ? [id] : [],
  );

/** Its id. */
const loseOneOfGreen = async (p: Play): Promise<string> => {
  const [one] = idsOf(p, p.fleet.amiNew) as [string];
  await p.aws("ec2:TerminateInstances", { InstanceIds: [one] });
  return one;
};

describe.each(["clone", "codedeploy-copy"] as const)("%s", (fleet) => {
  test("green loses an instance before it is seen to serve alone: it goes on with those that serve", () =>
    playSo(fleet, async (p) => {
      const running = p.start({ given });
      await p.until(running, began("verify-traffic"));
      const taken = await loseOneOfGreen(p);
      expect((await running.ran).ending?.outcome).toBe("succeeded");
      return taken;
    }));

  test("the run is killed before the commit point: the next one finishes what cannot be undone", () =>
    playSo(fleet, async (p) => {
      const running = p.start({ given });
      await p.until(running, began("verify-traffic"));
      running.kill();
      await running.ran;
      const next = await p.run({ owner: otherRun(2), given: { ...given, concurrency: "supersede" } });
      expect(next.ending).toMatchObject({ outcome: "unchanged", leftovers: [] });
    }));

  test("the run is cancelled before the commit point: settle finishes what cannot be undone", () =>
    playSo(fleet, async (p) => {
      const running = p.start({ given });
      await p.until(running, began("verify-traffic"));
      running.cancel();
      await running.ran;
      const { ending, events } = await p.run({ entry: "settle" });
      expect(ending?.outcome).toBe("succeeded");
      expect(JSON.stringify(events)).toContain("ends soon, and green serves: the release is finished");
      await p.pass(3_600_000);
      const next = await p.run({ owner: otherRun(2), given });
      expect(next.ending).toMatchObject({ outcome: "unchanged" });
    }));

  test("green is taken out of rotation before the commit point: blue serves as long as it may, and green is kept", () =>
    play(
      fleet,
      async (p) => {
        p.world.switches["codedeploy-termination-wait"] = "succeeded";
        const running = p.start({ given });
        await p.until(running, began("verify-traffic"));
        const TargetGroupArn = p.fleet.targetGroups[0]!.arn;
        const Targets = idsOf(p, p.fleet.amiNew).map((Id) => ({ Id }));
        await p.aws("elasticloadbalancing:DeregisterTargets", { TargetGroupArn, Targets });
        const { ending } = await running.ran;
        expect(ending?.outcome).toBe("failed-dirty");
        expect(ending?.leftovers).toContainEqual({
          what: "Traffic is on blue in target group web-targets",
          why: "CodeDeploy ends blue when its termination wait is over, and nothing stops that.",
          command: "",
        });
        await p.pass(120_000);
        expect(images(p)).toEqual([{ [p.fleet.ami]: 2 }]);
        expect(idsOf(p, p.fleet.amiNew)).toHaveLength(2);
      },
      END_BLUE,
    ));
});
