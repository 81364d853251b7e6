import { activities, group, ids, image, members, shown, states, template } from "./group-world.ts";
import { refusal, smallWorld } from "./small-world.ts";
import type { Small } from "./small-world.ts";
import type { InputOf } from "../../simulator/wire/caller.ts";

const update = ({ call }: Small, more: object) =>
  call("autoscaling:UpdateAutoScalingGroup", { AutoScalingGroupName: "web", ...more });

const erase = ({ call }: Small, ForceDelete = false) =>
  call("autoscaling:DeleteAutoScalingGroup", { AutoScalingGroupName: "web", ForceDelete });

const plain = { switches: { "asg-describe-lag": "none" } };

test("autoscaling 1: one way to launch, sizes within their bounds, a name once", () => {
  const small = smallWorld();
  const { call, subnets } = small;
  const LaunchTemplateId = template(small, image(small, "web-1"));
  type Input = Partial<InputOf<"autoscaling:CreateAutoScalingGroup">>;
  const create = (more: Input) => () =>
    call("autoscaling:CreateAutoScalingGroup", {
      AutoScalingGroupName: "web",
      MinSize: 0,
      MaxSize: 1,
      VPCZoneIdentifier: subnets[0]!,
      ...more,
    });
  const ok = { LaunchTemplate: { LaunchTemplateId } };
  const message = (more: Input) => refusal(create(more)).message;
  expect(message({})).toMatch(/^Valid requests must contain either LaunchTemplate/);
  expect(message({ ...ok, InstanceId: "i-1" })).toMatch(/^Valid requests must contain either LaunchTemplate/);
  const both = { LaunchTemplate: { LaunchTemplateId, LaunchTemplateName: "web" } };
  expect(message(both)).toBe("Valid requests must contain either launchTemplateId or LaunchTemplateName");
  expect(message({ ...ok, DesiredCapacity: 2 })).toBe(
    "Desired capacity:2 must be between the specified min size:0 and max size:1",
  );
  expect(message({ ...ok, MinSize: 2 })).toBe("Max bound, 1, must be greater than or equal to min bound, 2");
  expect(message({ ...ok, VPCZoneIdentifier: "subnet-1" })).toBe("The subnet ID 'subnet-1' does not exist");
  expect(message({ ...ok, TargetGroupARNs: ["arn:none"] })).toMatch(
    /^Provided Target Groups may not be valid/,
  );
  create(ok)();
  expect(refusal(create(ok)).name).toBe("AlreadyExistsFault");
});

test("autoscaling 2: a template that cannot be launched is refused", () => {
  const small = smallWorld();
  const id = image(small, "web-1");
  const LaunchTemplateId = template(small, id);
  group(small, { LaunchTemplate: { LaunchTemplateId } });
  small.call("ec2:DeregisterImage", { ImageId: id });
  const { name, message } = refusal(() => update(small, { LaunchTemplate: { LaunchTemplateId } }));
  expect(name).toBe("ValidationError");
  expect(message).toBe(
    `You must use a valid fully-formed launch template. The image id '[${id}]' does not exist`,
  );
});

test("autoscaling 3: Describe tells the template's id and name, and defaults", () => {
  const small = smallWorld();
  const LaunchTemplateId = template(small, image(small, "web-1"));
  group(small, { LaunchTemplate: { LaunchTemplateId } });
  expect(shown(small)).toMatchObject({
    LaunchTemplate: { LaunchTemplateId, LaunchTemplateName: "web", Version: "$Default" },
    HealthCheckGracePeriod: 0,
    HealthCheckType: "EC2",
    DefaultCooldown: 300,
    TerminationPolicies: ["Default"],
    AvailabilityZones: ["us-east-1a", "us-east-1b"],
  });
  expect(members(small)[0]!.LaunchTemplate!.Version).toBe("1");
  expect(shown(small, "nobody")).toBeUndefined();
});

test("autoscaling 4: bounds move the desired capacity; outside of them it is refused", () => {
  const small = smallWorld(plain);
  group(small);
  update(small, { MinSize: 5 });
  expect(shown(small)!.DesiredCapacity).toBe(5);
  update(small, { MinSize: 0, MaxSize: 2 });
  expect(shown(small)!.DesiredCapacity).toBe(2);
  const set = (DesiredCapacity: number) => () =>
    small.call("autoscaling:SetDesiredCapacity", { AutoScalingGroupName: "web", DesiredCapacity });
  expect(refusal(set(3)).message).toBe(
    "New SetDesiredCapacity value 3 is above max value 2 for the AutoScalingGroup.",
  );
  set(1)();
  small.pass(120);
  expect(states(small)).toBe("InService 1");
});

