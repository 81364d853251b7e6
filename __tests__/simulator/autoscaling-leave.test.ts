import { activities, desire, group, ids, image, members, shown, states, template } from "./group-world.ts";
import { front, healthOf, refusal, smallWorld } from "./small-world.ts";
import type { Small } from "./small-world.ts";

const processes = ({ call }: Small, verb: "Suspend" | "Resume", ...ScalingProcesses: string[]) =>
  call(`autoscaling:${verb}Processes`, { AutoScalingGroupName: "web", ScalingProcesses });

const detach = ({ call }: Small, InstanceIds: string[], ShouldDecrementDesiredCapacity: boolean) =>
  call("autoscaling:DetachInstances", {
    AutoScalingGroupName: "web",
    InstanceIds,
    ShouldDecrementDesiredCapacity,
  });

const attach = ({ call }: Small, InstanceIds: string[]) =>
  call("autoscaling:AttachInstances", { AutoScalingGroupName: "web", InstanceIds });

const enter = ({ call }: Small, InstanceIds: string[], ShouldDecrementDesiredCapacity = true) =>
  call("autoscaling:EnterStandby", {
    AutoScalingGroupName: "web",
    InstanceIds,
    ShouldDecrementDesiredCapacity,
  });

const exit = ({ call }: Small, InstanceIds: string[]) =>
  call("autoscaling:ExitStandby", { AutoScalingGroupName: "web", InstanceIds });

const end = ({ call }: Small, InstanceId: string, ShouldDecrementDesiredCapacity: boolean) =>
  call("autoscaling:TerminateInstanceInAutoScalingGroup", { InstanceId, ShouldDecrementDesiredCapacity });

const ec2State = (small: Small, id: string) => small.world.ec2.instances[id]?.state;

const withBalancer = (small: Small, more: Parameters<typeof group>[1] = {}) => {
  const { group: arn } = front(small);
  group(small, { TargetGroupARNs: [arn], ...more });
  small.pass(60);
  return arn;
};

const plain = { switches: { "asg-describe-lag": "none" } };

test.each([
  ["no", "shutting-down"],
  ["yes", "running"],
] as const)("autoscaling 8: ForceDelete ends everything, hooks or not (drains: %s)", (setting, state) => {
  const small = smallWorld({ switches: { "asg-force-delete-drains": setting } });
  withBalancer(small);
  small.call("autoscaling:PutLifecycleHook", {
    AutoScalingGroupName: "web",
    LifecycleHookName: "goodbye",
    LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
  });
  small.call("autoscaling:PutScalingPolicy", {
    AutoScalingGroupName: "web",
    PolicyName: "cpu",
    PolicyType: "TargetTrackingScaling",
    TargetTrackingConfiguration: {
      TargetValue: 50,
      PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" },
    },
  });
  processes(small, "Suspend", "Terminate");
  const [first = ""] = ids(small);
  small.call("autoscaling:DeleteAutoScalingGroup", { AutoScalingGroupName: "web", ForceDelete: true });
  small.pass(1);
  expect(ec2State(small, first)).toBe(state);
  small.pass(120);
  expect(shown(small)).toBeUndefined();
  expect(ec2State(small, first)).toBe("terminated");
  expect(small.world.cloudWatch.alarms).toEqual({});
});

test("autoscaling 23: all nine processes, or those named", () => {
  const small = smallWorld(plain);
  group(small);
  processes(small, "Suspend");
  expect(shown(small)!.SuspendedProcesses).toHaveLength(9);
  processes(small, "Resume", "Launch", "Terminate");
  expect(shown(small)!.SuspendedProcesses!.map(({ ProcessName: name }) => name)).not.toContain("Launch");
  expect(shown(small)!.SuspendedProcesses![0]!.SuspensionReason).toMatch(/^User suspended at /);
  expect(refusal(() => processes(small, "Resume", "Everything")).name).toBe("ValidationError");
});

