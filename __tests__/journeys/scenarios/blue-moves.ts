import assert from "node:assert/strict";
import { faultsMayHaveChanged } from "../../../simulator/services/ec2/software.ts";
import type { Actor } from "../../../simulator/time/virtual-time.ts";
import {
  because,
  blueAlone,
  ended,
  findingsOf,
  greenAlone,
  greenIsSound,
  harmless,
  sameWorld,
} from "../claims.ts";
import type { Journey, Stage, Travelled } from "../lab.ts";

async function membersOf({ aws }: Stage, AutoScalingGroupName: string) {
  const { AutoScalingGroups } = await aws("autoscaling:DescribeAutoScalingGroups", {
    AutoScalingGroupNames: [AutoScalingGroupName],
  });
  return AutoScalingGroups?.[0]?.Instances ?? [];
}

/** Until green's group has instances, which boot for a while yet. */
async function greenBoots(stage: Stage, actor: Actor): Promise<void> {
  while ((await membersOf(stage, "web-blue-1")).length === 0) await actor.sleep(1_000);
}

function serves(t: Travelled, count: number): void {
  ended(t, "succeeded");
  harmless(t);
  greenAlone(t, count);
}

/** Time enough between the two readings of the facts to change what the plan rests on. */
const slowClaim: NonNullable<Journey["faults"]> = () => [
  { kind: "latency", operation: "ssm:PutParameter", ms: 5 * 60_000, times: 1 },
];

const grow = async ({ aws, fleet }: Stage, to: number): Promise<void> =>
  void (await aws("autoscaling:SetDesiredCapacity", {
    AutoScalingGroupName: fleet.groupName,
    DesiredCapacity: to,
  }));

/** One of blue's targets is unhealthy, and Auto Scaling does not look. */
async function makeUnhealthy({ world, fleet }: Stage, person: Actor): Promise<void> {
  world.faults.push({ kind: "unhealthy", who: { instanceId: fleet.instanceIds[0]! }, code: 503 });
  faultsMayHaveChanged(world);
  await person.sleep(3 * 60_000);
}

/** Where CodeDeploy wants as many green as *healthy* blue, it refuses a green fleet of blue's size (rule 4): told, and undone. */
function refusedByCount(t: Travelled): boolean {
  if (!countedByHealth(t)) return false;
  refused(t);
  blueAlone(t, 2);
  sameWorld(t);
  return true;
}

const countedByHealth = (t: Travelled): boolean => t.world.switches["codedeploy-equal-fleets"] === "healthy";

function refused(t: Travelled): void {
  ended(t, "failed-clean");
  harmless(t);
  because(t, /as many green as blue/);
}

/** Blue is not what it was a minute ago. */
export const blueMoves: Journey[] = [
  {
    name: "clone: blue scales out while green boots, green follows",
    fleet: "clone",
    rules: [4, 7],
    async meanwhile(stage, actor) {
      await greenBoots(stage, actor);
      await grow(stage, 5);
    },
    check(t) {
      // What blue launched late is in service after the freeze, and so never in the load balancer.
      if (countedByHealth(t) && t.ending.outcome === "failed-clean") return refused(t);
      serves(t, 5);
      assert.deepEqual(blueLeft(t), []);
    },
  },
  {
    name: "clone: blue scales in while green boots, green follows",
    fleet: "clone",
    rules: [4, 5, 7],
    async meanwhile(stage, actor) {
      await greenBoots(stage, actor);
      await stage.aws("autoscaling:TerminateInstanceInAutoScalingGroup", {
        InstanceId: stage.fleet.instanceIds[0]!,
        ShouldDecrementDesiredCapacity: true,
      });
    },
    check: (t) => serves(t, 2),
  },
  {
    name: "clone: one of blue's targets is unhealthy, green gets what the deployment group matches",
    fleet: "clone",
    rules: [4],
    options: { healthCheckType: "EC2" },
    prepare: makeUnhealthy,
    check(t) {
      if (refusedByCount(t)) return;
      serves(t, 3);
      greenIsSound(t);
      assert.ok(findingsOf(t).includes("blue-partly-serving"), findingsOf(t).join());
    },
  },
  {
    name: "same-group: one of blue's targets is unhealthy, green gets what the deployment group matches",
    fleet: "same-group",
    rules: [4, 12],
    options: { healthCheckType: "EC2" },
    prepare: makeUnhealthy,
    check(t) {
      if (refusedByCount(t)) return;
      serves(t, 3);
      greenIsSound(t);
    },
  },
  ...(["clone", "same-group", "codedeploy-copy"] as const).map((fleet): Journey => ({
    name: `${fleet}: blue grew while the release was being claimed, it is planned anew`,
    fleet,
    rules: [4, 23],
    faults: slowClaim,
    // What a tag-only group launches has no application (rule 10): it is never healthy.
    ...(fleet === "same-group" ? { unless: { "codedeploy-equal-fleets": "healthy" } } : {}),
    async meanwhile(stage, actor) {
      await actor.sleep(30_000); // the facts have been read once by then
      await grow(stage, 4);
    },
    check(t) {
      serves(t, 4);
      assert.ok(
        t.said.some((text) => text.includes("it was 3, now it is 4")),
        t.said.join("\n"),
      );
      const plan = t.events.findLast((event) => event.kind === "plan");
      assert.match(plan?.text ?? "", /4 instances/);
    },
  })),
];

/** Blue's instances that are still registered. */
const blueLeft = (t: Travelled): string[] =>
  Object.values(t.after.targets)
    .flat()
    .filter((target) => t.after.instances[target.split(":")[0]!]?.image === t.fleet.ami);
