import { activities, desire, group, ids, image, members, shown, states, template } from "./group-world.ts";
import { front, healthOf, smallWorld } from "./small-world.ts";
import type { Small } from "./small-world.ts";

const processes = ({ call }: Small, verb: "Suspend" | "Resume", ...ScalingProcesses: string[]) =>
  call(`autoscaling:${verb}Processes`, { AutoScalingGroupName: "web", ScalingProcesses });

const end = ({ call }: Small, ...InstanceIds: string[]) => call("ec2:TerminateInstances", { InstanceIds });

const withBalancer = (small: Small, more: Parameters<typeof group>[1] = {}) => {
  const { group: arn } = front(small);
  group(small, { TargetGroupARNs: [arn], ...more });
  small.pass(60);
  return arn;
};

const zones = (small: Small): string =>
  members(small)
    .filter(({ LifecycleState: state }) => state === "InService")
    .map(({ AvailabilityZone: zone }) => zone!.slice(-1))
    .sort()
    .join("");

test.each([
  ["tens", 50],
  ["all", 120],
] as const)("autoscaling 13: capacity is launched over the zones (%s)", (setting, first) => {
  const small = smallWorld({ switches: { "asg-launches-at-once": setting } });
  group(small, { DesiredCapacity: 0, MaxSize: 200 });
  desire(small, 120);
  small.pass(5);
  expect(members(small)).toHaveLength(first);
  small.pass(120);
  expect(states(small)).toBe("InService 120");
  expect(zones(small)).toBe("a".repeat(60) + "b".repeat(60));
});

test("autoscaling 13: $Latest is looked up at each launch", () => {
  const small = smallWorld();
  const LaunchTemplateId = template(small, image(small, "web-1"));
  group(small, { LaunchTemplate: { LaunchTemplateId, Version: "$Latest" } });
  const ImageId = image(small, "web-2");
  const LaunchTemplateData = { ImageId };
  small.call("ec2:CreateLaunchTemplateVersion", { LaunchTemplateId, SourceVersion: "1", LaunchTemplateData });
  desire(small, 4);
  small.pass(60);
  expect(members(small).map((one) => one.ImageId === ImageId)).toEqual([false, false, false, true]);
  expect(shown(small)!.LaunchTemplate!.Version).toBe("$Latest");
});

test("autoscaling 14: tags go to later launches, and beat the template's", () => {
  const small = smallWorld();
  const Tags = [{ Key: "stage", Value: "template" }];
  const LaunchTemplateId = template(small, image(small, "web-1"), "web", {
    TagSpecifications: [{ ResourceType: "instance", Tags }],
  });
  group(small, { LaunchTemplate: { LaunchTemplateId }, DesiredCapacity: 1 });
  const tag = (Key: string, Value: string, PropagateAtLaunch: boolean) => ({
    ResourceId: "web",
    ResourceType: "auto-scaling-group",
    Key,
    Value,
    PropagateAtLaunch,
  });
  small.call("autoscaling:CreateOrUpdateTags", {
    Tags: [tag("stage", "group", true), tag("owner", "shop", false)],
  });
  desire(small, 2);
  small.pass(60);
  const tagsOf = (id: string) =>
    Object.fromEntries(
      small
        .call("ec2:DescribeInstances", { InstanceIds: [id] })
        .Reservations![0]!.Instances![0]!.Tags!.map(({ Key, Value }) => [Key, Value]),
    );
  const [first = "", second = ""] = ids(small);
  expect(tagsOf(first)).toMatchObject({ stage: "template", "aws:autoscaling:groupName": "web" });
  expect(tagsOf(second)).toMatchObject({ stage: "group" });
  expect(tagsOf(second)["owner"]).toBeUndefined();
});

test("autoscaling 15: pending, then registered and in service, before anything answers", () => {
  const small = smallWorld();
  const { group: arn } = front(small);
  group(small, { TargetGroupARNs: [arn], DesiredCapacity: 0 });
  desire(small, 1);
  small.pass(10);
  expect(states(small)).toBe("Pending 1");
  small.pass(20);
  expect(states(small)).toBe("InService 1");
  expect(healthOf(small, arn, ids(small)[0]!)).toMatch(/^initial/);
  small.pass(30);
  expect(healthOf(small, arn, ids(small)[0]!)).toBe("healthy");
});

test.each(["after-ten-failures", "never"])("autoscaling 16: failed launches (%s)", (setting) => {
  const message =
    "We currently do not have sufficient t3.micro capacity in the Availability Zone you requested";
  const small = smallWorld({
    switches: { "asg-administrative-suspension": setting },
    faults: [{ kind: "launch-fails", group: "web", message, times: 12 }],
  });
  group(small);
  expect(members(small)).toEqual([]);
  expect(activities(small)[0]).toMatchObject({
    StatusCode: "Failed",
    StatusMessage: `${message}. Launching EC2 instance failed.`,
    Description: expect.stringMatching(/^Launching a new EC2 instance\. {2}Status Reason: We currently/),
  });
  small.pass(3600);
  const suspended = setting === "after-ten-failures";
  expect(states(small)).toBe(suspended ? "" : "InService 3");
  expect(shown(small)!.SuspendedProcesses).toHaveLength(suspended ? 1 : 0);
});

