import { dispatch, nextRequestId } from "../../simulator/core/dispatch.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { newWorld } from "../../simulator/core/new-world.ts";
import { schedule, unschedule } from "../../simulator/core/schedule.ts";
import { allSwitches, switchIs } from "../../simulator/core/switches.ts";
import { advance } from "../../simulator/core/time.ts";
import type { World } from "../../simulator/core/world.ts";

const root = { arn: "arn:aws:iam::123456789012:root" };
const refusal = (world: World, operation: string, input: unknown): string => {
  try {
    dispatch(world, operation, input, { requestId: nextRequestId(world), principal: root });
  } catch (error) {
    const { name, message, status } = error as Error & { status: number };
    return `${status} ${name}: ${message}`;
  }
  return "answered";
};

test.each([
  [
    "ec2:CreateVpcPeeringConnection",
    "400 InvalidAction: The action CreateVpcPeeringConnection is not valid for this web service.",
  ],
  ["autoscaling:PutWarmPoolX", "400 InvalidAction: Could not find operation PutWarmPoolX"],
  [
    "codedeploy:ListOnPremisesInstancesX",
    "400 UnknownOperationException: The operation ListOnPremisesInstancesX is not known",
  ],
])("an operation that is not there is refused as its protocol does: %s", (operation, expected) => {
  expect(refusal(newWorld(), operation, {})).toBe(expected);
});

test.each([
  ["ec2:DescribeImages", "503 RequestLimitExceeded: Request limit exceeded."],
  ["autoscaling:DescribeAutoScalingGroups", "400 Throttling: Rate exceeded"],
  ["codedeploy:GetDeployment", "400 ThrottlingException: Rate exceeded"],
])(
  "a throttle fault hits the operations that its pattern names, as often as it says: %s",
  (operation, expected) => {
    const faults: Fault[] = [{ kind: "throttle", operation: operation.replace(/:.*/, ":*"), times: 2 }];
    const world = newWorld({ faults });
    expect(refusal(world, "sts:GetCallerIdentity", {})).not.toMatch(/Throttl/);
    expect(refusal(world, operation, {})).toBe(expected);
    expect(refusal(world, operation, {})).toBe(expected);
    expect(refusal(world, operation, {})).not.toBe(expected);
  },
);

test.each([
  [
    "ec2:CreateLaunchTemplate",
    { LaunchTemplateName: "x" },
    "400 MissingParameter: The request must contain the parameter LaunchTemplateData",
  ],
  ["autoscaling:DescribeTags", {}, "answered"],
  [
    "autoscaling:PutLifecycleHook",
    { LifecycleHookName: "x" },
    "400 ValidationError: 1 validation error detected: Value null at 'autoScalingGroupName' failed to satisfy constraint: Member must not be null",
  ],
  [
    "elasticloadbalancing:DescribeTargetHealth",
    {},
    "400 ValidationError: 1 validation error detected: Value null at 'targetGroupArn' failed to satisfy constraint: Member must not be null",
  ],
  [
    "codedeploy:CreateDeploymentGroup",
    { applicationName: "a", deploymentGroupName: "b" },
    "400 RoleRequiredException: Service role ARN is required",
  ],
  ["codedeploy:GetDeployment", {}, "400 DeploymentIdRequiredException: Deployment ID is required"],
  [
    "ssm:PutParameter",
    { Name: "/a", Value: "v", Tags: [{ Key: "k" }] },
    "400 ValidationException: 1 validation error detected: Value null at 'tags.1.member.value' failed to satisfy constraint: Member must not be null",
  ],
  [
    "cloudwatch:SetAlarmState",
    { AlarmName: "a", StateValue: "OK" },
    "400 MissingRequiredParameterException: The parameter StateReason is required.",
  ],
])("a required member that is missing is named, nested ones too: %s %j", (operation, input, expected) => {
  expect(refusal(newWorld(), operation, input)).toBe(expected);
});

test.each([
  ["ec2:DescribeImages", "403 UnauthorizedOperation"],
  ["autoscaling:DescribeAutoScalingGroups", "403 AccessDenied"],
  ["elasticloadbalancing:DescribeTargetGroups", "403 AccessDenied"],
  ["codedeploy:ListApplications", "400 AccessDeniedException"],
  ["ssm:DescribeParameters", "400 AccessDeniedException"],
])("who may not is told which action on what: %s", (operation, expected) => {
  const world = newWorld();
  world.iam.policies[root.arn] = { Version: "2012-10-17", Statement: [] };
  expect(refusal(world, operation, {})).toBe(
    `${expected}: User: ${root.arn} is not authorized to perform: ${operation} on resource: * ` +
      `because no identity-based policy allows the ${operation} action`,
  );
});

test("a permission that an operation depends on is asked for too", () => {
  const world = newWorld();
  const Statement = [{ Effect: "Allow" as const, Action: "codedeploy:CreateDeployment", Resource: "*" }];
  world.iam.policies[root.arn] = { Version: "2012-10-17", Statement };
  expect(
    refusal(world, "codedeploy:CreateDeployment", { applicationName: "a", deploymentGroupName: "b" }),
  ).toMatch("is not authorized to perform: codedeploy:GetDeploymentConfig");
});

test("scheduled events are kept in order of their instants, then of scheduling", () => {
  const world = newWorld({ now: 1000 });
  const plan = [5, 1, 5, 3].map((ms, n) => schedule(world, ms, "x", n));
  expect(world.queue.map(({ payload }) => payload)).toEqual([1, 3, 0, 2]);
  unschedule(world, plan[3]!);
  expect(world.queue.map(({ payload }) => payload)).toEqual([1, 0, 2]);
});

test("time goes on when nothing is planned, and never back", () => {
  const world = newWorld({ now: 1000 });
  advance(world, 5000);
  expect(world.now).toBe(5000);
  advance(world, 4000);
  expect(world.now).toBe(5000);
});

test("a scheduled event that nobody knows is a mistake, not silence", () => {
  const world = newWorld({ now: 1000 });
  schedule(world, 1, "nobody.knows");
  expect(() => advance(world, 2000)).toThrow("nobody.knows");
});

test("a world is plain data", () => {
  const world = newWorld({ seed: 7 });
  expect(JSON.parse(JSON.stringify(world))).toEqual(world);
});

test("every switch has a default and unknown ones are mistakes", () => {
  const world = newWorld();
  for (const [name, { settings }] of Object.entries(allSwitches()))
    expect(switchIs(world, name, settings[0])).toBe(true);
  expect(() => switchIs(world, "no-such-switch", "x")).toThrow("no-such-switch");
  expect(() => newWorld({ switches: { "no-such-switch": "x" } })).toThrow("no-such-switch");
});
