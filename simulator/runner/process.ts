import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";

/** How the runner ends a process (actions/runner: ProcessInvoker.cs): SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL. */
const interruptMs = 7_500;
const terminateMs = 2_500;
/** How long it still reads a pipe that an orphan holds open after the process has ended. */
const drainMs = 5_000;

export interface ProcessEnd {
  exitCode: number;
  /** Set when it was ended, or ended itself after being asked to. */
  cancelled: boolean;
}

export interface ProcessRequest {
  file: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  onLine(line: string): void;
  /** Aborted: the process is to be ended. */
  cancel: AbortSignal;
  /** Aborted: it is killed, by whomever. */
  kill?: AbortSignal | undefined;
  /** It runs in a container: no signal reaches it, and it outlives its step. */
  container?: boolean | undefined;
  /** Divides the waits above, so that a test need not take ten seconds. */
  speed: number;
}

/** Runs a process as the runner does; signals go to this one process only, never to its children. */
export async function runProcess(request: ProcessRequest): Promise<ProcessEnd> {
  const { file, args, cwd, env, onLine, cancel, kill, container, speed } = request;
  const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const read = Promise.all([readLines(child.stdout, onLine), readLines(child.stderr, onLine)]);
  const stopSignals = container ? () => undefined : signalsWhen(cancel, child, speed);
  const die = () => child.kill("SIGKILL");
  kill?.addEventListener("abort", die, { once: true });
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code, signal) => resolve(code ?? 128 + signalNumber(signal)));
      if (container) clientInterrupted(cancel, () => resolve(128 + signalNumber("SIGINT")));
    });
    if (child.exitCode === null && child.signalCode === null) {
      child.unref(); // it runs on, and nobody reads what it says
      return { exitCode, cancelled: true };
    }
    const overdue = AbortSignal.timeout(Math.ceil(drainMs / speed));
    await Promise.race([read, new Promise((resolve) => overdue.addEventListener("abort", resolve))]);
    return { exitCode, cancelled: cancel.aborted };
  } finally {
    stopSignals();
    kill?.removeEventListener("abort", die);
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

/** The client of `docker exec` ends at the interrupt and does not hand it on. */
function clientInterrupted(cancel: AbortSignal, end: () => void): void {
  if (cancel.aborted) end();
  else cancel.addEventListener("abort", end, { once: true });
}

function signalsWhen(cancel: AbortSignal, child: ChildProcess, speed: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    child.kill("SIGINT");
    timer = setTimeout(() => {
      child.kill("SIGTERM");
      timer = setTimeout(() => child.kill("SIGKILL"), terminateMs / speed);
    }, interruptMs / speed);
  };
  if (cancel.aborted) begin();
  else cancel.addEventListener("abort", begin, { once: true });
  return () => {
    clearTimeout(timer);
    cancel.removeEventListener("abort", begin);
  };
}

const signalNumber = (signal: NodeJS.Signals | null): number =>
  signal === "SIGINT" ? 2 : signal === "SIGTERM" ? 15 : signal === "SIGKILL" ? 9 : 0;

/** Hands on lines as the runner cuts them: at `\n`, `\r\n` and a bare `\r`. */
async function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  stream.setEncoding("utf8");
  let rest = "";
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      rest += chunk;
      // A \r at the very end may be the first half of \r\n.
      const held = rest.endsWith("\r") ? "\r" : "";
      const lines = rest.slice(0, rest.length - held.length).split(/\r\n|\n|\r/);
      rest = (lines.pop() ?? "") + held;
      for (const line of lines) onLine(line);
    }
  } catch {
    // The pipe was given up because an orphan held it open.
  }
  if (rest !== "") onLine(rest.replace(/\r$/, ""));
}
