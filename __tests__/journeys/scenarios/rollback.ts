import assert from "node:assert/strict";
import { because, ended, groupIn, harmless, sameWorld, story } from "../claims.ts";
import { FLEETS, onEachFleet, READY_WAIT } from "../each-fleet.ts";
import type { Journey, Stage, Travelled } from "../lab.ts";

/** Only this AMI is in rotation, with so many healthy targets everywhere. */
export function alone(t: Travelled, ami: string, count = 3): void {
  for (const { name, healthy } of Object.values(t.world.users.groups))
    assert.deepEqual(healthy.byImage, { [ami]: count }, `in rotation in ${name}\n${story(t)}`);
}

/** What served before is alone in rotation again; green, in a rollback's own words. */
export function back(t: Travelled, way: "instant" | "redeploy"): void {
  ended(t, "succeeded");
  harmless(t);
  alone(t, t.fleet.ami);
  assert.equal(t.outputs["serving"], "green");
  assert.equal(t.outputs["way"], way, story(t));
}

/** Nothing was tried: what serves still does. */
function refusedWith(t: Travelled, words: RegExp): void {
  ended(t, "failed-clean");
  because(t, words);
  harmless(t);
  alone(t, t.fleet.amiNew);
  sameWorld(t);
}

const NEW = { "ami-id": "new" };
const OTHER_REVISION = { ...NEW, revision: "s3://releases/web-2.zip" };

/** The instances that the earlier release kept. */
async function keptIds({ aws, fleet }: Stage): Promise<string[]> {
  const { Reservations } = await aws("ec2:DescribeInstances", {
    Filters: [
      { Name: "image-id", Values: [fleet.ami] },
      { Name: "instance-state-name", Values: ["running"] },
    ],
  });
  return Reservations!.flatMap(({ Instances }) => Instances!.map(({ InstanceId }) => InstanceId!));
}

const endKept =
  (count?: number) =>
  async (stage: Stage): Promise<void> => {
    await stage.aws("ec2:TerminateInstances", { InstanceIds: (await keptIds(stage)).slice(0, count) });
  };

export const rollback = (journey: Omit<Journey, "entry">): Journey => ({
  ...journey,
  entry: "rollback",
  earlier: journey.earlier ?? [NEW],
});

/** Once the traffic is back, nothing that cannot be read makes it a failure. */
const unreadAfterwards: Journey = rollback({
  name: "clone: after an instant rollback the release log cannot be read any more, the way back has succeeded",
  fleet: "clone",
  rules: [11],
  async meanwhile({ world, fleet }, actor) {
    const isBack = (): boolean =>
      Object.values(world.users.groups).every(({ healthy }) => healthy.byImage[fleet.amiNew] === undefined);
    while (!isBack()) await actor.sleep(1000);
    world.faults.push({
      kind: "error",
      operation: "ssm:GetParametersByPath",
      code: "AccessDeniedException",
      message: "User is not authorized to perform: ssm:GetParametersByPath",
    });
  },
  check(t) {
    back(t, "instant");
    assert.match(t.ending.leftovers.map(({ what }) => what).join("\n"), /may be provisional/);
  },
});

const instants: Journey[] = FLEETS.flatMap((fleet) =>
  (["detach", "keep"] as const).map((retire) =>
    rollback({
      name: `${fleet}: an instant rollback takes the traffic back to the fleet that was kept (${retire})`,
      fleet,
      rules: [12, 14, 17, 19],
      earlier: [{ ...NEW, retire }],
      inputs: { reason: "orders fail" },
      check(t) {
        back(t, "instant");
        // Who shares a group is told apart by a tag: found only when EC2 finds it.
        const seconds = t.world.switches["ec2-tag-filter-lag"] === "4-minutes" ? 360 : 120;
        assert.ok(Number(t.outputs["seconds-to-blue"]) <= seconds, story(t));
        assert.ok(!t.calls.some(({ operation }) => operation === "codedeploy:CreateDeployment"), story(t));
        assert.match(t.said.join("\n"), /orders fail/);
        const group = groupIn(t.after, "web-blue")!;
        assert.deepEqual(group.suspended, [], story(t));
      },
    }),
  ),
);