test.each([
  ["yes", 0],
  ["no", 3],
] as const)(
  "autoscaling 5: what a mixed instances policy does to running instances (%s)",
  (setting, left) => {
    const small = smallWorld({ switches: { ...plain.switches, "asg-mixed-policy-replaces": setting } });
    const LaunchTemplateId = template(small, image(small, "web-1"));
    group(small, { LaunchTemplate: { LaunchTemplateId } });
    const before = ids(small);
    small.call("ec2:CreateLaunchTemplateVersion", {
      LaunchTemplateId,
      SourceVersion: "1",
      LaunchTemplateData: {},
    });
    update(small, { LaunchTemplate: { LaunchTemplateId, Version: "2" } });
    small.pass(600);
    expect(ids(small)).toEqual(before);
    const LaunchTemplateSpecification = { LaunchTemplateId, Version: "2" };
    update(small, { MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification } } });
    for (let n = 0; n < 120; n++) {
      small.pass(10);
      expect(
        members(small).filter((one) => one.LifecycleState === "InService").length,
      ).toBeGreaterThanOrEqual(3);
    }
    expect(ids(small).filter((id) => before.includes(id))).toHaveLength(left);
    expect(states(small)).toBe("InService 3");
    const replaced = ids(small);
    const older = { LaunchTemplateId, Version: "1" };
    update(small, { MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: older } } });
    small.pass(600);
    expect(ids(small)).toEqual(replaced);
  },
);

test("autoscaling 6: creating a group needs the permissions of its launches", () => {
  const small = smallWorld();
  const arn = "arn:aws:iam::123456789012:role/deployer";
  small.call("ssm:PutParameter", { Name: "/ami", Type: "String", Value: image(small, "web-1") });
  small.pass(60);
  const LaunchTemplateId = template(small, "resolve:ssm:/ami", "web", {
    IamInstanceProfile: { Name: "web" },
  });
  const allowed: string[] = [];
  small.world.iam.policies[arn] = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: allowed, Resource: "*" }],
  };
  const hook = {
    LifecycleHookName: "h",
    LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    RoleARN: "arn:aws:iam::123456789012:role/hook",
  };
  const create = () =>
    small.call(
      "autoscaling:CreateAutoScalingGroup",
      {
        AutoScalingGroupName: "web",
        MinSize: 0,
        MaxSize: 1,
        VPCZoneIdentifier: small.subnets[0]!,
        LaunchTemplate: { LaunchTemplateId },
        LifecycleHookSpecificationList: [hook],
      },
      arn,
    );
  const needed = ["autoscaling:CreateAutoScalingGroup", "ec2:RunInstances", "ec2:CreateTags", "iam:PassRole"];
  for (const action of [...needed, "ssm:GetParameters"]) {
    const { name, message } = refusal(create);
    expect(name).toBe("AccessDenied");
    expect(message).toContain(`not authorized to perform: ${action} on`);
    allowed.push(action);
  }
  expect(create).not.toThrow();
});

test.each([
  ["Delete in progress", "five-seconds", true],
  ["Deleting", "at-once", false],
] as const)("autoscaling 7: a group in use is not deleted (%s, %s)", (status, forgets, still) => {
  const small = smallWorld({ switches: { "asg-delete-status": status, "asg-forgets-deleted": forgets } });
  group(small);
  expect(refusal(() => erase(small)).name).toBe("ResourceInUseFault");
  update(small, { MinSize: 0, DesiredCapacity: 0 });
  expect(refusal(() => erase(small)).name).toBe("ResourceInUseFault");
  small.pass(120);
  erase(small);
  small.pass(1);
  expect(shown(small)?.Status).toBe(still ? status : undefined);
  if (still) expect(refusal(() => update(small, {})).name).toBe("ScalingActivityInProgressFault");
  small.pass(10);
  expect(shown(small)).toBeUndefined();
  expect(small.world.queue).toEqual([]);
});

test("autoscaling 9: deletion protection", () => {
  const small = smallWorld(plain);
  group(small, { DesiredCapacity: 0, DeletionProtection: "prevent-force-deletion" });
  expect(refusal(() => erase(small, true)).name).toBe("ResourceInUseFault");
  update(small, { DeletionProtection: "prevent-all-deletion" });
  expect(refusal(() => erase(small)).message).toContain("prevent-all-deletion");
  update(small, { DeletionProtection: "none" });
  expect(() => erase(small, true)).not.toThrow();
});

