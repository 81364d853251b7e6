import { setApplication } from "../../simulator/services/ec2/software.ts";
import { elbHealthMayHaveChanged } from "../../simulator/services/elbv2/health.ts";
import { inRotation } from "../../simulator/services/elbv2/rotation.ts";
import { answering, front, healthOf, refusal, smallWorld, targetGroup } from "./small-world.ts";
import type { Small } from "./small-world.ts";

const register = ({ call }: Small, TargetGroupArn: string, ids: string[], Port?: number): void => {
  const Targets = ids.map((Id) => ({ Id, ...(Port === undefined ? {} : { Port }) }));
  call("elasticloadbalancing:RegisterTargets", { TargetGroupArn, Targets });
};
const deregister = ({ call }: Small, TargetGroupArn: string, ids: string[]): void => {
  call("elasticloadbalancing:DeregisterTargets", { TargetGroupArn, Targets: ids.map((Id) => ({ Id })) });
};
const listed = ({ call }: Small, TargetGroupArn: string): number =>
  call("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn }).TargetHealthDescriptions!.length;

/** One healthy target behind an ALB. */
function serving(count = 1, switches: Record<string, string> = {}) {
  const small = smallWorld({ switches });
  const ids = answering(small, count);
  const { group, listener, balancer } = front(small);
  register(small, group, ids);
  small.pass(20);
  return { small, ids, id: ids[0]!, group, listener, balancer };
}

test("elbv2 1: only running instances of the VPC are registered, all of a call or none", () => {
  const small = smallWorld();
  const [one, other] = answering(small, 2);
  const { group } = front(small);
  small.call("ec2:StopInstances", { InstanceIds: [other!] });
  small.pass(120);
  expect(refusal(() => register(small, group, [one!, other!])).name).toBe("InvalidTargetException");
  expect(refusal(() => register(small, group, ["i-0123456789abcdef0"])).name).toBe("InvalidTargetException");
  expect(listed(small, group)).toBe(0);
});

test("elbv2 2: a target is an id and a port", () => {
  const { small, id, group } = serving();
  register(small, group, [id]);
  expect(healthOf(small, group, id)).toBe("healthy");
  register(small, group, [id], 8080);
  expect(listed(small, group)).toBe(2);
});

test("elbv2 3: deregistering an unknown target succeeds", () => {
  const { small, group } = serving();
  deregister(small, group, ["i-0123456789abcdef0"]);
  expect(listed(small, group)).toBe(1);
});

test.each([
  ["nothing", "healthy"],
  ["all-ports", "draining Target.DeregistrationInProgress"],
])("elbv2 4: deregistering by id alone, a target on another port (%s)", (setting, expected) => {
  const small = smallWorld({ switches: { "elb-deregister-without-port": setting } });
  const [id] = answering(small, 1);
  const { group } = front(small);
  register(small, group, [id!], 8080);
  small.pass(20);
  deregister(small, group, [id!]);
  expect(healthOf(small, group, id!, 8080)).toBe(expected);
});

test("elbv2 5: at most 100 targets in a call, unless the switch says otherwise", () => {
  const many = Array.from({ length: 101 }, (_, n) => `i-${String(n).padStart(17, "0")}`);
  const { small, group } = serving();
  expect(refusal(() => deregister(small, group, many)).name).toBe("ValidationError");
  const free = serving(1, { "elb-targets-per-call": "unlimited" });
  expect(() => deregister(free.small, free.group, many)).not.toThrow();
});

test("elbv2 6: an unregistered target that is asked for is unused", () => {
  const { small, group } = serving();
  expect(healthOf(small, group, "i-0123456789abcdef0")).toBe("unused Target.NotRegistered");
});

test("elbv2 7: a group without a listener is not in use", () => {
  const { small, id, group, listener } = serving();
  const spare = targetGroup(small, "spare");
  register(small, spare, [id]);
  small.pass(120);
  expect(healthOf(small, spare, id)).toBe("unused Target.NotInUse");
  const forwardTo = (arn: string): void => {
    const DefaultActions = [{ Type: "forward" as const, TargetGroupArn: arn }];
    small.call("elasticloadbalancing:ModifyListener", { ListenerArn: listener, DefaultActions });
  };
  forwardTo(spare);
  expect(healthOf(small, spare, id)).toMatch(/^initial/);
  expect(healthOf(small, group, id)).toBe("unused Target.NotInUse");
  small.pass(20);
  expect(healthOf(small, spare, id)).toBe("healthy");
});

test.each([
  ["one", 12, "healthy"],
  ["threshold", 32, "initial Elb.InitialHealthChecking"],
  ["threshold", 52, "healthy"],
])("elbv2 8: a new target's first checks (%s, %i s)", (setting, seconds, expected) => {
  const small = smallWorld({ switches: { "elb-first-check": setting } });
  const [id] = answering(small, 1);
  const { group } = front(small);
  register(small, group, [id!]);
  expect(healthOf(small, group, id!)).toBe("initial Elb.RegistrationInProgress");
  small.pass(seconds);
  expect(healthOf(small, group, id!)).toBe(expected);
});

test("elbv2 9, 10: thresholds make a target unhealthy and bring it back, with the reason", () => {
  const { small, id, group } = serving();
  const { world, pass } = small;
  const tell = (code: number | undefined): void => {
    world.faults = code === undefined ? [] : [{ kind: "unhealthy", who: { instanceId: id }, code }];
    elbHealthMayHaveChanged(world, id);
  };
  tell(500);
  pass(5);
  expect(healthOf(small, group, id)).toBe("healthy");
  pass(16);
  expect(healthOf(small, group, id)).toBe("unhealthy Target.ResponseCodeMismatch");
  tell(undefined);
  pass(35);
  expect(healthOf(small, group, id)).toBe("unhealthy Target.ResponseCodeMismatch");
  pass(20);
  expect(healthOf(small, group, id)).toBe("healthy");
});

test("elbv2 11: a stopped instance is unused, and begins anew when it runs again", () => {
  const { small, id, group } = serving();
  small.call("ec2:StopInstances", { InstanceIds: [id] });
  small.pass(120);
  expect(healthOf(small, group, id)).toBe("unused Target.InvalidState");
  small.call("ec2:StartInstances", { InstanceIds: [id] });
  small.pass(180);
  expect(healthOf(small, group, id)).toBe("healthy");
});

test.each([
  ["never", 1],
  ["after-5-minutes", 0],
])("elbv2 11: a terminated instance in the list (%s)", (setting, expected) => {
  const { small, id, group } = serving(1, { "elb-forgets-terminated": setting });
  small.call("ec2:TerminateInstances", { InstanceIds: [id] });
  small.pass(200);
  expect(healthOf(small, group, id)).toBe("unused Target.InvalidState");
  small.pass(400);
  expect(listed(small, group)).toBe(expected);
});

test("elbv2 12: a zone that the load balancer has not enabled", () => {
  const small = smallWorld();
  const [id] = answering(small, 1, { subnet: 2 });
  const { group } = front(small);
  register(small, group, [id!]);
  small.pass(60);
  expect(healthOf(small, group, id!)).toBe("unused Target.NotInUse");
});

test("elbv2 13: the healthy ones are in rotation; all when none is", () => {
  const { small, ids, group } = serving(2);
  expect(inRotation(small.world, group)).toHaveLength(2);
  small.world.faults = [{ kind: "unhealthy", who: { instanceId: ids[0]! } }];
  elbHealthMayHaveChanged(small.world, ids[0]!);
  small.pass(40);
  expect(inRotation(small.world, group)).toEqual([{ id: ids[1], port: 80 }]);
  small.world.faults.push({ kind: "unhealthy", who: { instanceId: ids[1]! } });
  elbHealthMayHaveChanged(small.world, ids[1]!);
  small.pass(40);
  expect(inRotation(small.world, group)).toHaveLength(2);
});

test.each([
  ["checked", "healthy"],
  ["unused", "unused Target.NotInUse"],
])("elbv2 14: weight 0 everywhere (%s)", (setting, expected) => {
  const { small, id, group, listener } = serving(1, { "elb-weight-zero": setting });
  const spare = targetGroup(small, "spare");
  register(small, spare, [id]);
  small.call("elasticloadbalancing:ModifyListener", {
    ListenerArn: listener,
    DefaultActions: [
      {
        Type: "forward",
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: group, Weight: 1 },
            { TargetGroupArn: spare, Weight: 0 },
          ],
        },
      },
    ],
  });
  small.pass(30);
  expect(healthOf(small, spare, id)).toBe(expected);
});

