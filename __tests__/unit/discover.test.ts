import { clients } from "../../src/aws/clients.ts";
import { door, type Aws } from "../../src/aws/call.ts";
import type { Inputs } from "../../src/inputs/contract.ts";
import { discover } from "../../src/plan/discover.ts";
import { factsChanged } from "../../src/plan/facts-changed.ts";
import { preflight } from "../../src/plan/preflight.ts";
import { advance } from "../../simulator/core/time.ts";
import { newWorld } from "../../simulator/core/new-world.ts";
import { callerOf, directClients } from "../../simulator/scenarios/clients.ts";
import { buildFleet, type Fleet } from "../../simulator/scenarios/fleet.ts";
import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import { worldClock } from "../../simulator/scenarios/waiting.ts";
import { bytesDoor, simulatorConfig } from "../../simulator/wire/bytes-door.ts";
import type { CallAws } from "../../simulator/wire/caller.ts";
import { directDoor } from "../../simulator/wire/direct-door.ts";
import type { CallEntry, Doorway } from "../../simulator/wire/front.ts";
import { use } from "../../simulator/wire/sdk-plugin.ts";
import { stillTime } from "../../simulator/wire/world-time.ts";
import { soundInputs } from "./facts.ts";

interface Stage {
  /** The product's door. */
  aws: Aws;
  /** Calls as a person. */
  person: CallAws;
  fleet: Fleet;
  inputs: Inputs;
  /** The product's calls. */
  calls: CallEntry[];
  /** A minute passes, in which what was written becomes readable everywhere. */
  later(): void;
}

async function stage(options: Partial<FleetOptions> = {}): Promise<Stage> {
  const world = newWorld({});
  const time = stillTime(world);
  const calls: CallEntry[] = [];
  const doorway: Doorway = { world, time, onCall: (entry) => calls.push(entry) };
  const people = directClients({ world, time });
  const fleet = await buildFleet(people, worldClock(world), options);
  const clock = {
    now: () => new Date(world.now),
    monotonic: () => world.now,
    sleep: worldClock(world).sleep,
  };
  const senderOf = clients({
    region: "us-east-1",
    config: simulatorConfig(bytesDoor(doorway)),
    prepare: (client) => use(client, directDoor(doorway)),
  });
  const aws = door({ senderOf, clock, emit: () => {} });
  const inputs = soundInputs({
    amiId: { kind: "ami", id: fleet.amiNew },
    application: "web",
    deploymentGroup: "production",
  });
  const later = (): void => advance(world, world.now + 60_000);
  return { aws, person: callerOf(people), fleet, inputs, calls, later };
}

const names = { greenTag: { key: "bluegreen:release", value: "web/production-2" } };
const read = ({ aws, inputs }: Stage, change: Partial<Inputs> = {}) =>
  discover(aws, { ...inputs, ...change }, names);
const codes = async (at: Stage, change: Partial<Inputs> = {}) =>
  preflight(await read(at, change), { ...at.inputs, ...change }, names).map(({ code }) => code);

test.each([
  ["discover-asg", "clone"],
  ["discover-tags", "same-group"],
  ["copy", "codedeploy-copy"],
] as const)("a %s deployment group means %s, and blue is found", async (kind, way) => {
  const at = await stage({ kind });
  const facts = await read(at);
  expect(facts.fleet).toBe(way);
  expect(facts.blue?.group.AutoScalingGroupName).toBe(at.fleet.groupName);
  expect(facts.blue?.count).toBe(3);
  expect(facts.blue?.instances.map(({ InstanceId }) => InstanceId).sort()).toEqual(
    [...at.fleet.instanceIds].sort(),
  );
  expect(facts.blue?.template).toMatchObject({ configured: "1", configuredNumber: 1 });
  expect(facts.targetGroups).toHaveLength(1);
  expect(facts.targetGroups[0]).toMatchObject({ deregistrationDelay: 30, crossZone: true });
  expect(facts.revision).toBeDefined();
  expect(facts).toMatchObject({ account: "123456789012", region: "us-east-1" });
  const errors = preflight(facts, at.inputs, names).filter(({ severity }) => severity === "error");
  expect(errors).toEqual([]);
});