test("autoscaling 24: without Launch the unhealthy are still ended; without Terminate nobody is", () => {
  const small = smallWorld();
  group(small);
  processes(small, "Suspend", "Launch");
  const [first = ""] = ids(small);
  small.call("ec2:TerminateInstances", { InstanceIds: [first] });
  small.pass(120);
  expect(states(small)).toBe("InService 2");
  expect(refusal(() => attach(small, [first])).message).toContain("Launch process suspended");
  processes(small, "Resume", "Launch");
  small.pass(60);
  expect(states(small)).toBe("InService 3");
  processes(small, "Suspend", "Terminate");
  desire(small, 1);
  small.pass(120);
  expect(states(small)).toBe("InService 3");
  processes(small, "Resume", "Terminate");
  small.pass(120);
  expect(states(small)).toBe("InService 1");
});

test("autoscaling 25: what was launched without AddToLoadBalancer is not registered later", () => {
  const small = smallWorld();
  const arn = withBalancer(small, { DesiredCapacity: 1 });
  processes(small, "Suspend", "AddToLoadBalancer");
  desire(small, 2);
  small.pass(60);
  processes(small, "Resume");
  small.pass(120);
  const [first = "", second = ""] = ids(small);
  expect(healthOf(small, arn, first)).toBe("healthy");
  expect(healthOf(small, arn, second)).toBe("unused Target.NotRegistered");
});

test("autoscaling 27: zones are evened out, launching first", () => {
  const small = smallWorld();
  group(small, { DesiredCapacity: 4 });
  processes(small, "Suspend", "AZRebalance");
  const inB = members(small).filter(({ AvailabilityZone: zone }) => zone!.endsWith("b"));
  detach(
    small,
    inB.map(({ InstanceId }) => InstanceId!),
    true,
  );
  small.pass(60);
  desire(small, 2);
  small.pass(60);
  const zones = () =>
    members(small)
      .map(({ AvailabilityZone: zone }) => zone!.slice(-1))
      .sort()
      .join("");
  expect(zones()).toBe("aa");
  processes(small, "Resume", "AZRebalance");
  small.pass(10);
  expect(zones()).toBe("aab");
  small.pass(120);
  expect(zones()).toBe("ab");
  expect(states(small)).toBe("InService 2");
});

test("autoscaling 28: scale-in ends the oldest template version, and nobody protected", () => {
  const small = smallWorld();
  const LaunchTemplateId = template(small, image(small, "web-1"));
  group(small, { LaunchTemplate: { LaunchTemplateId, Version: "$Latest" } });
  const [first = "", ...old] = ids(small);
  small.call("ec2:CreateLaunchTemplateVersion", {
    LaunchTemplateId,
    SourceVersion: "1",
    LaunchTemplateData: {},
  });
  desire(small, 6);
  small.pass(60);
  small.call("autoscaling:SetInstanceProtection", {
    AutoScalingGroupName: "web",
    InstanceIds: [first],
    ProtectedFromScaleIn: true,
  });
  desire(small, 4);
  small.pass(120);
  expect(ids(small)).toContain(first);
  expect(ids(small).filter((id) => old.includes(id))).toEqual([]);
  const [activity] = activities(small);
  expect(activity!.Cause).toMatch(
    /a user request explicitly set group desired capacity changing the desired capacity from 6 to 4\. {2}.*shrinking the capacity from 6 to 4\. {2}At \S+Z instance i-\w+ was selected for termination\.$/,
  );
});

test("autoscaling 28: other termination policies", () => {
  const survivors = (policy: string): number[] => {
    const small = smallWorld();
    group(small, { DesiredCapacity: 1, VPCZoneIdentifier: small.subnets[0]!, TerminationPolicies: [policy] });
    const order = [...ids(small)];
    for (const n of [2, 3]) {
      desire(small, n);
      small.pass(60);
      order.push(ids(small).find((id) => !order.includes(id))!);
    }
    desire(small, 1);
    small.pass(120);
    return ids(small).map((id) => order.indexOf(id));
  };
  expect(survivors("OldestInstance")).toEqual([2]);
  expect(survivors("NewestInstance")).toEqual([0]);
});

