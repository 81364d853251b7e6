import { AwsError } from "./aws-error.ts";
import { dispatch, throwCallFault } from "./dispatch.ts";
import { strike, type Fault } from "./faults.ts";
import { matchesOperation } from "./glob.ts";
import { splitOperation } from "./models.ts";
import type { Call } from "./service.ts";
import type { World } from "./world.ts";

/** The world as a service's readers see it for a while after a write. */
export interface View {
  /** As it was before the write, without the faults of calls. */
  world: World;
  service: string;
  /** Until when: epoch milliseconds. */
  until: number;
  /** Changes, too, do not find what is not there. */
  findsNothing: boolean;
}

type Blinding = Extract<Fault, { kind: "stale-reads" | "not-found" }>;

const READS = /^(Describe|Get|List|BatchGet)/;
const NOT_FOUND = /not ?found|does ?not ?exist/i;

const isRead = (operation: string): boolean => READS.test(splitOperation(operation).name);
const isBlinding = (fault: Fault): fault is Blinding =>
  fault.kind === "stale-reads" || fault.kind === "not-found";

/**
 * Carries out a call for whoever may not see the newest writes (EC2 developer guide, eventual-consistency: for a while a
 * new resource may not be found, nor a change be visible): while a view lasts, reads of its service are answered from it,
 * and under `not-found` a change is refused that does not find there what it is about.
 */
export function dispatchSeen(
  world: World,
  operation: string,
  input: unknown,
  call: Call,
): Record<string, unknown> {
  const view = viewOf(world, operation);
  const blinding = struck(world, operation);
  if (isRead(operation)) {
    if (!view) return dispatch(world, operation, input, call);
    throwCallFault(world, operation, input);
    return dispatch(view.world, operation, input, call);
  }
  if (view?.findsNothing) refuseUnseen(view.world, operation, input, call);
  if (!blinding) return dispatch(world, operation, input, call);
  const before = withoutCallFaults(structuredClone(world));
  const output = dispatch(world, operation, input, call);
  const { service } = splitOperation(operation);
  blinding.view = {
    world: before,
    service,
    until: world.now + blinding.ms,
    findsNothing: blinding.kind === "not-found",
  };
  return output;
}

/** The view through which a call looks at present; those that are over are forgotten. */
function viewOf(world: World, operation: string): View | undefined {
  const { service } = splitOperation(operation);
  for (const fault of world.faults) {
    if (!isBlinding(fault) || !fault.view) continue;
    if (fault.view.until <= world.now) delete fault.view;
    else if (fault.view.service === service) return fault.view;
  }
  return undefined;
}

/** The fault that this call strikes, if any; a read, too, is counted. */
function struck(world: World, operation: string): Blinding | undefined {
  const fits = (fault: { operation: string }): boolean => matchesOperation(fault.operation, operation);
  return strike(world, "stale-reads", fits) ?? strike(world, "not-found", fits);
}

/** Tried on a copy: what is not found there is refused. */
function refuseUnseen(seen: World, operation: string, input: unknown, call: Call): void {
  try {
    dispatch(structuredClone(seen), operation, input, call);
  } catch (error) {
    if (error instanceof AwsError && NOT_FOUND.test(`${error.name} ${error.message}`)) throw error;
  }
}

function withoutCallFaults(world: World): World {
  world.faults = world.faults.filter((fault) => !("operation" in fault) && fault.kind !== "busy");
  return world;
}
