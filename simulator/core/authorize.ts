import { matchesOperation } from "./glob.ts";
import type { PolicyDocument, Statement } from "./iam.ts";
import type { Principal } from "./service.ts";
import type { World } from "./world.ts";

/**
 * Whether a principal may do an action on a resource (IAM user guide, reference_policies_evaluation-logic): an explicit
 * Deny wins, otherwise one Allow is needed. A principal for which no policy was set is not restricted.
 * Conditions are not judged: an Allow with one counts, a Deny with one does not.
 *
 * @param action `autoscaling:SuspendProcesses`; `iam:PassRole` and the like too
 * @param resource an ARN, or `*` for an action that names none
 */
export function authorize(world: World, principal: Principal, action: string, resource = "*"): boolean {
  if (principal.service !== undefined) return true;
  const policy = policyOf(world, principal.arn);
  if (policy === undefined) return true;
  const fitting = policy.Statement.filter((statement) => fits(statement, action, resource));
  if (fitting.some((statement) => statement.Effect === "Deny" && statement.Condition === undefined))
    return false;
  return fitting.some((statement) => statement.Effect === "Allow");
}

/** The policy of a principal; a session of a role (`assumed-role/<role>/<session>`) has the role's. */
function policyOf(world: World, arn: string): PolicyDocument | undefined {
  const own = world.iam.policies[arn];
  if (own !== undefined) return own;
  const session = /^arn:aws:sts::(\d+):assumed-role\/([^/]+)\//.exec(arn);
  return session === null ? undefined : world.iam.policies[`arn:aws:iam::${session[1]}:role/${session[2]}`];
}

const fits = (statement: Statement, action: string, resource: string): boolean =>
  [statement.Action].flat().some((pattern) => matchesOperation(pattern, action)) &&
  [statement.Resource].flat().some((pattern) => matchesResource(pattern, resource));

/** `*` asked for (an action without resources, or one whose resource the simulator does not know) fits any pattern. */
const matchesResource = (pattern: string, resource: string): boolean =>
  resource === "*" || matchesOperation(pattern, resource);
