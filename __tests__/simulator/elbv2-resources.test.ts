import { answering, front, refusal, smallWorld, targetGroup } from "./small-world.ts";

test("elbv2 22: names are short, plain and unique", () => {
  const small = smallWorld();
  const { call, vpcId, subnets } = small;
  const create = (Name: string, Port = 80) =>
    call("elasticloadbalancing:CreateTargetGroup", { Name, Protocol: "HTTP", Port, VpcId: vpcId });
  for (const wrong of ["a".repeat(33), "under_score", "-a", "a-"])
    expect(refusal(() => create(wrong)).name).toBe("ValidationError");
  const arn = create("a".repeat(32)).TargetGroups![0]!.TargetGroupArn;
  expect(create("a".repeat(32)).TargetGroups![0]!.TargetGroupArn).toBe(arn);
  expect(refusal(() => create("a".repeat(32), 81)).name).toBe("DuplicateTargetGroupNameException");
  const balance = (Type: "application" | "network") =>
    call("elasticloadbalancing:CreateLoadBalancer", { Name: "one", Type, Subnets: subnets });
  expect(balance("application").LoadBalancers![0]!.State!.Code).toBe("provisioning");
  expect(refusal(() => balance("network")).name).toBe("DuplicateLoadBalancerNameException");
});

test("elbv2 23: a target group serves one load balancer and cannot be deleted in use", () => {
  const small = smallWorld();
  const { call, subnets } = small;
  const { group } = front(small);
  const LoadBalancerArn = call("elasticloadbalancing:CreateLoadBalancer", { Name: "other", Subnets: subnets })
    .LoadBalancers![0]!.LoadBalancerArn!;
  const listen = () =>
    call("elasticloadbalancing:CreateListener", {
      LoadBalancerArn,
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "forward", TargetGroupArn: group }],
    });
  expect(refusal(listen).name).toBe("TargetGroupAssociationLimitException");
  const erase = () => call("elasticloadbalancing:DeleteTargetGroup", { TargetGroupArn: group });
  expect(refusal(erase).name).toBe("ResourceInUseException");
  const balancers = call("elasticloadbalancing:DescribeTargetGroups", { TargetGroupArns: [group] });
  call("elasticloadbalancing:DeleteLoadBalancer", {
    LoadBalancerArn: balancers.TargetGroups![0]!.LoadBalancerArns![0]!,
  });
  expect(erase).not.toThrow();
});

test("elbv2 24: unknown names refuse the whole call; lists come in pages", () => {
  const small = smallWorld();
  const { call } = small;
  for (const name of ["one", "two", "three"]) targetGroup(small, name);
  const unknown = () => call("elasticloadbalancing:DescribeTargetGroups", { Names: ["one", "four"] });
  expect(refusal(unknown).name).toBe("TargetGroupNotFoundException");
  const first = call("elasticloadbalancing:DescribeTargetGroups", { PageSize: 2 });
  const second = call("elasticloadbalancing:DescribeTargetGroups", { PageSize: 2, Marker: first.NextMarker });
  const names = [first, second].map(({ TargetGroups }) =>
    TargetGroups!.map((group) => group.TargetGroupName),
  );
  expect(names).toEqual([["one", "two"], ["three"]]);
  expect(second.NextMarker).toBeUndefined();
});

test("elbv2 25: actions as they are given back, and the default rule", () => {
  const small = smallWorld();
  const { call } = small;
  const { listener, group } = front(small);
  const { Rules } = call("elasticloadbalancing:DescribeRules", { ListenerArn: listener });
  expect(Rules).toMatchObject([
    {
      Priority: "default",
      IsDefault: true,
      Actions: [
        { TargetGroupArn: group, ForwardConfig: { TargetGroups: [{ TargetGroupArn: group, Weight: 1 }] } },
      ],
    },
  ]);
  const change = () =>
    call("elasticloadbalancing:ModifyRule", {
      RuleArn: Rules![0]!.RuleArn!,
      Actions: [{ Type: "forward", TargetGroupArn: group }],
    });
  expect(refusal(change).name).toBe("OperationNotPermittedException");
});

