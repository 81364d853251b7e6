import { Failure } from "../failure.ts";

/**
 * The runner sends SIGINT, 7.5 s later SIGTERM and then kills (actions/runner: ProcessInvoker); some hosted cancellations
 * come as SIGHUP. All mean the same, and once is enough.
 */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Aborted with a Failure that stops the run when the process is told to end. */
export function cancellation(): AbortSignal {
  const cancel = new AbortController();
  for (const name of SIGNALS) process.on(name, () => cancel.abort(cancelled(name)));
  return cancel.signal;
}

/** What a cancelled run ends with. */
export const cancelled = (by: string): Failure =>
  new Failure("cancelled", `The run was cancelled (${by}).`, "", { stops: true });
