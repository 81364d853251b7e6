import type { CallEntry } from "../../simulator/wire/front.ts";
import { inputsOf, type Stage } from "../journeys/lab.ts";
import { start, type Ran, type Running, type Site, type Start } from "../journeys/run.ts";
import { otherRun } from "../journeys/unfinished.ts";
import type { Watch } from "./invariants.ts";

/** A cancelled job has about 4 min 45 s for all that still runs (actions/runner: JobDispatcher). */
const CANCEL_TIMEOUT = 285_000;
/** From SIGINT to the runner's last resort: 7.5 s until SIGTERM, 2.5 s more until it kills (actions/runner: ProcessInvoker). */
const UNTIL_KILLED = 10_000;

/** A job of a workflow run: its deploy step (or rollback, or repair), and its settle step where the runner runs it. */
export interface Job {
  /** As the workflow counts its runs. */
  runNumber: number;
  attempt: number;
  /** Which of the actions; each has a workflow of its own. */
  kind: "deploy" | "rollback" | "repair";
  given: Record<string, string>;
  host: string;
  /** Its processes, in order. */
  runs: Ran[];
  /** The process that runs at present. */
  running: Running | undefined;
  cancelledAt: number | undefined;
  /** The machine is gone: no settle step follows. */
  vanished: boolean;
  over: Promise<void>;
}

/** Who plays on the stage. */
export interface Cast {
  stage: Stage;
  site: Site;
  jobs: Job[];
  /** Every process of every job, in the order of their starts. */
  processes: Start[];
  /** Blue and green are told apart by tags: such a group cannot scale by itself (rule 10). */
  byTags: boolean;
  /** False: no signal comes to the deploy step's process. */
  signals: boolean;
  onCall(process: Start, entry: CallEntry): void;
  /** Looks on, and is told what others than the action do. */
  watching: Watch;
  /** Lets virtual time pass for whoever asks. */
  sleep(ms: number): Promise<void>;
}

type What = Pick<Job, "runNumber" | "attempt" | "kind" | "given">;

/** Begins a job on a machine of its own; `over` resolves when its last step has ended. */
export function begin(cast: Cast, what: What): Job {
  const host = `runner-${cast.jobs.length + 1}`;
  const job: Job = {
    ...what,
    host,
    runs: [],
    running: undefined,
    cancelledAt: undefined,
    vanished: false,
    over: Promise.resolve(),
  };
  cast.jobs.push(job);
  job.over = steps(cast, job);
  return job;
}

async function steps(cast: Cast, job: Job): Promise<void> {
  const deployed = await step(cast, job, job.kind);
  // The settle step: `always()`, unless the step before has said how it ended.
  if (deployed.ending || job.vanished) return;
  await step(cast, job, "settle");
}

async function step(cast: Cast, job: Job, entry: Start["entry"]): Promise<Ran> {
  const { stage, site, processes } = cast;
  const pid = processes.length + 1;
  const process: Start = {
    entry,
    of: job.kind,
    pid,
    host: job.host,
    inputs: inputsOf({ inputs: job.given, entry: job.kind }, stage.fleet),
    nonce: `${String(pid).padStart(8, "0")}-0000-4000-8000-000000000002`,
    owner: { ...otherRun(job.runNumber), workflow: job.kind, attempt: String(job.attempt) },
    onCall: (entered) => cast.onCall(process, entered),
  };
  processes.push(process);
  job.running = start(site, process);
  const ran = await job.running.ran;
  job.runs.push(ran);
  job.running = undefined;
  return ran;
}

/** As the runner cancels a job: the step at hand is signalled and at last killed, and the settle step has its time. */
export async function cancel(cast: Cast, job: Job): Promise<void> {
  const { running } = job;
  if (job.cancelledAt !== undefined || !running) return;
  job.cancelledAt = cast.stage.world.now;
  if (cast.signals) running.cancel();
  await cast.sleep(UNTIL_KILLED);
  if (job.running === running) running.kill();
  await cast.sleep(CANCEL_TIMEOUT - UNTIL_KILLED);
  if (job.running) vanish(job);
}

/** The machine and all on it are gone. */
export function vanish(job: Job): void {
  job.vanished = true;
  job.running?.kill();
}
