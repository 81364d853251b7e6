import { AwsError } from "../../core/aws-error.ts";
import { switchIs } from "../../core/switches.ts";
import type { World } from "../../core/world.ts";
import { invalid } from "./errors.ts";
import { startAnew } from "./health.ts";
import { groupWith } from "./lookup.ts";
import { checkAll } from "./registration.ts";
import type { ActionRecord, ForwardTarget, TargetGroupRecord } from "./state.ts";
import { touch } from "./target.ts";

/** The target groups an action forwards to, with weights (1 for a plain `TargetGroupArn`). */
export function forwardsTo(action: ActionRecord): ForwardTarget[] {
  if (action.Type !== "forward") return [];
  if (action.ForwardConfig !== undefined) return action.ForwardConfig.TargetGroups;
  return action.TargetGroupArn === undefined ? [] : [{ TargetGroupArn: action.TargetGroupArn, Weight: 1 }];
}

/**
 * Brings every group's list of load balancers up to date after listeners or rules changed: a group that comes into
 * use is checked from the beginning, one that goes out of use is `unused` at once.
 */
export function reattach(world: World): void {
  const users = new Map<string, Set<string>>();
  for (const rule of Object.values(world.elb.rules)) {
    const balancer = world.elb.listeners[rule.listener]?.loadBalancer;
    if (balancer === undefined) continue;
    for (const { TargetGroupArn, Weight } of rule.actions.flatMap(forwardsTo)) {
      if (Weight === 0 && switchIs(world, "elb-weight-zero", "unused")) continue;
      const set = users.get(TargetGroupArn) ?? new Set();
      users.set(TargetGroupArn, set.add(balancer));
    }
  }
  for (const group of Object.values(world.elb.targetGroups))
    attach(world, group, [...(users.get(group.arn) ?? [])]);
}

function attach(world: World, group: TargetGroupRecord, balancers: string[]): void {
  const before = group.loadBalancers.length;
  group.loadBalancers = balancers;
  if (before === 0 && balancers.length > 0) checkAll(world, group);
  if (before === 0 || balancers.length > 0) return;
  for (const [key, target] of Object.entries(group.targets)) {
    touch(world, group, key);
    if (target.health !== "draining") startAnew(target);
  }
}

/**
 * Refuses actions that AWS refuses and gives them back as Describe shows them: a forward to one group has both
 * `TargetGroupArn` and `ForwardConfig` (Elastic Load Balancing API reference, Action).
 */
export function checkActions(
  world: World,
  balancer: string,
  actions: readonly ActionRecord[],
): ActionRecord[] {
  if (actions.length === 0) throw invalid("At least one action must be specified");
  return actions.map((action) => {
    const targets = forwardsTo(action).map((target) => ({ ...target, Weight: target.Weight ?? 1 }));
    if (action.Type !== "forward") return action;
    checkForward(world, balancer, targets);
    const single = targets.length === 1 ? { TargetGroupArn: targets[0]!.TargetGroupArn } : {};
    const stickiness = action.ForwardConfig?.TargetGroupStickinessConfig ?? { Enabled: false };
    return {
      Type: "forward",
      ...(action.Order === undefined ? {} : { Order: action.Order }),
      ...single,
      ForwardConfig: { TargetGroups: targets, TargetGroupStickinessConfig: stickiness },
    };
  });
}

function checkForward(world: World, balancer: string, targets: readonly ForwardTarget[]): void {
  if (targets.length === 0) throw invalid("A target group ARN must be specified");
  if (targets.length > 5)
    throw new AwsError("TooManyActionsException", "At most 5 target groups per forward action");
  for (const { TargetGroupArn, Weight = 1 } of targets) {
    const group = groupWith(world, TargetGroupArn);
    if (Weight < 0 || Weight > 999) throw invalid(`Weight '${Weight}' must be between 0 and 999`);
    if (group.loadBalancers.some((other) => other !== balancer))
      throw new AwsError(
        "TargetGroupAssociationLimitException",
        `The following target groups cannot be associated with more than one load balancer: ${group.arn}`,
      );
  }
}