test("autoscaling 10: a quota of groups", () => {
  const small = smallWorld({ faults: [{ kind: "quota", name: "auto-scaling-groups", value: 1 }] });
  group(small);
  const LaunchTemplateId = template(small, image(small, "web-2"), "other");
  const more = { AutoScalingGroupName: "other", LaunchTemplate: { LaunchTemplateId } };
  expect(refusal(() => group(small, more)).name).toBe("LimitExceededFault");
  const limits = small.call("autoscaling:DescribeAccountLimits", {});
  expect(limits).toMatchObject({ MaxNumberOfAutoScalingGroups: 1, NumberOfAutoScalingGroups: 1 });
});

test("autoscaling 11: settings are shown late, pages are small, calls take few ids", () => {
  const small = smallWorld();
  const { call, pass } = small;
  const LaunchTemplateId = template(small, image(small, "web-1"));
  for (let n = 0; n < 25; n++) {
    const AutoScalingGroupName = `web-${n}`;
    group(small, { AutoScalingGroupName, DesiredCapacity: 0, LaunchTemplate: { LaunchTemplateId } });
  }
  const page = (more: object) => call("autoscaling:DescribeAutoScalingGroups", { MaxRecords: 100, ...more });
  const first = page({});
  expect(first.AutoScalingGroups).toHaveLength(20);
  expect(page({ NextToken: first.NextToken }).AutoScalingGroups).toHaveLength(5);
  small.world.switches["asg-page-size"] = "as-asked";
  expect(page({}).AutoScalingGroups).toHaveLength(25);
  call("autoscaling:SuspendProcesses", { AutoScalingGroupName: "web-1", ScalingProcesses: ["Launch"] });
  const suspended = () => shown(small, "web-1")!.SuspendedProcesses!.length;
  expect(suspended()).toBe(0);
  pass(2);
  expect(suspended()).toBe(1);
  small.world.switches["asg-describe-lag"] = "none";
  call("autoscaling:ResumeProcesses", { AutoScalingGroupName: "web-1", ScalingProcesses: ["Launch"] });
  expect(suspended()).toBe(0);
  const InstanceIds = Array.from({ length: 21 }, (_, n) => `i-${n}`);
  const detach = () =>
    call("autoscaling:DetachInstances", {
      AutoScalingGroupName: "web-1",
      InstanceIds,
      ShouldDecrementDesiredCapacity: true,
    });
  expect(refusal(detach).message).toContain("length less than or equal to 20");
  expect(refusal(() => page({ MaxRecords: 101 })).name).toBe("ValidationError");
});

test.each(["refused", "accepted"])("autoscaling 12: target groups named twice are %s", (setting) => {
  const small = smallWorld({ switches: { "asg-traffic-sources-beside-arns": setting } });
  const arn = small.call("elasticloadbalancing:CreateTargetGroup", {
    Name: "web",
    Protocol: "HTTP",
    Port: 80,
    VpcId: small.vpcId,
  }).TargetGroups![0]!.TargetGroupArn!;
  const create = () => group(small, { TargetGroupARNs: [arn], TrafficSources: [{ Identifier: arn }] });
  if (setting === "refused") expect(refusal(create).name).toBe("ValidationError");
  else expect(create).not.toThrow();
});

test("autoscaling 44: activities, the newest first, also of deleted groups on request", () => {
  const small = smallWorld();
  group(small);
  const starts = activities(small).map(({ StartTime }) => StartTime!.getTime());
  expect(starts).toEqual(starts.toSorted((a, b) => b - a));
  expect(activities(small)[0]).toMatchObject({
    Description: expect.stringMatching(/^Launching a new EC2 instance: i-/),
    Cause: expect.stringMatching(
      /^At \S+Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 3\. {2}At \S+Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 3\.$/,
    ),
    StatusCode: "Successful",
    Progress: 100,
  });
  erase(small, true);
  small.pass(120);
  expect(refusal(() => activities(small)).name).toBe("ValidationError");
  const all = small.call("autoscaling:DescribeScalingActivities", { IncludeDeletedGroups: true }).Activities!;
  expect(all).toHaveLength(6);
  expect(all[0]!.AutoScalingGroupState).toBe("Deleted");
});

test("autoscaling 45: launch configurations", () => {
  const small = smallWorld();
  const ImageId = image(small, "web-1");
  const LaunchConfigurationName = "old";
  const { call } = small;
  call("autoscaling:CreateLaunchConfiguration", {
    LaunchConfigurationName,
    ImageId,
    InstanceType: "t3.micro",
  });
  group(small, { LaunchConfigurationName });
  expect(members(small)[0]).toMatchObject({ LaunchConfigurationName, ImageId });
  const drop = () => call("autoscaling:DeleteLaunchConfiguration", { LaunchConfigurationName });
  expect(refusal(drop).name).toBe("ResourceInUseFault");
  expect(call("autoscaling:DescribeLaunchConfigurations", {}).LaunchConfigurations).toHaveLength(1);
});