/** A group of its size at most has room for no second fleet: it is made for those who come back, and given back. */
const fullGroup: Journey[] = (["detach", "keep"] as const).map((retire) =>
  rollback({
    name: `same-group: an instant rollback into a group that has no room for both fleets (${retire})`,
    fleet: "same-group",
    rules: [19],
    options: { maxSize: 3, minSize: 3 },
    earlier: [{ ...NEW, retire }],
    check(t) {
      back(t, "instant");
      const { min, max, desired } = groupIn(t.after, "web-blue")!;
      assert.deepEqual({ min, max, desired }, { min: 3, max: 3, desired: 3 }, story(t));
    },
  }),
);

/** What holds for every fleet. */
const each: Journey[] = [
  ...onEachFleet((fleet) =>
    rollback({
      name: `${fleet}: after an instant rollback the earlier revision is deployed again, so that it lasts`,
      fleet,
      rules: [11],
      earlier: [OTHER_REVISION],
      check(t) {
        back(t, "instant");
        assert.ok(
          t.calls.some(({ operation }) => operation === "codedeploy:CreateDeployment"),
          story(t),
        );
        const serving = groupIn(t.after, t.outputs["green-group"] ?? "web-blue")!;
        assert.deepEqual(serving.suspended, [], story(t));
        assert.ok(!serving.tags.some((tag) => tag.startsWith("bluegreen:held")), serving.tags.join());
      },
    }),
  ),
  ...onEachFleet((fleet) =>
    rollback({
      name: `${fleet}: a rollback is rolled back, which rolls forward`,
      fleet,
      earlier: [NEW, { entry: "rollback" }],
      rules: [14, 19],
      check(t) {
        ended(t, "succeeded");
        harmless(t);
        alone(t, t.fleet.amiNew);
        assert.equal(t.outputs["way"], "instant");
        assert.equal(t.outputs["to-release"], "1");
      },
    }),
  ),
  ...onEachFleet((fleet) =>
    rollback({
      name: `${fleet}: a rollback under a red alarm`,
      fleet,
      options: { alarms: ["web-errors"] },
      lately: ({ aws }) =>
        aws("cloudwatch:SetAlarmState", {
          AlarmName: "web-errors",
          StateValue: "ALARM",
          StateReason: "errors",
        }),
      check: (t) => back(t, "instant"),
    }),
  ),
  ...onEachFleet((fleet) =>
    rollback({
      name: `${fleet}: a rollback to what was terminated deploys it again, a red alarm or not`,
      fleet,
      rules: [11],
      options: { alarms: ["web-errors"] },
      earlier: [{ ...NEW, retire: "terminate" }],
      lately: ({ aws }) =>
        aws("cloudwatch:SetAlarmState", {
          AlarmName: "web-errors",
          StateValue: "ALARM",
          StateReason: "errors",
        }),
      check(t) {
        back(t, "redeploy");
        assert.match(
          t.said.join("\n"),
          /Nothing of the earlier fleet is left|No instance of the earlier fleet/,
        );
      },
    }),
  ),
  ...onEachFleet((fleet) =>
    rollback({
      name: `${fleet}: a kept fleet that lost an instance is deployed again`,
      fleet,
      lately: endKept(1),
      check(t) {
        back(t, "redeploy");
        assert.match(t.said.join("\n"), /Only 2 instances of the earlier fleet are alive, and 3 serve now/);
      },
    }),
  ),
  rollback({
    name: "same-group: a kept fleet that lost an instance serves more users than what is there: at once, and the smaller group is told",
    fleet: "same-group",
    async lately(stage) {
      await endKept(1)(stage);
      const { world, aws, fleet } = stage;
      const green = Object.values(world.ec2.instances).filter(({ imageId }) => imageId === fleet.amiNew);
      const Targets = green.slice(0, 2).map(({ id }) => ({ Id: id }));
      for (const { arn } of Object.values(world.elb.targetGroups))
        await aws("elasticloadbalancing:DeregisterTargets", { TargetGroupArn: arn, Targets });
    },
    check(t) {
      ended(t, "succeeded");
      alone(t, t.fleet.ami, 2);
      assert.equal(t.outputs["way"], "instant", story(t));
      const [{ what, command } = { what: "", command: "" }] = t.ending.leftovers;
      assert.match(what, /it was asked for 3 instances, and is for 2/);
      assert.match(command, /--desired-capacity 3$/);
    },
  }),
  ...onEachFleet((fleet) =>
    rollback({
      name: `${fleet}: a kept fleet that does not become healthy: traffic stays, then it is deployed again`,
      fleet,
      rules: [14],
      faults: ({ fleet: { instanceIds } }) =>
        instanceIds.map((instanceId) => ({ kind: "unhealthy" as const, who: { instanceId }, code: 503 })),
      check(t) {
        back(t, "redeploy");
        assert.match(t.said.join("\n"), /The instant way did not work/);
      },
    }),
  ),
  ...onEachFleet((fleet) =>
    rollback({
      name: `${fleet}: only the instant way is wanted, and the kept fleet does not become healthy: all is as before`,
      fleet,
      rules: [14, 17],
      inputs: { way: "instant" },
      faults: ({ fleet: { instanceIds } }) =>
        instanceIds.map((instanceId) => ({ kind: "unhealthy" as const, who: { instanceId }, code: 503 })),
      check: (t) => refusedWith(t, /Waiting for the kept fleet to be healthy took longer/),
    }),
  ),
];

