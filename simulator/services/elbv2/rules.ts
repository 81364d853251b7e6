import type * as Client from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../core/aws-error.ts";
import { pageOf } from "../../core/paging.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { checkActions, reattach } from "./attachments.ts";
import { invalid } from "./errors.ts";
import { limitOf } from "./limits.ts";
import { arnPath, listenerWith, newArn, ruleWith } from "./lookup.ts";
import type { ActionRecord, RuleRecord } from "./state.ts";
import { setTags } from "./tags.ts";

/** Rules: Create, Describe, Modify, Delete, priorities. A default rule changes only with its listener. */
export const rules = {
  CreateRule: (world, input) => {
    const listener = listenerWith(world, input.ListenerArn);
    const priority = String(input.Priority!);
    refusePriority(world, listener.arn, priority);
    if ((input.Conditions ?? []).length === 0) throw invalid("A condition must be specified");
    const rule: RuleRecord = {
      arn: newArn(world, `listener-rule/${arnPath(listener.arn)}`),
      listener: listener.arn,
      priority,
      conditions: input.Conditions as Record<string, unknown>[],
      actions: checkActions(world, listener.loadBalancer, (input.Actions ?? []) as ActionRecord[]),
    };
    world.elb.rules[rule.arn] = rule;
    setTags(world, rule.arn, input.Tags ?? []);
    reattach(world);
    return { Rules: [describe(rule)] };
  },

  DescribeRules: (world, input) => {
    const { RuleArns: arns = [], ListenerArn: listener, Marker: token } = input;
    if (arns.length === 0 && listener === undefined)
      throw invalid("You must specify either rule ARNs or a listener ARN");
    const found =
      listener === undefined
        ? arns.map((arn) => ruleWith(world, arn))
        : rulesOf(world, listenerWith(world, listener).arn);
    const page = pageOf(found, ({ arn }) => arn, { token, size: Math.min(input.PageSize ?? 400, 400) });
    return { Rules: page.items.map(describe), NextMarker: page.token };
  },

  ModifyRule: (world, input) => {
    const rule = ruleWith(world, input.RuleArn);
    refuseDefault(rule, "modified");
    const { loadBalancer } = listenerWith(world, rule.listener);
    if (input.Actions !== undefined)
      rule.actions = checkActions(world, loadBalancer, input.Actions as ActionRecord[]);
    if (input.Conditions !== undefined) rule.conditions = input.Conditions as Record<string, unknown>[];
    reattach(world);
    return { Rules: [describe(rule)] };
  },

  DeleteRule: (world, input) => {
    const rule = ruleWith(world, input.RuleArn);
    refuseDefault(rule, "deleted");
    delete world.elb.rules[rule.arn];
    delete world.elb.tags[rule.arn];
    reattach(world);
    return {};
  },

  SetRulePriorities: (world, input) => {
    const changed = (input.RulePriorities ?? []).map(({ RuleArn, Priority }) => ({
      rule: ruleWith(world, RuleArn),
      priority: String(Priority ?? ""),
    }));
    for (const { rule, priority } of changed) {
      refuseDefault(rule, "modified");
      const taken = rulesOf(world, rule.listener).find((other) => other.priority === priority);
      if (taken !== undefined && !changed.some((change) => change.rule === taken)) throw inUse(priority);
    }
    for (const { rule, priority } of changed) rule.priority = priority;
    return { Rules: changed.map(({ rule }) => describe(rule)) };
  },
} satisfies HandlersOf<typeof Client>;

/** In the order in which a listener tries them: by priority, the default rule last. */
export const rulesOf = (world: World, listener: string): RuleRecord[] =>
  Object.values(world.elb.rules)
    .filter((rule) => rule.listener === listener)
    .sort((one, other) => rank(one) - rank(other));

const rank = ({ priority }: RuleRecord): number => (priority === "default" ? Infinity : Number(priority));

function refusePriority(world: World, listener: string, priority: string): void {
  const present = rulesOf(world, listener);
  if (present.some((rule) => rule.priority === priority)) throw inUse(priority);
  if (Number(priority) < 1 || Number(priority) > 50_000)
    throw invalid(`Rule priority '${priority}' must be between 1 and 50000`);
  if (present.length > limitOf(world, "rules-per-application-load-balancer"))
    throw new AwsError(
      "TooManyRulesException",
      "You've reached the limit on the number of rules per load balancer",
    );
}

const inUse = (priority: string): AwsError =>
  new AwsError("PriorityInUseException", `Priority '${priority}' is currently in use`);

function refuseDefault(rule: RuleRecord, done: string): void {
  if (rule.priority === "default")
    throw new AwsError("OperationNotPermittedException", `Default rule '${rule.arn}' cannot be ${done}`);
}

const describe = (rule: RuleRecord): Client.Rule => ({
  RuleArn: rule.arn,
  Priority: rule.priority,
  Conditions: rule.conditions,
  Actions: rule.actions as Client.Action[],
  IsDefault: rule.priority === "default",
});
