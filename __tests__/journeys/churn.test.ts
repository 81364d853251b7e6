import { skewed } from "../hostile/weather.ts";
import { READY_WAIT } from "./each-fleet.ts";
import type { Ran } from "./run.ts";
import { play, type Play } from "./unfinished.ts";

const launchesOf = ({ world, fleet }: Play): number =>
  Object.values(world.ec2.instances).filter(({ imageId }) => imageId === fleet.amiNew).length;

/** Every instance of green ends so long after its launch. */
const greenDies = ({ world, fleet: { amiNew: imageId } }: Play, afterMs: number): void =>
  void world.faults.push({ kind: "instance-dies", who: { imageId }, afterMs });

/** A deployment that comes to nothing, with everything as before and no more than so many launches of green. */
async function failsClean(p: Play, mostLaunches: number): Promise<Ran> {
  const ran = await p.run();
  expect(ran.ending?.outcome).toBe("failed-clean");
  expect(await p.changes()).toEqual([]);
  expect(launchesOf(p)).toBeLessThanOrEqual(mostLaunches);
  expect(p.world.users.harms).toEqual([]);
  return ran;
}

const texts = ({ events }: Ran): string => JSON.stringify(events);

describe("green that is launched again and again", () => {
  test.each(["clone", "same-group", "codedeploy-copy"] as const)(
    "%s: is halted after a few launches, and everything is as before",
    (fleet) =>
      play(
        fleet,
        async (p) => {
          greenDies(p, 70_000);
          await failsClean(p, 9);
        },
        READY_WAIT,
      ),
  );

  test("clone: ends while CodeDeploy lets users in: the loss is named as the cause, not a health check", () =>
    play(
      "clone",
      async (p) => {
        greenDies(p, 110_000);
        const ran = await p.run();
        const told = ran.events.find((event) => event.kind === "explained");
        expect(told?.cause).toMatch(/^Green lost i-/);
        expect(ran.ending?.outcome).toBe("failed-clean");
        expect(await p.changes()).toEqual([]);
      },
      {},
    ));

  test.each(["clone", "same-group", "codedeploy-copy"] as const)(
    "%s: is counted where AWS's clock is ten minutes behind ours",
    (fleet) =>
      play(
        fleet,
        async (p) => {
          p.site.wire = skewed(-600_000);
          greenDies(p, 70_000);
          await failsClean(p, 9);
        },
        READY_WAIT,
      ),
  );

  test.each(["clone", "same-group", "codedeploy-copy"] as const)(
    "%s: is halted where instances end while they boot, which Auto Scaling tells as cancelled launches",
    (fleet) =>
      play(
        fleet,
        async (p) => {
          greenDies(p, 5_000);
          // The launches of the first half minute: nobody looks before.
          const ran = await failsClean(p, 30);
          expect(texts(ran)).toContain("borne with");
          expect(texts(ran)).toContain("Instance became unhealthy while waiting");
        },
        READY_WAIT,
      ),
  );

  test.each(["clone", "same-group"] as const)(
    "%s: what came to nothing in blue before is not counted",
    (fleet) =>
      play(fleet, async (p) => {
        const [first, second] = p.fleet.instanceIds;
        for (const InstanceId of [first!, second!, "next", "next"]) {
          const { AutoScalingGroups } = await p.aws("autoscaling:DescribeAutoScalingGroups", {
            AutoScalingGroupNames: [p.fleet.groupName],
          });
          const newest = AutoScalingGroups![0]!.Instances!.at(-1)!.InstanceId!;
          await p.aws("autoscaling:TerminateInstanceInAutoScalingGroup", {
            InstanceId: InstanceId === "next" ? newest : InstanceId,
            ShouldDecrementDesiredCapacity: false,
          });
          await p.pass(600_000);
        }
        p.site.wire = skewed(600_000);
        expect((await p.run()).ending?.outcome).toBe("succeeded");
      }),
  );

  test.each(["clone", "same-group"] as const)(
    "%s: a lifecycle hook of the user's that nobody completes is named, and what it gives up counts",
    (fleet) =>
      play(fleet, async (p) => {
        await p.aws("autoscaling:PutLifecycleHook", {
          AutoScalingGroupName: p.fleet.groupName,
          LifecycleHookName: "warm-up",
          LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
          HeartbeatTimeout: 120,
          DefaultResult: "ABANDON",
        });
        const ran = await p.run();
        expect(ran.ending?.outcome).toBe("failed-clean");
        expect(texts(ran)).toContain("wait for a lifecycle hook warm-up of the group (Pending:Wait)");
        expect(texts(ran)).toMatch(/launches in \S+ failed or ended again, and 2 are borne with/);
        expect(launchesOf(p)).toBeLessThanOrEqual(9);
        expect(p.world.users.harms).toEqual([]);
      }),
  );
});
