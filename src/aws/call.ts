import type { Emit } from "../events.ts";
import type { Clock, Millis } from "../time/clock.ts";
import { SECOND } from "../time/duration.ts";
import { asFailure, judge, LostAnswer, Unreachable, type Verdict } from "./aws-error.ts";
import type { Input, Output, Sender } from "./clients.ts";
import { operations, type Operation, type OperationName } from "./operations.ts";

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** For a `once` operation whose input makes it safe to repeat (PutParameter with Overwrite). */
  again?: boolean;
}

/** The one door to AWS: `aws("ec2:DescribeImages", { ImageIds })`. */
export type Aws = <O extends OperationName>(
  operation: O,
  input: Input<O>,
  options?: CallOptions,
) => Promise<Output<O>>;

export interface Door {
  /** Finds what sends an operation; see clients.ts. */
  senderOf(operation: OperationName): Promise<Sender>;
  clock: Clock;
  emit: Emit;
  /** Asked before each attempt of a call that changes something; throws when the release is no longer ours. */
  mayChange?(): void;
  signal?: AbortSignal | undefined;
  /** A number in [0, 1) for jitter. */
  random?(): number;
}

/** How long we keep trying; changing calls end soon so that a lost lease cannot outlive them (rule 25). */
const PATIENCE: Readonly<Record<Operation["kind"], Millis>> = {
  read: 120 * SECOND,
  set: 14 * SECOND,
  once: 14 * SECOND,
};
const FIRST_PAUSE: Millis = 0.5 * SECOND;
const LONGEST_PAUSE: Millis = 10 * SECOND;

/** Which verdicts are worth another attempt, by kind of operation: `once` never repeats what may have happened. */
const RETRIED: Readonly<Record<Operation["kind"], readonly Verdict[]>> = {
  read: ["throttled", "transient", "not-sent"],
  set: ["throttled", "transient", "not-sent"],
  once: ["throttled", "not-sent"],
};

/**
 * Makes the door. A call throws AwsFailure when AWS refuses, LostAnswer when nobody knows whether it took
 * effect, Unreachable when our patience ends, and the signal's reason when aborted.
 */
export function door(options: Door): Aws {
  const slow = new Set<OperationName>();

  return async function call<O extends OperationName>(
    operation: O,
    input: Input<O>,
    callOptions: CallOptions = {},
  ): Promise<Output<O>> {
    const { names } = operations[operation];
    const kind = callOptions.again ? "set" : operations[operation].kind;
    const resource = resourceOf(input as Record<string, unknown>, names);
    const signal = callOptions.signal ?? options.signal;
    const send = await options.senderOf(operation);
    const giveUpAt = options.clock.monotonic() + PATIENCE[kind];
    for (let attempt = 1; ; attempt++) {
      signal?.throwIfAborted();
      if (kind !== "read") options.mayChange?.();
      try {
        const output = (await send(input, signal)) as Output<O> & { $metadata?: { requestId?: string } };
        if (kind !== "read")
          options.emit({
            kind: "aws-called",
            operation,
            resource,
            requestId: output.$metadata?.requestId ?? "",
            attempts: attempt,
          });
        return output;
      } catch (error) {
        signal?.throwIfAborted();
        const verdict = judge(error);
        if (!RETRIED[kind].includes(verdict)) {
          if (verdict === "transient") throw new LostAnswer(operation, resource, { cause: error });
          throw asFailure(operation, resource, error);
        }
        const pause = pauseBefore(attempt, options.random ?? Math.random);
        if (options.clock.monotonic() + pause > giveUpAt) {
          if (verdict === "transient" && kind !== "read")
            throw new LostAnswer(operation, resource, { cause: error });
          throw new Unreachable(operation, String(error), { cause: error });
        }
        if (attempt >= 2 && !slow.has(operation)) {
          slow.add(operation);
          options.emit({
            kind: "aws-slow",
            operation,
            why: verdict === "throttled" ? "AWS throttles it" : "AWS does not answer",
          });
        }
        await options.clock.sleep(pause, signal);
      }
    }
  };
}

/** Exponential with full jitter above the half, capped. */
const pauseBefore = (attempt: number, random: () => number): Millis => {
  const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
  return ceiling / 2 + (random() * ceiling) / 2;
};

/** The resource an input names, for messages: `shop-12`, `i-0a, i-0b and 18 more`. */
function resourceOf(input: Record<string, unknown>, names: readonly string[]): string {
  const values = names.flatMap((name) => input[name] ?? []).map(String);
  return values.length > 3
    ? `${values.slice(0, 2).join(", ")} and ${values.length - 2} more`
    : values.join(", ");
}