test("autoscaling 29: who leaves is drained for the whole delay before it ends", () => {
  const small = smallWorld();
  const arn = withBalancer(small);
  const [first = ""] = ids(small);
  end(small, first, true);
  expect(healthOf(small, arn, first)).toBe("draining Target.DeregistrationInProgress");
  expect(activities(small)[0]!.StatusCode).toBe("WaitingForELBConnectionDraining");
  small.pass(29);
  expect([states(small), ec2State(small, first)]).toEqual(["InService 2, Terminating 1", "running"]);
  small.pass(2);
  expect(ec2State(small, first)).toBe("shutting-down");
  small.pass(60);
  expect(states(small)).toBe("InService 2");
  expect(activities(small)[0]!.StatusCode).toBe("Successful");
});

test("autoscaling 30: detaching", () => {
  const small = smallWorld(plain);
  const arn = withBalancer(small, { MinSize: 2 });
  const [first = "", second = ""] = ids(small);
  const { Activities } = detach(small, [first], true);
  expect(Activities![0]).toMatchObject({
    Description: `Detaching EC2 instance: ${first}`,
    StatusCode: "WaitingForELBConnectionDraining",
  });
  expect(states(small)).toBe("Detaching 1, InService 2");
  expect(healthOf(small, arn, first)).toMatch(/^draining/);
  const refused = refusal(() => detach(small, [second], true));
  expect(refused.message).toMatch(/^Currently, desiredSize equals minSize \(2\)/);
  small.pass(31);
  expect(ids(small)).toHaveLength(2);
  expect(ec2State(small, first)).toBe("running");
  expect(small.world.ec2.instances[first]!.tags["aws:autoscaling:groupName"]).toBeUndefined();
  detach(small, [second], false);
  small.pass(10);
  expect(members(small)).toHaveLength(3);
  small.pass(60);
  expect(states(small)).toBe("InService 2");
});

test("autoscaling 31: standby", () => {
  const small = smallWorld(plain);
  const arn = withBalancer(small);
  const [first = ""] = ids(small);
  enter(small, [first]);
  expect(states(small)).toBe("EnteringStandby 1, InService 2");
  small.pass(31);
  expect([states(small), shown(small)!.DesiredCapacity]).toEqual(["InService 2, Standby 1", 2]);
  expect(healthOf(small, arn, first)).toBe("unused Target.NotRegistered");
  small.call("ec2:RebootInstances", { InstanceIds: [first] });
  small.pass(120);
  expect(states(small)).toBe("InService 2, Standby 1");
  const { Activities } = exit(small, [first]);
  expect(Activities![0]!.Description).toBe(`Moving EC2 instance out of Standby: ${first}`);
  small.pass(60);
  expect([states(small), healthOf(small, arn, first)]).toEqual(["InService 3", "healthy"]);
  enter(small, [first], false);
  small.pass(120);
  expect(states(small)).toBe("InService 3, Standby 1");
  small.call("autoscaling:UpdateAutoScalingGroup", { AutoScalingGroupName: "web", MaxSize: 3 });
  expect(refusal(() => exit(small, [first])).name).toBe("ValidationError");
});