test("autoscaling 17: a mixed instances policy keeps its distribution and counts weights", () => {
  const small = smallWorld();
  const LaunchTemplateId = template(small, image(small, "web-1"));
  const Overrides = [
    { InstanceType: "m5.xlarge", WeightedCapacity: "2" },
    { InstanceType: "m5.large", WeightedCapacity: "1" },
  ];
  group(small, {
    DesiredCapacity: 5,
    MixedInstancesPolicy: {
      LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId, Version: "1" }, Overrides },
      InstancesDistribution: { OnDemandBaseCapacity: 2 },
    },
  });
  expect(members(small).map((one) => `${one.InstanceType} ${one.WeightedCapacity}`)).toEqual(
    Array.from({ length: 3 }, () => "m5.xlarge 2"),
  );
  expect(shown(small)!.MixedInstancesPolicy).toMatchObject({
    LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateName: "web", Version: "1" }, Overrides },
    InstancesDistribution: { OnDemandBaseCapacity: 2, OnDemandPercentageAboveBaseCapacity: 100 },
  });
});

test("autoscaling 18, 20: whoever does not run is replaced, terminated first", () => {
  const small = smallWorld();
  group(small);
  const [lost = ""] = ids(small);
  end(small, lost);
  expect(members(small)[0]!.HealthStatus).toBe("Healthy");
  small.pass(21);
  expect(members(small)[0]!.HealthStatus).toBe("Unhealthy");
  small.pass(120);
  expect(ids(small)).not.toContain(lost);
  expect(states(small)).toBe("InService 3");
  const [launching, ending] = activities(small);
  expect(launching!.Description).toMatch(/^Launching/);
  expect(ending).toMatchObject({
    Description: `Terminating EC2 instance: ${lost}`,
    Cause: expect.stringContaining(
      "in response to an EC2 health check indicating it has been terminated or stopped",
    ),
  });
});

test("autoscaling 18: a failing load balancer check counts after the grace period, if it is asked for", () => {
  const small = smallWorld();
  withBalancer(small, { HealthCheckType: "ELB", HealthCheckGracePeriod: 300 });
  const [ill = ""] = ids(small);
  small.world.faults.push({ kind: "unhealthy", who: { instanceId: ill } });
  small.call("ec2:RebootInstances", { InstanceIds: [ill] });
  small.pass(150);
  expect(ids(small)).toContain(ill);
  small.pass(300);
  expect(ids(small)).not.toContain(ill);
  expect(states(small)).toBe("InService 3");
  const causes = activities(small).map(({ Cause: cause }) => cause);
  expect(causes.some((cause) => cause!.includes("an ELB system health check failure"))).toBe(true);

  const other = smallWorld();
  withBalancer(other);
  const [failing = ""] = ids(other);
  other.world.faults.push({ kind: "unhealthy", who: { instanceId: failing } });
  other.call("ec2:RebootInstances", { InstanceIds: [failing] });
  other.pass(600);
  expect(ids(other)).toContain(failing);
});

test.each([
  ["deregistered-and-draining", true, false],
  ["never-registered-too", true, true],
  ["none", false, false],
] as const)("autoscaling 19: members out of rotation (%s)", (setting, leavers, strangers) => {
  const small = smallWorld({ switches: { "asg-judges-out-of-rotation": setting } });
  const arn = withBalancer(small, { HealthCheckType: "ELB" });
  processes(small, "Suspend", "AddToLoadBalancer");
  desire(small, 4);
  small.pass(100);
  const [leaver = ""] = ids(small);
  small.call("elasticloadbalancing:DeregisterTargets", { TargetGroupArn: arn, Targets: [{ Id: leaver }] });
  small.pass(120);
  const ended = (id: string) => small.world.ec2.instances[id]!.state !== "running";
  const launched = Object.keys(small.world.ec2.instances);
  expect(ended(leaver)).toBe(leavers);
  expect(launched.slice(3).some(ended)).toBe(strangers);
});

test("autoscaling 21: marked with ReplaceUnhealthy suspended, not with HealthCheck suspended", () => {
  const small = smallWorld();
  group(small);
  const [first = "", second = ""] = ids(small);
  processes(small, "Suspend", "ReplaceUnhealthy");
  end(small, first);
  small.pass(120);
  expect(members(small)[0]).toMatchObject({ HealthStatus: "Unhealthy", LifecycleState: "InService" });
  processes(small, "Resume", "ReplaceUnhealthy");
  small.pass(6);
  expect(ids(small)).not.toContain(first);
  small.pass(60);
  processes(small, "Suspend", "HealthCheck");
  end(small, second);
  small.pass(120);
  expect(members(small)[0]).toMatchObject({ InstanceId: second, HealthStatus: "Healthy" });
  processes(small, "Resume", "HealthCheck");
  small.pass(60);
  expect(ids(small)).not.toContain(second);
});

test("autoscaling 22: health set by hand", () => {
  const small = smallWorld();
  group(small, { HealthCheckGracePeriod: 600 });
  processes(small, "Suspend", "HealthCheck", "ReplaceUnhealthy");
  const [id = ""] = ids(small);
  const set = (HealthStatus: string, ShouldRespectGracePeriod?: boolean) =>
    small.call("autoscaling:SetInstanceHealth", {
      InstanceId: id,
      HealthStatus,
      ...(ShouldRespectGracePeriod !== undefined && { ShouldRespectGracePeriod }),
    });
  const health = () => members(small)[0]!.HealthStatus;
  set("Unhealthy");
  expect(health()).toBe("Healthy");
  set("Unhealthy", false);
  expect(health()).toBe("Unhealthy");
  set("Healthy");
  processes(small, "Resume", "ReplaceUnhealthy");
  small.pass(60);
  expect(ids(small)).toContain(id);
  set("Unhealthy", false);
  small.pass(60);
  expect(ids(small)).not.toContain(id);
});