test("elbv2 16: a settled target plans nothing", () => {
  const { small } = serving(3);
  expect(small.world.queue.filter(({ type }) => type.startsWith("elbv2."))).toEqual([]);
});

test.each([
  ["absent", 0],
  ["unused-for-1-minute", 1],
])("elbv2 17: draining lasts the whole delay (%s)", (setting, expected) => {
  const { small, id, group } = serving(1, { "elb-drained-listed": setting });
  deregister(small, group, [id]);
  small.pass(29);
  expect(healthOf(small, group, id)).toBe("draining Target.DeregistrationInProgress");
  small.pass(1);
  expect(healthOf(small, group, id)).toBe("unused Target.NotRegistered");
  expect(listed(small, group)).toBe(expected);
  small.pass(60);
  expect(listed(small, group)).toBe(0);
});

test("elbv2 18: a target that is not in use leaves at once", () => {
  const { small, id } = serving();
  const spare = targetGroup(small, "spare");
  register(small, spare, [id]);
  deregister(small, spare, [id]);
  expect(listed(small, spare)).toBe(0);
});

test.each([
  ["initial", /^initial/],
  ["healthy", /^healthy$/],
])("elbv2 19: registered again while draining (%s)", (setting, expected) => {
  const { small, id, group } = serving(1, { "elb-register-draining": setting });
  deregister(small, group, [id]);
  register(small, group, [id]);
  expect(healthOf(small, group, id)).toMatch(expected);
  small.pass(60);
  expect(healthOf(small, group, id)).toBe("healthy");
});