test("autoscaling 32: attaching", () => {
  const small = smallWorld(plain);
  const arn = withBalancer(small, {
    Tags: [{ Key: "stage", Value: "live", PropagateAtLaunch: true }],
    MaxSize: 4,
  });
  const run = (subnet: number): string =>
    small.call("ec2:RunInstances", {
      ImageId: image(small, `other-${subnet}`),
      InstanceType: "t3.micro",
      SubnetId: small.subnets[subnet]!,
      MinCount: 1,
      MaxCount: 1,
    }).Instances![0]!.InstanceId!;
  const [near, far] = [run(0), run(2)];
  expect(refusal(() => attach(small, [near])).message).toContain("'running' state");
  small.pass(60);
  small.call("ec2:CreateTags", { Resources: [near], Tags: [{ Key: "stage", Value: "test" }] });
  expect(refusal(() => attach(small, [far])).message).toContain("is not in an Availability Zone of");
  processes(small, "Suspend", "AZRebalance");
  attach(small, [near]);
  small.pass(30);
  expect([states(small), shown(small)!.DesiredCapacity]).toEqual(["InService 4", 4]);
  expect(healthOf(small, arn, near)).toBe("healthy");
  expect(small.world.ec2.instances[near]!.tags).toMatchObject({
    stage: "live",
    "aws:autoscaling:groupName": "web",
  });
  expect(refusal(() => attach(small, [near])).message).toContain("already part of AutoScalingGroup:web");
  const another = run(1);
  small.pass(60);
  expect(refusal(() => attach(small, [another])).message).toContain("max size 4");
});

test.each([
  ["run", "Pending:Wait"],
  ["skipped", "InService"],
] as const)("autoscaling 33: launch hooks of returning instances (%s)", (setting, state) => {
  const small = smallWorld({ switches: { "asg-hooks-on-return": setting } });
  group(small);
  const [first = ""] = ids(small);
  enter(small, [first]);
  small.pass(10);
  small.call("autoscaling:PutLifecycleHook", {
    AutoScalingGroupName: "web",
    LifecycleHookName: "hello",
    LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
  });
  exit(small, [first]);
  expect(members(small)[0]!.LifecycleState).toBe(state);
});

test("autoscaling 34: ending members by name", () => {
  const small = smallWorld(plain);
  group(small, { MinSize: 3, DesiredCapacity: 4, NewInstancesProtectedFromScaleIn: true });
  const [first = "", second = "", third = ""] = ids(small);
  expect(end(small, first, true).Activity!.Cause).toMatch(
    /was taken out of service in response to a user request, shrinking the capacity from 4 to 3\.$/,
  );
  expect(refusal(() => end(small, second, true)).message).toMatch(/violate group's min size constraint/);
  end(small, second, false);
  small.pass(120);
  expect(states(small)).toBe("InService 3");
  const several = (more: object) => () =>
    small.call("autoscaling:TerminateInstanceInAutoScalingGroup", {
      ShouldDecrementDesiredCapacity: false,
      ...more,
    });
  const both = several({ AutoScalingGroupName: "web", InstanceIds: ids(small).slice(0, 2) })();
  expect(both.Activities).toHaveLength(2);
  expect(both.Activity).toBeUndefined();
  expect(refusal(several({ InstanceIds: [third] })).name).toBe("ValidationError");
  expect(refusal(several({})).name).toBe("ValidationError");
  const unknown = refusal(several({ InstanceId: "i-0123456789abcdef0" }));
  expect(unknown.message).toBe(
    "Instance Id not found - No managed instance found for instance ID: i-0123456789abcdef0",
  );
});

test("autoscaling 38: attaching and detaching a target group", () => {
  const small = smallWorld();
  const { group: arn } = front(small);
  group(small);
  const input = { AutoScalingGroupName: "web", TargetGroupARNs: [arn] };
  small.call("autoscaling:AttachLoadBalancerTargetGroups", input);
  small.pass(30);
  expect(ids(small).map((id) => healthOf(small, arn, id))).toEqual(["healthy", "healthy", "healthy"]);
  const sources = small.call("autoscaling:DescribeTrafficSources", { AutoScalingGroupName: "web" });
  expect(sources.TrafficSources).toEqual([
    { TrafficSource: arn, Identifier: arn, Type: "elbv2", State: "InService" },
  ]);
  small.call("autoscaling:DetachLoadBalancerTargetGroups", input);
  expect(healthOf(small, arn, ids(small)[0]!)).toMatch(/^draining/);
  small.pass(120);
  expect([states(small), shown(small)!.TargetGroupARNs]).toEqual(["InService 3", []]);
});
