import { agentPolls, answerOf, setApplication } from "../../simulator/services/ec2/software.ts";
import { image } from "./group-world.ts";
import { refusal, smallWorld } from "./small-world.ts";
import type { Small } from "./small-world.ts";

function run(small: Small, count = 1, tags: Record<string, string> = {}, subnet = 0): string[] {
  return small
    .call("ec2:RunInstances", {
      ImageId: image(small, `image-${small.world.seq}`, tags),
      InstanceType: "t3.micro",
      SubnetId: small.subnets[subnet]!,
      MinCount: count,
      MaxCount: count,
    })
    .Instances!.map(({ InstanceId }) => InstanceId!);
}

const describe = ({ call }: Small, ...InstanceIds: string[]) =>
  call("ec2:DescribeInstances", { InstanceIds }).Reservations!.flatMap(({ Instances }) => Instances!);

const stateOf = (small: Small, id: string): string => {
  const { Name, Code } = describe(small, id)[0]!.State!;
  return `${Name} ${Code}`;
};

const tag = ({ call }: Small, Resources: string[], Key: string, Value: string) =>
  call("ec2:CreateTags", { Resources, Tags: [{ Key, Value }] });

test.each([
  ["20-seconds", 20],
  ["5-seconds", 5],
  ["90-seconds", 90],
] as const)("ec2 17: an instance's states and codes, pending for %s", (setting, seconds) => {
  const small = smallWorld({
    switches: { "ec2-pending-time": setting, "ec2-new-instance-visible": "at-once" },
  });
  const { call, pass } = small;
  const [id = ""] = run(small);
  const seen: string[] = [];
  const look = (after: number): void => {
    pass(after);
    seen.push(stateOf(small, id));
  };
  look(seconds - 1);
  look(5);
  call("ec2:StopInstances", { InstanceIds: [id] });
  look(0);
  look(30);
  call("ec2:StartInstances", { InstanceIds: [id] });
  look(0);
  look(seconds + 4);
  call("ec2:TerminateInstances", { InstanceIds: [id] });
  look(0);
  look(30);
  expect(seen).toEqual([
    "pending 0",
    "running 16",
    "stopping 64",
    "stopped 80",
    "pending 0",
    "running 16",
    "shutting-down 32",
    "terminated 48",
  ]);
  pass(7200);
  run(small);
  expect(refusal(() => stateOf(small, id)).name).toBe("InvalidInstanceID.NotFound");
});

test.each([
  ["after-8-seconds", 8],
  ["at-once", 0],
  ["after-60-seconds", 60],
] as const)("ec2 18: a new instance is found %s", (setting, seconds) => {
  const small = smallWorld({ switches: { "ec2-new-instance-visible": setting } });
  const [id = ""] = run(small);
  if (seconds > 0) {
    small.pass(seconds - 1);
    expect(refusal(() => describe(small, id)).name).toBe("InvalidInstanceID.NotFound");
    small.pass(1);
  }
  expect(describe(small, id)).toHaveLength(1);
});

test.each([
  ["30-seconds", 30],
  ["none", 0],
  ["4-minutes", 240],
] as const)("ec2 19: filters by tag lag (%s), ids do not", (setting, seconds) => {
  const small = smallWorld({ switches: { "ec2-tag-filter-lag": setting } });
  const { call, pass } = small;
  const [id = ""] = run(small);
  pass(60);
  const found = (): number =>
    call("ec2:DescribeInstances", { Filters: [{ Name: "tag:colour", Values: ["green"] }] }).Reservations!
      .length;
  tag(small, [id], "colour", "green");
  expect(describe(small, id)[0]!.Tags).toEqual([{ Key: "colour", Value: "green" }]);
  if (seconds > 0) {
    expect(found()).toBe(0);
    pass(seconds - 1);
    expect(found()).toBe(0);
    pass(1);
  }
  expect(found()).toBe(1);
});

test("ec2 20: a protected instance spares its zone, and the call fails", () => {
  const small = smallWorld();
  const { call, pass } = small;
  const [a = "", b = ""] = run(small, 2);
  const [c = ""] = run(small, 1, {}, 1);
  pass(60);
  call("ec2:ModifyInstanceAttribute", { InstanceId: a, DisableApiTermination: { Value: true } });
  const end = (...InstanceIds: string[]) => call("ec2:TerminateInstances", { InstanceIds });
  expect(refusal(() => end(a, b, c)).name).toBe("OperationNotPermitted");
  expect([a, b, c].map((id) => stateOf(small, id))).toEqual(["running 16", "running 16", "shutting-down 32"]);
  pass(60);
  expect(end(b, c).TerminatingInstances!.map(({ CurrentState }) => CurrentState!.Name)).toEqual([
    "shutting-down",
    "terminated",
  ]);
});

