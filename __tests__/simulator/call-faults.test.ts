import type { Fault } from "../../simulator/core/faults.ts";
import { newWorld } from "../../simulator/core/new-world.ts";
import { advanceBy } from "../../simulator/core/time.ts";
import { answer, principalOf } from "../../simulator/wire/front.ts";
import { stillTime } from "../../simulator/wire/world-time.ts";

/** A world whose doors have these faults: what a call answers, or the code and status it is refused with. */
function faulty(faults: Fault[], switches: Record<string, string> = {}) {
  const world = newWorld({ faults, switches });
  const doorway = { world, time: stillTime(world) };
  const ask = async (operation: string, input: unknown = {}): Promise<unknown> => {
    const { output, error } = await answer(doorway, operation, input, principalOf(world, undefined));
    return error ? `${error.status} ${error.name}` : output;
  };
  return { world, ask, pass: (seconds: number) => advanceBy(world, seconds * 1000) };
}

const GROUPS = "autoscaling:DescribeAutoScalingGroups";
const GROUP = {
  AutoScalingGroupName: "shop",
  MinSize: 0,
  MaxSize: 1,
  AvailabilityZones: ["us-east-1a"],
  LaunchConfigurationName: "plain",
};
const CONFIGURATION = { LaunchConfigurationName: "plain", ImageId: "ami-1", InstanceType: "m5.large" };
const names = (output: unknown): unknown =>
  (output as { AutoScalingGroups?: { AutoScalingGroupName: string }[] }).AutoScalingGroups?.map(
    (group) => group.AutoScalingGroupName,
  ) ?? output;

test("faults 1: a storm begins with the call it strikes and lasts as long as it says", async () => {
  const { ask, pass } = faulty([{ kind: "throttle", operation: "autoscaling:*", skip: 1, lastsMs: 5_000 }]);
  expect(names(await ask(GROUPS))).toEqual([]);
  expect(await ask(GROUPS)).toBe("400 Throttling");
  pass(4);
  expect(await ask(GROUPS)).toBe("400 Throttling");
  pass(1);
  expect(names(await ask(GROUPS))).toEqual([]);
});

test("faults 2: after a write its service's reads answer for a while as before it; other services' do not", async () => {
  const { ask, pass } = faulty([
    { kind: "stale-reads", operation: "autoscaling:CreateAutoScalingGroup", ms: 4_000 },
  ]);
  await ask("autoscaling:CreateLaunchConfiguration", CONFIGURATION);
  await ask("autoscaling:CreateAutoScalingGroup", GROUP);
  expect(names(await ask(GROUPS))).toEqual([]);
  expect(await ask("autoscaling:SuspendProcesses", { AutoScalingGroupName: "shop" })).toEqual({});
  expect(await ask("ec2:CreateVpc", { CidrBlock: "10.0.0.0/16" })).toHaveProperty("Vpc");
  expect(await ask("ec2:DescribeVpcs")).toHaveProperty("Vpcs.0");
  pass(4);
  expect(await ask(GROUPS)).toMatchObject({
    AutoScalingGroups: [{ AutoScalingGroupName: "shop", SuspendedProcesses: expect.any(Array) }],
  });
});

test("faults 3: what was created is not found for a while, not even by who would change it", async () => {
  const { ask, pass } = faulty([
    { kind: "not-found", operation: "autoscaling:CreateAutoScalingGroup", ms: 4_000 },
  ]);
  await ask("autoscaling:CreateLaunchConfiguration", CONFIGURATION);
  await ask("autoscaling:CreateAutoScalingGroup", GROUP);
  expect(names(await ask(GROUPS))).toEqual([]);
  expect(await ask("autoscaling:SuspendProcesses", { AutoScalingGroupName: "shop" })).toBe(
    "400 ValidationError",
  );
  pass(4);
  expect(await ask("autoscaling:SuspendProcesses", { AutoScalingGroupName: "shop" })).toEqual({});
});

test("faults 4: an empty page's token leads to what the page should have held", async () => {
  const { ask, pass } = faulty([{ kind: "empty-page", operation: "ssm:GetParametersByPath", times: 1 }], {
    "ssm-path-pages": "full",
  });
  await ask("ssm:PutParameter", { Name: "/a/b", Value: "1", Type: "String" });
  pass(5);
  const page = (await ask("ssm:GetParametersByPath", { Path: "/a" })) as {
    Parameters: unknown[];
    NextToken: string;
  };
  expect(page.Parameters).toEqual([]);
  expect(await ask("ssm:GetParametersByPath", { Path: "/a", NextToken: page.NextToken })).toMatchObject({
    Parameters: [{ Name: "/a/b" }],
  });
});

test("faults 5: what has no pages, or is asked for by its ids, is whole", async () => {
  const { ask } = faulty([{ kind: "empty-page", operation: "*:*" }]);
  const { Vpc } = (await ask("ec2:CreateVpc", { CidrBlock: "10.0.0.0/16" })) as { Vpc: { VpcId: string } };
  expect(await ask("ec2:DescribeVpcs", { VpcIds: [Vpc.VpcId] })).toHaveProperty("Vpcs.0");
  expect(await ask("ec2:DescribeVpcs")).toMatchObject({ Vpcs: [], NextToken: expect.any(String) });
});

test("faults 6: what others leave of a bucket is given out a token at a time, to whatever is of its class", async () => {
  const { ask, pass } = faulty([{ kind: "busy", class: "unfiltered", othersPerSecond: 9.8 }]);
  const refused = "503 RequestLimitExceeded";
  expect(await ask("ec2:DescribeInstances")).toBe(refused);
  expect(await ask("ec2:DescribeInstances", { MaxResults: 5 })).not.toBe(refused);
  expect(await ask("ec2:DescribeInstances", { Filters: [] })).toBe(refused);
  expect(names(await ask(GROUPS))).toEqual([]);
  pass(10);
  expect(await ask("ec2:DescribeInstances")).not.toBe(refused);
  expect(await ask("ec2:DescribeInstances")).toBe(refused);
});

test("faults 6: a service without published rates has the bucket that it is given, which fills no further than its size", async () => {
  const bucket = { size: 2, perSecond: 1 };
  const { ask, pass } = faulty([
    { kind: "busy", class: { operation: "autoscaling:*", bucket }, othersPerSecond: 0 },
  ]);
  pass(60);
  expect(await ask(GROUPS)).toBe("400 Throttling"); // empty since it was first asked
  pass(60);
  expect(names(await ask(GROUPS))).toEqual([]);
  expect(names(await ask(GROUPS))).toEqual([]);
  expect(await ask(GROUPS)).toBe("400 Throttling");
});
