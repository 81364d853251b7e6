import { setMaxListeners } from "node:events";
import { randomUUID } from "node:crypto";
import { door, slownessTeller, type Aws, type Door } from "../aws/call.ts";
import { clients } from "../aws/clients.ts";
import { paced } from "../aws/pace.ts";
import type { Emit } from "../events.ts";
import { Failure } from "../failure.ts";
import type { TellsAncestry } from "../github/ancestry.ts";
import type { Owner, ProcessId } from "../github/context.ts";
import { systemClock, type Clock } from "../time/clock.ts";
import { VERSION } from "../version.ts";

/** All that a run touches outside itself. */
export interface World {
  aws: Aws;
  /**
   * The same door, that asks before each attempt of a changing call: `mayChange` waits, or throws when the release is no longer ours.
   * @param signal in place of the run's own
   */
  guarded(mayChange: NonNullable<Door["mayChange"]>, signal?: AbortSignal): Aws;
  clock: Clock;
  emit: Emit;
  owner: Owner;
  /** When the credentials end, where the environment says so. */
  credentialsEnd?: Date | undefined;
  /** A text that no other run has: tells our own writes from another run's. */
  nonce: string;
  /** Aborted, with a Failure that stops the run, when it is cancelled. */
  signal?: AbortSignal | undefined;
  /** Whether a process of the same job, perhaps of this machine, has ended: false when nobody can tell. */
  hasEnded(process: ProcessId): boolean;
  /** Whether one commit is an ancestor of another; undefined when nobody can tell. */
  isAncestor: TellsAncestry;
}

export type Env = Readonly<Record<string, string | undefined>>;

/** What a world is made of; a simulator brings its own clock and sender. */
export interface WorldParts extends Pick<Door, "senderOf" | "clock" | "emit" | "signal" | "random"> {
  owner: Owner;
  nonce: string;
  credentialsEnd?: Date | undefined;
  hasEnded(process: ProcessId): boolean;
  isAncestor?: TellsAncestry;
}

const nobodyKnows: TellsAncestry = () => Promise.resolve(undefined);

export function worldOf({
  owner,
  nonce,
  credentialsEnd,
  hasEnded,
  isAncestor: tellsAncestry = nobodyKnows,
  ...parts
}: WorldParts): World {
  const { clock, emit, signal } = parts;
  // One pace for both doors, and one voice.
  const shared = { ...parts, senderOf: paced(parts.senderOf, clock), tellSlow: slownessTeller(emit) };
  return {
    aws: door({ ...shared, signal: heardByMany(signal) }),
    guarded: (mayChange, own = signal) => door({ ...shared, mayChange, signal: heardByMany(own) }),
    clock,
    emit,
    owner,
    nonce,
    credentialsEnd,
    signal,
    hasEnded,
    isAncestor: tellsAncestry,
  };
}

/** Many calls wait at a time, each listening for the end: Node.js takes more than ten for a leak, and says so in the log. */
function heardByMany(signal: AbortSignal | undefined): AbortSignal | undefined {
  if (signal) setMaxListeners(0, signal);
  return signal;
}

/** The real world: the SDK's default credentials, the region and the clock of the environment. */
export const realWorld = (env: Env, clock: Clock, owner: Owner, emit: Emit, signal?: AbortSignal): World =>
  worldOf({
    senderOf: clients(clientOptions(env, owner)),
    clock,
    emit,
    owner,
    nonce: randomUUID(),
    credentialsEnd: endOfCredentials(env),
    signal,
    hasEnded: (process) => isGone(process, owner.process.host),
  });

/**
 * `AWS_CREDENTIAL_EXPIRATION` as the SDK's environment credentials have it (RFC 3339): of `aws configure export-credentials`,
 * or the output `aws-expiration` of aws-actions/configure-aws-credentials. Other credentials renew themselves.
 */
export function endOfCredentials(env: Env): Date | undefined {
  if (!env["AWS_ACCESS_KEY_ID"]) return undefined;
  const end = new Date(env["AWS_CREDENTIAL_EXPIRATION"] ?? "");
  return Number.isNaN(end.getTime()) ? undefined : end;
}

/** On another machine nobody can tell. */
function isGone({ host, pid }: ProcessId, here: string): boolean {
  if (host !== here) return false;
  try {
    process.kill(pid, 0); // sends nothing
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

// A changing call must have ended soon after a lost lease; reads are repeated by the door anyway.
const REQUEST = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };

const clientOptions = (env: Env, owner: Owner): NonNullable<Parameters<typeof clients>[0]> => ({
  region: env["AWS_REGION"] || env["AWS_DEFAULT_REGION"],
  config: {
    requestHandler: REQUEST,
    customUserAgent: [
      ["bluegreen-action", VERSION],
      ...(owner.runId ? [["github-run", `${owner.runId}-${owner.attempt}`]] : []),
    ],
  },
});

const CLOCK = /^(\d{1,15})x(\d{1,4}(?:\.\d{1,3})?)$/;
const LOOPBACK = /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?(?:\/|$)/;

/**
 * The machine's clock, or with `BLUEGREEN_CLOCK=<epoch>x<speed>` the accelerated one of a simulator.
 * Throws Failure when that is malformed, or AWS is not a simulator on this machine.
 */
export function clockFrom(env: Env): Clock {
  const text = env["BLUEGREEN_CLOCK"];
  if (!text) return systemClock();
  const [, epoch, speed] = CLOCK.exec(text) ?? [];
  if (!LOOPBACK.test(env["AWS_ENDPOINT_URL"] ?? "") || !Number(speed))
    throw new Failure(
      "clock-refused",
      `BLUEGREEN_CLOCK is ${JSON.stringify(text)}.`,
      "It is for the simulator only: <epoch in ms>x<speed>, with AWS_ENDPOINT_URL on this machine. Unset it.",
    );
  return systemClock(Number(epoch), Number(speed));
}
