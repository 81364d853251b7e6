import type { Emit } from "../events.ts";
import type { Clock, Millis } from "../time/clock.ts";
import { SECOND } from "../time/duration.ts";
import { LostAnswer, Unreachable } from "./aws-error.ts";
import type { Input, Output, Sender } from "./clients.ts";
import { afterEmptyPage } from "./empty-page.ts";
import { requireWhole } from "./needed.ts";
import { operations, type Operation, type OperationName } from "./operations.ts";
import { asFailure } from "./refusal.ts";
import { judge, type Verdict } from "./verdict.ts";

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
  /** Asked before each attempt of a call that changes something: waits until it may, throws when it never may again. */
  mayChange?(signal: AbortSignal | undefined): void | Promise<void>;
  signal?: AbortSignal | undefined;
  /** Told of each slow call; several doors of a run share one, so that an operation is told of once. */
  tellSlow?: TellSlow;
  /** A number in [0, 1) for jitter. */
  random?(): number;
}

/** For how long an operation is tried again after nothing came of an attempt. */
const PATIENCE: Millis = 120 * SECOND;
/**
 * For how long after what may have happened. With the 10 s that one attempt takes at most, a changing call whose effect
 * nobody knows ends within 15 s (rule 25); one that AWS only put off asks for the lease before each attempt.
 */
const PATIENCE_IN_DOUBT: Millis = 5 * SECOND;
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
  const tellSlow = options.tellSlow ?? slownessTeller(options.emit);

  async function answerTo<O extends OperationName>(
    operation: O,
    input: Input<O>,
    callOptions: CallOptions,
  ): Promise<Output<O>> {
    const { clock } = options;
    const kind = callOptions.again ? "set" : operations[operation].kind;
    const resource = resourceOf(input as Record<string, unknown>, operations[operation].names);
    const signal = callOptions.signal ?? options.signal;
    const send = await options.senderOf(operation);
    const since = clock.monotonic();
    for (let attempts = 1; ; attempts++) {
      signal?.throwIfAborted();
      if (kind !== "read") await options.mayChange?.(signal);
      try {
        const output = (await send(input, signal)) as Output<O> & { $metadata?: { requestId?: string } };
        requireWhole(operation, output);
        const requestId = output.$metadata?.requestId ?? "";
        if (kind !== "read") options.emit({ kind: "aws-called", operation, resource, requestId, attempts });
        return output;
      } catch (error) {
        signal?.throwIfAborted();
        const verdict = judge(error);
        const pause = pauseBefore(attempts, options.random ?? Math.random);
        const spent = clock.monotonic() + pause - since;
        if (!RETRIED[kind].includes(verdict) || spent > patienceFor(kind, verdict))
          throw givenUp(operation, resource, kind, verdict, error);
        if (attempts >= 2) tellSlow(operation, verdict);
        await clock.sleep(pause, signal);
      }
    }
  }

  return async function call<O extends OperationName>(
    operation: O,
    input: Input<O>,
    callOptions: CallOptions = {},
  ): Promise<Output<O>> {
    let asked: Input<O> | undefined = input;
    let output: Output<O>;
    do {
      output = await answerTo(operation, asked, callOptions);
      asked = afterEmptyPage(operation, asked, output);
    } while (asked);
    return output;
  };
}

const patienceFor = (kind: Operation["kind"], verdict: Verdict): Millis =>
  kind !== "read" && verdict === "transient" ? PATIENCE_IN_DOUBT : PATIENCE;

/** What the caller is told when there is no further attempt. */
function givenUp(
  operation: OperationName,
  resource: string,
  kind: Operation["kind"],
  verdict: Verdict,
  cause: unknown,
): Error {
  if (verdict === "transient" && kind !== "read") return new LostAnswer(operation, resource, { cause });
  if (RETRIED[kind].includes(verdict)) return new Unreachable(operation, cause);
  return asFailure(operation, resource, cause);
}

export type TellSlow = (operation: OperationName, verdict: Verdict) => void;

/** Tells once per operation that AWS slows us. */
export function slownessTeller(emit: Emit): TellSlow {
  const told = new Set<OperationName>();
  return (operation, verdict) => {
    if (told.has(operation)) return;
    told.add(operation);
    emit({
      kind: "aws-slow",
      operation,
      why: verdict === "throttled" ? "AWS throttles it" : "AWS does not answer",
    });
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