test("a fleet of three is read in at most 25 calls, without a write", async () => {
  const at = await stage();
  await read(at);
  expect(at.calls.length).toBeLessThanOrEqual(25);
  expect(at.calls.filter(({ operation }) => !/:(Get|List|Describe|BatchGet)/.test(operation))).toEqual([]);
});

test("two readings of a world at rest are the same", async () => {
  const at = await stage({ kind: "discover-tags" });
  expect(factsChanged(await read(at), await read(at))).toEqual([]);
});

test("the AMI of a parameter is read once and pinned", async () => {
  const at = await stage();
  await at.person("ssm:PutParameter", { Name: "/web/ami", Value: at.fleet.amiNew, Type: "String" });
  at.later();
  const facts = await read(at, { amiId: { kind: "ssm", path: "/web/ami", selector: "1" } });
  expect(facts).toMatchObject({ imageId: at.fleet.amiNew, image: { State: "available" } });
  // A parameter that is no image may be a secret.
  await at.person("ssm:PutParameter", { Name: "/web/password", Value: "hunter2hunter2", Type: "String" });
  const secret = { amiId: { kind: "ssm", path: "/web/password" } } as const;
  expect(JSON.stringify(await read(at, secret))).not.toContain("hunter2");
  expect(await codes(at, secret)).toContain("image-missing");
  expect(await codes(at, { amiId: { kind: "ssm", path: "/web/nothing" } })).toContain("image-missing");
  expect(await codes(at, { amiId: { kind: "ssm", path: "/web/ami", selector: "9" } })).toContain(
    "image-missing",
  );
});

test("an AMI that nobody knows", async () => {
  const at = await stage();
  expect(await codes(at, { amiId: { kind: "ami", id: "ami-00000000000000000" } })).toContain("image-missing");
});

test("an application, a deployment group and a configuration that are not there", async () => {
  const at = await stage();
  expect(await codes(at, { application: "wbe" })).toContain("application-missing");
  expect(await codes(at, { deploymentGroup: "prod" })).toContain("deployment-group-missing");
  expect(await codes(at, { deploymentConfig: "Typo" })).toContain("deployment-config-missing");
});

test("`last` without an earlier success", async () => {
  const at = await stage({ earlierDeployment: false });
  expect((await read(at)).revision).toBeUndefined();
  expect(await codes(at)).toContain("revision-missing");
});

test("a named revision is taken as it is", async () => {
  const at = await stage();
  const s3 = { kind: "s3", bucket: "b", key: "k.zip", bundleType: "zip", versionId: "v" } as const;
  expect((await read(at, { revision: s3 })).revision).toEqual({
    revisionType: "S3",
    s3Location: { bucket: "b", key: "k.zip", bundleType: "zip", version: "v" },
  });
});

test.each(["$Latest", "$Default"] as const)(
  "blue at %s runs the version it was launched from",
  async (moving) => {
    const at = await stage({ templateVersion: moving });
    const facts = await read(at);
    expect(facts.blue?.template?.configured).toBe(moving);
    const { LaunchTemplateId } = facts.blue!.template!.template;
    await at.person("ec2:CreateLaunchTemplateVersion", {
      LaunchTemplateId,
      SourceVersion: "1",
      LaunchTemplateData: { InstanceType: "t3.small" },
    });
    const later = await read(at);
    const configuredNumber = moving === "$Latest" ? facts.blue!.template!.configuredNumber + 1 : 1;
    expect(later.blue?.template).toMatchObject({ configuredNumber });
    expect(later.blue?.template?.running.VersionNumber).toBe(facts.blue!.template!.running.VersionNumber);
  },
);

