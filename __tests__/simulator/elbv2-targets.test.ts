import { inRotation } from "../../simulator/services/elbv2/rotation.ts";
import { deregister, listed, register, serving } from "./elbv2-serving.ts";
import { answering, front, healthOf, refusal, smallWorld, targetGroup } from "./small-world.ts";

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
