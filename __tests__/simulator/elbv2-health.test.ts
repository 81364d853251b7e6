import { setApplication } from "../../simulator/services/ec2/software.ts";
import { elbHealthMayHaveChanged } from "../../simulator/services/elbv2/health.ts";
import { inRotation } from "../../simulator/services/elbv2/rotation.ts";
import { listed, register, serving } from "./elbv2-serving.ts";
import { answering, front, healthOf, smallWorld, targetGroup } from "./small-world.ts";

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