test("ec2 21: DescribeInstanceStatus shows running instances, unless all are asked for", () => {
  const small = smallWorld();
  const { call, pass } = small;
  const [up = "", stopped = ""] = run(small, 2);
  pass(25);
  const statuses = (more = {}) =>
    call("ec2:DescribeInstanceStatus", { InstanceIds: [up, stopped], ...more }).InstanceStatuses!;
  expect(statuses().map(({ InstanceStatus }) => InstanceStatus!.Status)).toEqual([
    "initializing",
    "initializing",
  ]);
  pass(30);
  call("ec2:StopInstances", { InstanceIds: [stopped] });
  expect(statuses()).toMatchObject([{ InstanceId: up, SystemStatus: { Status: "ok" } }]);
  expect(statuses({ IncludeAllInstances: true })).toHaveLength(2);
});

test("ec2 22: tags of AWS's own, and too many, are refused", () => {
  const small = smallWorld();
  const [id = ""] = run(small);
  expect(refusal(() => tag(small, [id], "aws:autoscaling:groupName", "x")).name).toBe(
    "InvalidParameterValue",
  );
  for (let n = 0; n < 50; n++) tag(small, [id], `key-${n}`, "");
  expect(refusal(() => tag(small, [id], "one-more", "")).name).toBe("TagLimitExceeded");
  const many = Array.from({ length: 1001 }, () => id);
  expect(refusal(() => tag(small, many, "key-1", "")).name).toBe("InvalidParameterValue");
  small.call("ec2:DeleteTags", {
    Resources: [id],
    Tags: [{ Key: "key-1" }, { Key: "key-2", Value: "other" }],
  });
  const left = small.call("ec2:DescribeTags", { Filters: [{ Name: "resource-id", Values: [id] }] }).Tags!;
  expect(left.map(({ Key }) => Key)).not.toContain("key-1");
  expect(left.map(({ Key }) => Key)).toContain("key-2");
});

test.each([
  ["kept", 1],
  ["gone", 0],
] as const)("ec2 23: a terminated instance's tags are %s", (setting, count) => {
  const small = smallWorld({ switches: { "ec2-terminated-tags": setting } });
  const [id = ""] = run(small);
  small.pass(60);
  tag(small, [id], "colour", "green");
  small.call("ec2:TerminateInstances", { InstanceIds: [id] });
  small.pass(60);
  expect(describe(small, id)[0]!.Tags).toHaveLength(count);
});

test("ec2 25, 26: the image's tags decide what runs, and when it answers", () => {
  const small = smallWorld();
  const { world, pass } = small;
  const [baked = ""] = run(small, 1, { "simulator:boot-seconds": "30" });
  const [bare = ""] = run(small, 1, { "simulator:application": "none", "simulator:agent": "absent" });
  expect(answerOf(world, baked)).toBe("timeout");
  pass(25);
  expect([answerOf(world, baked), agentPolls(world, baked)]).toEqual(["refused", false]);
  pass(40);
  expect([answerOf(world, baked), agentPolls(world, baked)]).toEqual([200, true]);
  expect([answerOf(world, bare), agentPolls(world, bare)]).toEqual(["refused", false]);
  setApplication(world, bare, "revision");
  expect(answerOf(world, bare)).toBe(200);
  world.faults.push({ kind: "unhealthy", who: { instanceId: bare }, code: 500 });
  world.faults.push({ kind: "unhealthy", who: { instanceId: baked }, timeout: true });
  expect([answerOf(world, bare), answerOf(world, baked)]).toEqual([500, "timeout"]);
});

test("ec2 27: after a reboot or a stop an instance boots again, with its application", () => {
  const small = smallWorld();
  const { world, call, pass } = small;
  const [id = ""] = run(small, 1, { "simulator:application": "none" });
  pass(60);
  setApplication(world, id, "revision");
  call("ec2:RebootInstances", { InstanceIds: [id] });
  expect(answerOf(world, id)).toBe("refused");
  pass(11);
  expect(answerOf(world, id)).toBe(200);
  call("ec2:StopInstances", { InstanceIds: [id] });
  pass(30);
  expect(answerOf(world, id)).toBe("timeout");
  call("ec2:StartInstances", { InstanceIds: [id] });
  pass(60);
  expect(answerOf(world, id)).toBe(200);
});

test("ec2 28: silent agents and dying instances", () => {
  const small = smallWorld({
    faults: [{ kind: "instance-dies", who: {}, afterMs: 100_000, times: 1 }],
  });
  const { world, pass } = small;
  const [first = "", second = ""] = run(small, 2);
  pass(90);
  world.faults.push({ kind: "agent-silent", who: { instanceId: second } });
  expect([agentPolls(world, first), agentPolls(world, second)]).toEqual([true, false]);
  pass(60);
  expect([stateOf(small, first), stateOf(small, second)]).toEqual(["terminated 48", "running 16"]);
  expect(describe(small, first)[0]!.StateReason!.Code).toBe("Server.InternalError");
});
