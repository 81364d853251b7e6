import { nextRandom } from "../core/random.ts";
import type { Random } from "../core/random.ts";
import type { World } from "../core/world.ts";
import { inRotation } from "../services/elbv2/rotation.ts";
import { rulesOf } from "../services/elbv2/rules.ts";
import type { ActionRecord, ForwardTarget, RuleRecord } from "../services/elbv2/state.ts";

/** Where a listener sends a request. */
export type Route =
  | { kind: "target"; instanceId: string }
  | { kind: "fixed"; status: number; body: string; location?: string }
  /** No target in rotation. */
  | { kind: "nobody" };

/** What a listener remembers between requests: whose turn it is in each target group. */
export interface Turns extends Random {
  next: Record<string, number>;
}

/**
 * Picks as an Application Load Balancer does: the first rule that fits, a target group by weight, the targets in rotation
 * in turn (ALB user guide: listener rules, "Routing algorithms": round robin).
 */
export function routeOf(world: World, listenerArn: string, host: string, path: string, turns: Turns): Route {
  const action = actionFor(world, listenerArn, host, path);
  if (!action) return { kind: "fixed", status: 404, body: "" };
  if (action.Type !== "forward") return fixedAnswer(action);
  const group = byWeight(targetGroupsOf(action), turns);
  const targets = group === undefined ? [] : inRotation(world, group);
  if (group === undefined || targets.length === 0) return { kind: "nobody" };
  const turn = (turns.next[group] ?? 0) + 1;
  turns.next[group] = turn;
  return { kind: "target", instanceId: targets[turn % targets.length]!.id };
}

const actionFor = (world: World, listenerArn: string, host: string, path: string): ActionRecord | undefined =>
  rulesOf(world, listenerArn)
    .find((rule) => fits(rule, host, path))
    ?.actions.at(-1);

function fits({ priority, conditions }: RuleRecord, host: string, path: string): boolean {
  if (priority === "default") return true;
  return conditions.every((condition) => {
    const values = valuesOf(condition);
    if (condition["Field"] === "path-pattern") return values.some((pattern) => glob(pattern, path));
    if (condition["Field"] === "host-header")
      return values.some((pattern) => glob(pattern.toLowerCase(), host.toLowerCase()));
    return false;
  });
}

function valuesOf(condition: Record<string, unknown>): string[] {
  const configs = [condition, condition["PathPatternConfig"], condition["HostHeaderConfig"]];
  return configs.flatMap((config) => (config as { Values?: string[] } | undefined)?.Values ?? []);
}

const glob = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
  ).test(text);

const targetGroupsOf = ({ TargetGroupArn, ForwardConfig }: ActionRecord): ForwardTarget[] =>
  ForwardConfig?.TargetGroups ?? (TargetGroupArn ? [{ TargetGroupArn }] : []);

/** One of several target groups, as often as its weight says; undefined when all have weight 0. */
export function byWeight(groups: readonly ForwardTarget[], random: Random): string | undefined {
  if (groups.length === 1) return groups[0]?.TargetGroupArn;
  const total = groups.reduce((sum, { Weight = 1 }) => sum + Weight, 0);
  let left = nextRandom(random) * total;
  return groups.find(({ Weight = 1 }) => (left -= Weight) < 0)?.TargetGroupArn;
}

function fixedAnswer(action: ActionRecord): Route {
  const redirect = action["RedirectConfig"] as
    { StatusCode?: string; Host?: string; Path?: string } | undefined;
  if (redirect) {
    const location = `http://${redirect.Host ?? "localhost"}${redirect.Path ?? "/"}`;
    return { kind: "fixed", status: redirect.StatusCode === "HTTP_301" ? 301 : 302, body: "", location };
  }
  const fixed = action["FixedResponseConfig"] as { StatusCode?: string; MessageBody?: string } | undefined;
  return { kind: "fixed", status: Number(fixed?.StatusCode ?? 503), body: fixed?.MessageBody ?? "" };
}