test("elbv2 25: rules have priorities", () => {
  const small = smallWorld();
  const { call } = small;
  const { listener, group } = front(small);
  const create = (Priority: number) =>
    call("elasticloadbalancing:CreateRule", {
      ListenerArn: listener,
      Priority,
      Conditions: [{ Field: "path-pattern", Values: ["/x"] }],
      Actions: [{ Type: "forward", TargetGroupArn: group }],
    }).Rules![0]!.RuleArn!;
  const RuleArn = create(20);
  create(10);
  expect(refusal(() => create(10)).name).toBe("PriorityInUseException");
  call("elasticloadbalancing:SetRulePriorities", { RulePriorities: [{ RuleArn, Priority: 5 }] });
  const priorities = () =>
    call("elasticloadbalancing:DescribeRules", { ListenerArn: listener }).Rules!.map((rule) => rule.Priority);
  expect(priorities()).toEqual(["5", "10", "default"]);
  call("elasticloadbalancing:DeleteRule", { RuleArn });
  expect(priorities()).toEqual(["10", "default"]);
});

test("elbv2 26: attributes and health checks stay within their ranges", () => {
  const small = smallWorld();
  const { call } = small;
  const { group, balancer } = front(small);
  const set = (Key: string, Value: string) => () =>
    call("elasticloadbalancing:ModifyTargetGroupAttributes", {
      TargetGroupArn: group,
      Attributes: [{ Key, Value }],
    });
  expect(refusal(set("deregistration_delay.timeout_seconds", "3601")).name).toBe("ValidationError");
  expect(refusal(set("slow_start.duration_seconds", "29")).name).toBe("ValidationError");
  expect(refusal(set("no.such.attribute", "1")).name).toBe("ValidationError");
  expect(set("slow_start.duration_seconds", "30")).not.toThrow();
  const every = (HealthCheckIntervalSeconds: number) => () =>
    call("elasticloadbalancing:ModifyTargetGroup", { TargetGroupArn: group, HealthCheckIntervalSeconds });
  expect(refusal(every(301)).name).toBe("ValidationError");
  expect(every(20)().TargetGroups![0]!.HealthCheckIntervalSeconds).toBe(20);
  const { Attributes } = call("elasticloadbalancing:DescribeLoadBalancerAttributes", {
    LoadBalancerArn: balancer,
  });
  expect(Attributes).toContainEqual({ Key: "load_balancing.cross_zone.enabled", Value: "true" });
});

test("elbv2 27: quotas are enforced, shown, and raised by name", () => {
  const small = smallWorld({ faults: [{ kind: "quota", name: "targets-per-target-group", value: 2 }] });
  const ids = answering(small, 3);
  const { group } = front(small);
  const put = (some: string[]) => () =>
    small.call("elasticloadbalancing:RegisterTargets", {
      TargetGroupArn: group,
      Targets: some.map((Id) => ({ Id })),
    });
  expect(refusal(put(ids)).name).toBe("TooManyTargetsException");
  put(ids.slice(0, 2))();
  const { Limits } = small.call("elasticloadbalancing:DescribeAccountLimits", {});
  expect(Limits).toContainEqual({ Name: "targets-per-target-group", Max: "2" });
  expect(Limits).toContainEqual({ Name: "targets-per-application-load-balancer", Max: "1000" });
});

test("elbv2 27: an NLB's quota counts per zone", () => {
  const name = "targets-per-availability-zone-per-network-load-balancer";
  const small = smallWorld({ faults: [{ kind: "quota", name, value: 1 }] });
  const [one, other] = answering(small, 2);
  const [elsewhere] = answering(small, 1, { subnet: 1 });
  const { group } = front(small, "network");
  const put = (id: string) => () =>
    small.call("elasticloadbalancing:RegisterTargets", { TargetGroupArn: group, Targets: [{ Id: id }] });
  put(one!)();
  expect(refusal(put(other!)).name).toBe("TooManyTargetsException");
  expect(put(elsewhere!)).not.toThrow();
});

test("elbv2: tags of every kind of resource", () => {
  const small = smallWorld();
  const { group, balancer, listener } = front(small);
  const ResourceArns = [group, balancer, listener];
  small.call("elasticloadbalancing:AddTags", { ResourceArns, Tags: [{ Key: "team", Value: "shop" }] });
  const { TagDescriptions } = small.call("elasticloadbalancing:DescribeTags", { ResourceArns });
  expect(TagDescriptions!.map(({ Tags }) => Tags)).toEqual(
    ResourceArns.map(() => [{ Key: "team", Value: "shop" }]),
  );
  small.call("elasticloadbalancing:RemoveTags", { ResourceArns: [group], TagKeys: ["team"] });
  const after = small.call("elasticloadbalancing:DescribeTags", { ResourceArns: [group] });
  expect(after.TagDescriptions![0]!.Tags).toEqual([]);
});