/** What CodeDeploy ended is not there to take over. */
const terminated: Journey[] = (["clone", "codedeploy-copy"] as const).map((fleet) =>
  rollback({
    name: `${fleet}: CodeDeploy has terminated what was replaced, so a rollback deploys it again, and says why`,
    fleet,
    rules: [11, 15],
    options: { terminate: { action: "TERMINATE", waitMinutes: 15 } },
    earlier: [{ ...NEW, retire: "terminate" }],
    // Otherwise CodeDeploy's copy ends up with a second launch hook, which preflight refuses.
    ...(fleet === "codedeploy-copy" ? { unless: { "codedeploy-termination-wait": "succeeded" } } : {}),
    check(t) {
      back(t, "redeploy");
      assert.match(t.said.join("\n"), /the deployment group has CodeDeploy terminate what was replaced/);
    },
  }),
);

/** Systems Manager takes two braces in a row for a reference, and refuses them (rule 26). */
const braces = rollback({
  name: "clone: a rollback whose reason has braces in it",
  fleet: "clone",
  rules: [26],
  inputs: { reason: "orders fail with {{ total }}" },
  check(t) {
    back(t, "instant");
    assert.match(t.said.join("\n"), /orders fail with \{\{ total \}\}/);
  },
});

const refusals: Journey[] = [
  rollback({
    name: "clone: no rollback past an irreversible release",
    fleet: "clone",
    earlier: [{ ...NEW, irreversible: "true" }],
    check: (t) => refusedWith(t, /Release 1 is irreversible/),
  }),
  rollback({
    name: "clone: the instant way alone is wanted, but nothing is left of the earlier fleet",
    fleet: "clone",
    inputs: { way: "instant" },
    lately: endKept(),
    check: (t) => refusedWith(t, /No instance of the earlier fleet/),
  }),
  rollback({
    name: "clone: there is no such release to go back to",
    fleet: "clone",
    inputs: { to: "7" },
    check: (t) => refusedWith(t, /There is no release 7/),
  }),
  rollback({
    name: "clone: nothing has been released yet",
    fleet: "clone",
    earlier: [],
    check(t) {
      ended(t, "failed-clean");
      because(t, /No release of this target has succeeded yet/);
      sameWorld(t);
    },
  }),
  rollback({
    name: "clone: the plan of a rollback changes nothing",
    fleet: "clone",
    inputs: { mode: "plan" },
    check(t) {
      ended(t, "unchanged");
      assert.match(t.said.join("\n"), /back from release 1 before the first release, instantly/);
      sameWorld(t);
    },
  }),
  rollback({
    name: "clone: back to an AMI two releases ago, which is deployed again",
    fleet: "clone",
    options: READY_WAIT ?? {},
    earlier: [{}, NEW, NEW],
    inputs: { to: "1" },
    check: (t) => back(t, "redeploy"),
  }),
];

/** Rollbacks by the rollback action. */
export const rollbacks: Journey[] = [
  ...instants,
  ...fullGroup,
  unreadAfterwards,
  ...each,
  ...terminated,
  braces,
  ...refusals,
];
