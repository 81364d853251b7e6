import { harmless, onGreen } from "./left-behind.ts";
import { otherRun, play, type Play } from "./unfinished.ts";

/** What the group is set to by its owner before any release. */
const settings = (p: Play, given: object): Promise<unknown> =>
  p.aws("autoscaling:UpdateAutoScalingGroup", { AutoScalingGroupName: "web-blue", ...given });

const groups = ({ world }: Play): string[] => Object.keys(world.autoScaling.groups).sort();

/** A green takes blue's protection over (rule 22); once it has been blue, that protects nobody from its end. */
describe("a group of ours that took over a protection from deletion", () => {
  const protect = { DeletionProtection: "prevent-force-deletion" } as const;

  test("is deleted with it by the release that ends it", () =>
    play("clone", async (p) => {
      await settings(p, protect);
      const given = { "ami-id": p.fleet.ami, force: "true", retire: "terminate" };
      await p.run({ owner: otherRun(1), given });
      await p.pass(20 * 60_000);
      const { ending } = await p.run({ owner: otherRun(2), given: { retire: "terminate" } });
      expect(ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      await p.pass(20 * 60_000);
      expect(groups(p)).toEqual(["web-blue", "web-blue-2"]);
      onGreen(p);
      harmless(p);
    }));

  test("is deleted with it by the release after the one that replaced it", () =>
    play("clone", async (p) => {
      await settings(p, protect);
      for (const run of [1, 2, 3]) {
        const given = { "ami-id": run === 2 ? p.fleet.ami : p.fleet.amiNew, force: "true" };
        const { ending } = await p.run({ owner: otherRun(run), given });
        expect(ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
        await p.pass(20 * 60_000);
      }
      expect(groups(p)).toEqual(["web-blue", "web-blue-2", "web-blue-3"]);
      expect(p.world.autoScaling.groups["web-blue-3"]!.settings).toMatchObject(protect);
      onGreen(p);
      harmless(p);
    }));
});

describe("retire: terminate of a group that we did not make: whom a smaller size does not end, is ended by name", () => {
  const AutoScalingGroupName = "web-blue";
  const staying = {
    "those protected from scale-in": ({ aws, fleet }: Play) =>
      aws("autoscaling:SetInstanceProtection", {
        AutoScalingGroupName,
        InstanceIds: fleet.instanceIds,
        ProtectedFromScaleIn: true,
      }),
    "one in Standby": ({ aws, fleet }: Play) =>
      aws("autoscaling:EnterStandby", {
        AutoScalingGroupName,
        InstanceIds: [fleet.instanceIds[0]!],
        ShouldDecrementDesiredCapacity: true,
      }),
  };

  test.each(Object.keys(staying) as (keyof typeof staying)[])("%s", (who) =>
    play("clone", async (p) => {
      const ids = [...p.fleet.instanceIds];
      await staying[who](p);
      await p.pass(10 * 60_000);
      const { ending } = await p.run({ given: { retire: "terminate" } });
      expect(ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
      const running = Object.values(p.world.ec2.instances).filter(({ state }) => state === "running");
      expect(running.filter(({ id }) => ids.includes(id))).toEqual([]);
      expect(groups(p)).toEqual(["web-blue", "web-blue-1"]);
      harmless(p);
    }),
  );
});