test.each([
  ["5-minutes", 290],
  ["3-minutes", 170],
  ["seconds", 2],
])("elbv2 20: an NLB takes a target in slowly (%s)", (setting, seconds) => {
  const small = smallWorld({ switches: { "nlb-intake": setting } });
  const [id] = answering(small, 1);
  const { group } = front(small, "network");
  register(small, group, [id!]);
  small.pass(seconds);
  expect(healthOf(small, group, id!)).toBe("initial Elb.RegistrationInProgress");
  small.pass(30);
  expect(healthOf(small, group, id!)).toBe("initial Elb.InitialHealthChecking");
  small.pass(45);
  expect(healthOf(small, group, id!)).toBe("healthy");
});

test.each([
  ["2-minutes", 1],
  ["none", 0],
])("elbv2 21: an NLB sends traffic after deregistration (%s)", (setting, expected) => {
  const small = smallWorld({ switches: { "nlb-lingering": setting, "nlb-intake": "seconds" } });
  const [id] = answering(small, 1);
  const { group } = front(small, "network");
  register(small, group, [id!]);
  small.pass(120);
  deregister(small, group, [id!]);
  small.pass(100);
  expect(healthOf(small, group, id!)).toBe("unused Target.NotRegistered");
  expect(inRotation(small.world, group)).toHaveLength(expected);
  small.pass(30);
  expect(inRotation(small.world, group)).toEqual([]);
});

test("elbv2 10: no answer and a refused connection have reasons of their own", () => {
  const { small, id, group } = serving();
  small.world.faults = [{ kind: "unhealthy", who: { instanceId: id }, timeout: true }];
  elbHealthMayHaveChanged(small.world, id);
  small.pass(30);
  expect(healthOf(small, group, id)).toBe("unhealthy Target.Timeout");
  small.world.faults = [];
  setApplication(small.world, id, undefined);
  small.pass(30);
  expect(healthOf(small, group, id)).toBe("unhealthy Target.FailedHealthChecks");
});

test.each([
  ["3-seconds", ["initial", "initial", "healthy"]],
  ["none", ["initial", "healthy", "healthy"]],
])("elbv2 15: what is shown lags behind the checks (%s)", (setting, expected) => {
  const small = smallWorld({ switches: { "elb-describe-lag": setting } });
  const [id] = answering(small, 1);
  const { group } = front(small);
  register(small, group, [id!]);
  const next = small.world.queue.find(({ type }) => type === "elbv2.check")!.at;
  const shown = [-1, 1, 3].map((seconds) => {
    small.pass((next - small.world.now) / 1000 + seconds);
    return healthOf(small, group, id!).split(" ")[0];
  });
  expect(shown).toEqual(expected);
});