test("everything that hangs on the group is read", async () => {
  const at = await stage({
    mixedInstances: true,
    scaling: ["target-tracking", "step"],
    schedules: { morning: "0 6 * * *" },
    hooks: { warm: "launching" },
    alarms: ["errors"],
  });
  const { blue, alarms } = await read(at);
  expect(blue?.policies).toHaveLength(2);
  expect(blue?.policyAlarms).toHaveLength(1);
  expect(blue?.schedules.map(({ ScheduledActionName }) => ScheduledActionName)).toEqual(["morning"]);
  expect(blue?.hooks.map(({ LifecycleHookName }) => LifecycleHookName)).toContain("warm");
  expect(alarms.map(({ AlarmName }) => AlarmName)).toEqual(["errors"]);
  expect(blue?.template?.running.VersionNumber).toBe(1);
});

test("another group on the same template", async () => {
  const at = await stage();
  const facts = await read(at);
  await at.person("autoscaling:CreateAutoScalingGroup", {
    AutoScalingGroupName: "batch",
    MinSize: 0,
    MaxSize: 0,
    LaunchTemplate: { LaunchTemplateId: facts.blue!.template!.template.LaunchTemplateId, Version: "$Latest" },
    VPCZoneIdentifier: facts.blue!.group.VPCZoneIdentifier,
  });
  expect((await read(at)).otherGroupsOnTemplate).toEqual([{ name: "batch", version: "$Latest" }]);
  expect(await codes(at)).toContain("template-shared-latest");
});

test("a network load balancer does not cross zones by itself", async () => {
  const at = await stage({ balancer: "network" });
  const facts = await read(at);
  expect(facts.targetGroups[0]?.crossZone).toBe(false);
  expect(facts.limits.targetsPerZone).toBeDefined();
  expect(await codes(at)).toContain("cross-zone-off");
});

test("green's tag is looked for in the whole account", async () => {
  const at = await stage();
  await at.person("ec2:CreateTags", {
    Resources: [at.fleet.instanceIds[0]!],
    Tags: [{ Key: names.greenTag.key, Value: names.greenTag.value }],
  });
  at.later();
  expect(await codes(at)).toContain("green-tag-taken");
});

test.each([
  [[{ Key: "bluegreen:release", Type: "KEY_ONLY" as const }], 3],
  [[{ Value: "web-production-1", Type: "VALUE_ONLY" as const }], 3],
  [
    [
      { Key: "bluegreen:release", Value: "nobody", Type: "KEY_AND_VALUE" as const },
      { Key: "bluegreen:release", Value: "web-production-1", Type: "KEY_AND_VALUE" as const },
    ],
    3,
  ],
  [[{ Key: "bluegreen:release", Value: "web-production-*", Type: "KEY_AND_VALUE" as const }], 0],
])("instances selected by %j", async (ec2TagFilters, count) => {
  const at = await stage({ kind: "discover-tags" });
  await at.person("codedeploy:UpdateDeploymentGroup", {
    applicationName: "web",
    currentDeploymentGroupName: "production",
    ec2TagFilters,
  });
  const facts = await read(at, { autoScalingGroup: at.fleet.groupName });
  expect(facts.blue?.count).toBe(count);
});

test("what an earlier release keeps in Standby is not blue", async () => {
  const at = await stage({ kind: "discover-tags", instances: 4 });
  const [kept] = at.fleet.instanceIds;
  await at.person("autoscaling:EnterStandby", {
    AutoScalingGroupName: at.fleet.groupName,
    InstanceIds: [kept!],
    ShouldDecrementDesiredCapacity: true,
  });
  await at.person("ec2:CreateTags", {
    Resources: [kept!],
    Tags: [{ Key: "bluegreen:release", Value: "web-production-0" }],
  });
  at.later();
  const facts = await read(at);
  expect(facts.blue?.count).toBe(3);
  expect(facts.blue?.instances.map(({ InstanceId }) => InstanceId)).not.toContain(kept);
  expect(await codes(at)).not.toContain("group-unstable");
});
