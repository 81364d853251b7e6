import { serviceOf } from "../services/index.ts";
import { AwsError } from "./aws-error.ts";
import { authorize } from "./authorize.ts";
import { classOf, takeToken } from "./buckets.ts";
import { strike } from "./faults.ts";
import { matchesOperation } from "./glob.ts";
import { splitOperation } from "./models.ts";
import { refusals } from "./refusals.ts";
import { firstMissing } from "./required.ts";
import { resourceOf } from "./resource.ts";
import type { Call, Principal } from "./service.ts";
import { change, isChanging } from "./settle.ts";
import type { World } from "./world.ts";

/**
 * The one way into the world for calls: of clients through the doors, and of one AWS service to another.
 * @param operation the IAM-style name, `"autoscaling:SuspendProcesses"`
 * @param input the operation's input as the SDK types it; the world keeps no reference into it
 * @returns the operation's output without `$metadata`, `{}` for an operation without output
 * @throws AwsError as AWS would refuse
 */
export function dispatch(
  world: World,
  operation: string,
  input: unknown,
  call: Call,
): Record<string, unknown> {
  const { service, name } = splitOperation(operation);
  // A fault of a call is what our client meets; AWS's services retry among themselves.
  if (!isChanging(world)) throwCallFault(world, operation, input);
  return change(world, () => {
    const handler = serviceOf(service).handlers[name];
    if (!handler) throw refusals[service].unknown(name);
    const missing = firstMissing(service, name, input);
    if (missing) throw refusals[service].missing(missing.member, missing.path);
    permit(world, operation, input, call.principal);
    return (handler(world, input ?? {}, call) ?? {}) as Record<string, unknown>;
  });
}

/** Throws what a fault of the world makes of this call, before it has any effect. */
export function throwCallFault(world: World, operation: string, input: unknown): void {
  const { service, name } = splitOperation(operation);
  const fits = (fault: { operation: string }): boolean => matchesOperation(fault.operation, operation);
  if (strike(world, "throttle", fits)) throw refusals[service].throttled();
  const empty = world.faults.some(
    (fault) =>
      fault.kind === "busy" &&
      (typeof fault.class === "string"
        ? service === "ec2" && fault.class === classOf(name, input)
        : fits(fault.class)) &&
      !takeToken(world, fault),
  );
  if (empty) throw refusals[service].throttled();
  const error = strike(world, "error", fits);
  if (error) {
    const status = error.status ?? 400;
    throw new AwsError(error.code, error.message, { status, fault: status < 500 ? "client" : "server" });
  }
}

/** The operation's own permission, then those it depends on (AWS "Actions, resources, and condition keys" tables). */
function permit(world: World, operation: string, input: unknown, principal: Principal): void {
  if (principal.service) return;
  const { service, name } = splitOperation(operation);
  const dependents = serviceOf(service).dependents?.[name]?.(world, input as never) ?? [];
  const own = `${operation} on ${resourceOf(world, operation, input)}`;
  for (const needed of [own, ...dependents]) {
    const [action = "", resource = "*"] = needed.split(" on ");
    if (authorize(world, principal, action, resource)) continue;
    throw refusals[service].denied(
      `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource} ` +
        `because no identity-based policy allows the ${action} action`,
    );
  }
}

/** A request id for the next call: unique in a world, the same in every replay. */
export function nextRequestId(world: World): string {
  return `00000000-0000-4000-8000-${(++world.seq).toString(16).padStart(12, "0")}`;
}
