import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { runs } from "./capacity.ts";
import { page } from "./pages.ts";
import { groupCalled, openGroup, refuseMoreThan } from "./refuse.ts";
import { register, takeOutOfRotation } from "./rotation.ts";
import { checkTargetGroups } from "./validate.ts";
import type { GroupRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-auto-scaling")>;

const inService = (group: GroupRecord) =>
  Object.values(group.members).filter(({ state }) => state === "InService");

/** Attaching registers the group's instances in service (user guide, attach-load-balancer-asg). */
function attach(world: World, group: GroupRecord, arns: readonly string[]): void {
  checkTargetGroups(world, [...new Set([...Object.keys(group.targetGroups), ...arns])]);
  const added = arns.filter((arn) => group.targetGroups[arn] === undefined);
  for (const arn of added) group.targetGroups[arn] = world.now;
  if (!runs(group, "AddToLoadBalancer")) return;
  for (const arn of added) for (const member of inService(group)) register(world, member, arn, 0);
}

/** Detaching deregisters them; they drain, and the group is no longer concerned. */
function detach(world: World, group: GroupRecord, arns: readonly string[]): void {
  const attached = arns.filter((arn) => group.targetGroups[arn] !== undefined);
  takeOutOfRotation(world, Object.values(group.members), attached);
  for (const arn of attached) delete group.targetGroups[arn];
}

const attachTargetGroups: Handlers["AttachLoadBalancerTargetGroups"] = (world, input) => {
  refuseMoreThan(10, input.TargetGroupARNs, "targetGroupARNs");
  attach(world, openGroup(world, input.AutoScalingGroupName), input.TargetGroupARNs ?? []);
  return {};
};

const detachTargetGroups: Handlers["DetachLoadBalancerTargetGroups"] = (world, input) => {
  refuseMoreThan(10, input.TargetGroupARNs, "targetGroupARNs");
  detach(world, groupCalled(world, input.AutoScalingGroupName), input.TargetGroupARNs ?? []);
  return {};
};

const arnsOf = (sources: readonly { Identifier?: string | undefined }[] | undefined): string[] =>
  (sources ?? []).flatMap(({ Identifier: arn }) => arn ?? []);

const attachTrafficSources: Handlers["AttachTrafficSources"] = (world, input) => {
  refuseMoreThan(10, input.TrafficSources, "trafficSources");
  attach(world, openGroup(world, input.AutoScalingGroupName), arnsOf(input.TrafficSources));
  return {};
};

const detachTrafficSources: Handlers["DetachTrafficSources"] = (world, input) => {
  detach(world, groupCalled(world, input.AutoScalingGroupName), arnsOf(input.TrafficSources));
  return {};
};

const addingMs = 5_000;

/** Adding for a moment, then Added; InService once one of its targets is healthy. */
function stateOf(world: World, group: GroupRecord, arn: string): string {
  if (world.now < (group.targetGroups[arn] ?? 0) + addingMs) return "Adding";
  const targets = Object.values(world.elb.targetGroups[arn]?.targets ?? {});
  return targets.some(({ health }) => health === "healthy") ? "InService" : "Added";
}

const describeTrafficSources: Handlers["DescribeTrafficSources"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  const arns = Object.keys(group.targetGroups);
  const { items, ...next } = page(world, arns, (arn) => arn, input, { standard: 50, most: 50 });
  const TrafficSources = items.map((arn) => ({
    TrafficSource: arn,
    Identifier: arn,
    Type: "elbv2",
    State: stateOf(world, group, arn),
  }));
  return { TrafficSources, ...next };
};

const describeTargetGroups: Handlers["DescribeLoadBalancerTargetGroups"] = (world, input) => {
  const group = groupCalled(world, input.AutoScalingGroupName);
  const arns = Object.keys(group.targetGroups);
  const { items, ...next } = page(world, arns, (arn) => arn, input, { standard: 100, most: 100 });
  const LoadBalancerTargetGroups = items.map((arn) => ({
    LoadBalancerTargetGroupARN: arn,
    State: stateOf(world, group, arn),
  }));
  return { LoadBalancerTargetGroups, ...next };
};

export const trafficHandlers = {
  AttachLoadBalancerTargetGroups: attachTargetGroups,
  DetachLoadBalancerTargetGroups: detachTargetGroups,
  AttachTrafficSources: attachTrafficSources,
  DetachTrafficSources: detachTrafficSources,
  DescribeTrafficSources: describeTrafficSources,
  DescribeLoadBalancerTargetGroups: describeTargetGroups,
} satisfies Handlers;
