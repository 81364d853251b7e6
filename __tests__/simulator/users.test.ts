import { elbHealthMayHaveChanged } from "../../simulator/services/elbv2/health.ts";
import { answering, front, smallWorld } from "./small-world.ts";

/** Two targets in service behind a load balancer. */
function serving(type: "application" | "network" = "application") {
  const small = smallWorld({ switches: { "nlb-intake": "seconds" } });
  const ids = answering(small, 2);
  const { group } = front(small, type);
  const Targets = ids.map((Id) => ({ Id }));
  small.call("elasticloadbalancing:RegisterTargets", { TargetGroupArn: group, Targets });
  small.pass(120);
  const leave = (id: string) =>
    small.call("elasticloadbalancing:DeregisterTargets", { TargetGroupArn: group, Targets: [{ Id: id }] });
  const end = (...InstanceIds: string[]) => small.call("ec2:TerminateInstances", { InstanceIds });
  const harms = () => small.world.users.harms.map(({ kind, instanceId }) => ({ kind, instanceId }));
  return { small, ids: ids as [string, string], group, leave, end, harms };
}

test("users 1: a timeline of who serves, by image and zone", () => {
  const { small, ids, group, leave } = serving();
  leave(ids[0]);
  const image = small.world.ec2.instances[ids[0]]!.imageId;
  const { timeline } = small.world.users.groups[group]!;
  expect(timeline.at(0)).toMatchObject({ rotation: 2, serving: 2, registered: 2 });
  expect(timeline.at(-1)).toEqual({
    at: small.world.now,
    rotation: 1,
    serving: 1,
    registered: 1,
    byImage: { [image]: 1 },
    byZone: { "us-east-1a": 1 },
  });
  const instants = timeline.map(({ at }) => at);
  expect(new Set(instants).size).toBe(instants.length);
});

test("users 2: a sick target in rotation fails requests until it is out", () => {
  const { small, ids, harms, group } = serving();
  small.world.faults = [{ kind: "unhealthy", who: { instanceId: ids[0] } }];
  elbHealthMayHaveChanged(small.world, ids[0]);
  small.pass(60);
  expect(harms()).toEqual([{ kind: "request-fails", instanceId: ids[0] }]);
  expect(small.world.users.groups[group]!.timeline.at(-1)).toMatchObject({
    rotation: 1,
    serving: 1,
    registered: 2,
  });
});

test("users 3: nobody serves", () => {
  const { ids, harms, leave } = serving();
  leave(ids[0]);
  expect(harms()).toEqual([]);
  leave(ids[1]);
  expect(harms()).toEqual([{ kind: "nobody-serves", instanceId: undefined }]);
});

test("users 4: an instance may end once it is drained, not before", () => {
  const { small, ids, harms, leave, end } = serving();
  leave(ids[0]);
  small.pass(31);
  end(ids[0]);
  expect(harms()).toEqual([]);
  end(ids[1]);
  expect(harms()).toContainEqual({ kind: "ended-while-serving", instanceId: ids[1] });
});

test("users 4: ending an instance while it drains", () => {
  const { small, ids, harms, leave, end } = serving();
  leave(ids[0]);
  small.pass(15);
  end(ids[0]);
  expect(harms()).toEqual([{ kind: "ended-while-serving", instanceId: ids[0] }]);
});

test("users 5: an NLB's target harms when it ends within two minutes, whatever the state says", () => {
  const { small, ids, harms, leave, end } = serving("network");
  leave(ids[0]);
  small.pass(60);
  end(ids[0]);
  expect(harms()).toContainEqual({ kind: "ended-while-serving", instanceId: ids[0] });
  leave(ids[1]);
  small.pass(121);
  const before = harms().length;
  end(ids[1]);
  expect(harms()).toHaveLength(before);
});

test("users 6: what does not concern a target is not looked at", () => {
  const { small, group } = serving();
  const before = structuredClone(small.world.users.groups[group]);
  small.call("ec2:CreateVpc", { CidrBlock: "10.1.0.0/16" });
  small.pass(3600);
  expect(small.world.users.groups[group]).toEqual(before);
  expect(small.world.elb.touched).toEqual([]);
});
