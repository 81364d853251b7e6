import { AwsError } from "../core/aws-error.ts";
import { nextRequestId } from "../core/dispatch.ts";
import { onItsPage } from "../core/empty-page.ts";
import { strike, type Fault } from "../core/faults.ts";
import { matchesOperation } from "../core/glob.ts";
import type { Principal } from "../core/service.ts";
import { dispatchSeen } from "../core/views.ts";
import type { World } from "../core/world.ts";
import { copy } from "./copy.ts";
import type { WorldTime } from "./world-time.ts";

/** One call as the journal of a door has it; values are copies. */
export interface CallEntry {
  /** Virtual epoch milliseconds at which the call took effect. */
  at: number;
  operation: string;
  input: unknown;
  output?: Record<string, unknown>;
  error?: { code: string; message: string; status: number };
  principal: Principal;
  requestId: string;
}

/** What all doors are made of. */
export interface Doorway {
  world: World;
  time: WorldTime;
  /** Told of every call, right after its effect. */
  onCall?: ((entry: CallEntry) => void) | undefined;
  /** Calls are told without their outputs, which spares a copy. */
  brief?: boolean | undefined;
}

export interface Answered {
  requestId: string;
  output?: Record<string, unknown>;
  error?: AwsError;
}

/** The connection broke: whether the call took effect is not for the client to know. */
export class ConnectionBroken extends Error {
  readonly code = "ECONNRESET";
  constructor() {
    super("socket hang up");
    this.name = "TimeoutError"; // what the SDK's own request handler makes of a reset connection
  }
}

/** Who calls, by the access key of the request: a key that the world does not know is the account's root. */
export function principalOf(world: World, accessKeyId: string | undefined): Principal {
  const known = accessKeyId === undefined ? undefined : world.iam.accessKeys[accessKeyId];
  return { arn: known ?? `arn:aws:iam::${world.account}:root` };
}

/**
 * Carries a call from a door to the world, through the faults of the way.
 * @throws ConnectionBroken when a fault loses the request or the answer
 */
export async function answer(
  doorway: Doorway,
  operation: string,
  input: unknown,
  principal: Principal,
): Promise<Answered> {
  const { world, time } = doorway;
  const strikes = <K extends "latency" | "lost-request" | "lost-answer">(
    kind: K,
  ): Extract<Fault, { kind: K }> | undefined =>
    strike(world, kind, (fault) => matchesOperation((fault as { operation: string }).operation, operation));
  const latency = strikes("latency");
  if (latency) await time.pause(latency.ms);
  if (strikes("lost-request")) throw new ConnectionBroken();
  const answered = perform(doorway, operation, input, principal);
  if (strikes("lost-answer")) throw new ConnectionBroken();
  return answered;
}

function perform(doorway: Doorway, operation: string, input: unknown, principal: Principal): Answered {
  const { world, time, onCall } = doorway;
  time.sync();
  const requestId = nextRequestId(world);
  // The journal keeps what was asked: handlers may keep and change what they are given.
  const entry = onCall && { at: world.now, operation, input: copy(input), principal, requestId };
  const answered = attempt(world, operation, input, { requestId, principal });
  time.touch();
  if (entry) {
    const { output, error } = answered;
    onCall?.({
      ...entry,
      ...(output && !doorway.brief ? { output: copy(output) } : {}),
      ...(error ? { error: { code: error.name, message: error.message, status: error.status } } : {}),
    });
  }
  return answered;
}

function attempt(
  world: World,
  operation: string,
  input: unknown,
  call: { requestId: string; principal: Principal },
): Answered {
  try {
    const output = onItsPage(world, operation, input, (asked) => dispatchSeen(world, operation, asked, call));
    return { requestId: call.requestId, output };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { requestId: call.requestId, error };
  }
}
