import { hexId } from "../../core/random.ts";
import type { World } from "../../core/world.ts";
import { listenerNotFound, loadBalancerNotFound, ruleNotFound, targetGroupNotFound } from "./errors.ts";
import type { ListenerRecord, LoadBalancerRecord, RuleRecord, TargetGroupRecord } from "./state.ts";

export const groupWith = (world: World, arn: string | undefined): TargetGroupRecord => {
  const group = world.elb.targetGroups[arn ?? ""];
  if (group === undefined) throw targetGroupNotFound(arn ?? "");
  return group;
};

export const balancerWith = (world: World, arn: string | undefined): LoadBalancerRecord => {
  const balancer = world.elb.loadBalancers[arn ?? ""];
  if (balancer === undefined) throw loadBalancerNotFound(arn ?? "");
  return balancer;
};

export const listenerWith = (world: World, arn: string | undefined): ListenerRecord => {
  const listener = world.elb.listeners[arn ?? ""];
  if (listener === undefined) throw listenerNotFound(arn ?? "");
  return listener;
};

export const ruleWith = (world: World, arn: string | undefined): RuleRecord => {
  const rule = world.elb.rules[arn ?? ""];
  if (rule === undefined) throw ruleNotFound(arn ?? "");
  return rule;
};

/** A new ARN: `arn:aws:elasticloadbalancing:…:<path>/<16 hex digits>`. */
export const newArn = (world: World, path: string): string =>
  `arn:aws:elasticloadbalancing:${world.region}:${world.account}:${hexId(world, `${path}/`, 16)}`;

/** The resource part of an ARN below its kind: `app/web/50dc6c495c0c9188`. */
export const arnPath = (arn: string): string => arn.slice(arn.indexOf("/") + 1);

const namePattern = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/;

/** Names of load balancers and target groups: at most 32 letters, digits and hyphens, none at the ends. */
export const isName = (name: string): boolean => namePattern.test(name);
