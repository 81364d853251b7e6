import { randomUUID } from "node:crypto";
import type { StepDefinition } from "./action-file.ts";
import { defaultEnvironment } from "./environment.ts";
import type { GitHubContext } from "./environment.ts";
import { evaluateCondition, evaluateTemplate } from "./expressions.ts";
import type { Contexts } from "./expressions.ts";
import { contextsOf, isCancelled, worse } from "./run.ts";
import type { Run, StepReport } from "./run.ts";
import { runStep } from "./step.ts";

/** Judges and runs one step. Returns false when the rest is not to be run: its condition could not be evaluated. */
export async function takeStep(step: StepDefinition, index: number, run: Run): Promise<boolean> {
  const began = Date.now();
  const report: StepReport = {
    ...(step.id ? { id: step.id } : {}),
    name: step.name ?? `Run ${step.run.split("\n")[0]}`,
    outcome: "skipped",
    conclusion: "skipped",
    outputs: {},
    ms: 0,
  };
  const contexts = contextsOf(run, step.id ?? `__run_${index + 1}`);
  let holds: boolean;
  try {
    holds = evaluateCondition(step.if, contexts, { action: run.result, cancelled: isCancelled(run) });
  } catch (error) {
    run.log.annotate({
      level: "error",
      message: `The step's condition is not valid: ${(error as Error).message}`,
    });
    run.reports.push({ ...report, outcome: "failure", conclusion: "failure" });
    run.result = worse(run.result, "failure");
    return false;
  }
  if (holds) {
    await execute(step, contexts, report, run);
    report.ms = Date.now() - began;
    if (report.conclusion !== "skipped") run.result = worse(run.result, report.conclusion);
  }
  run.reports.push(report);
  return true;
}

async function execute(
  step: StepDefinition,
  contexts: Contexts,
  report: StepReport,
  run: Run,
): Promise<void> {
  const { signal, forget } = cancelOf(step, contexts, run);
  try {
    const ended = await runStep(step, {
      temp: run.temp,
      workspace: run.workspace,
      environment: stepEnvironment(contexts, run),
      shown: run.env,
      contexts,
      unique: randomUUID(),
      cancel: signal,
      kill: endOf(run),
      container: run.request.container,
      speed: run.request.speed ?? 1,
      log: run.log,
    });
    report.outcome = ended.result;
    report.outputs = ended.outputs;
    if (ended.exitCode !== undefined) report.exitCode = ended.exitCode;
    Object.assign(run.env, ended.files.env);
    run.paths = [...ended.files.paths.toReversed(), ...run.paths];
    if (ended.files.summary) run.summaries.push(run.log.masked(ended.files.summary));
  } catch (error) {
    run.log.annotate({ level: "error", message: (error as Error).message });
    report.outcome = "failure";
  } finally {
    forget();
  }
  const forgiven =
    report.outcome === "failure" && evaluateTemplate(step.continueOnError, contexts) === "true";
  report.conclusion = forgiven ? "success" : report.outcome;
}

/** What kills a running process outright: somebody, or the end of its machine. */
function endOf({ request: { kill, vanish } }: Run): AbortSignal {
  return AbortSignal.any([kill, vanish].flatMap((signal) => (signal && !signal.aborted ? [signal] : [])));
}

/**
 * The signal that ends a running step: when the job is cancelled its condition is judged again, and only a step whose
 * condition no longer holds is ended; `success()` is false then. A step that begins after the cancellation is left alone.
 */
function cancelOf(
  step: StepDefinition,
  contexts: Contexts,
  run: Run,
): { signal: AbortSignal; forget(): void } {
  const stop = new AbortController();
  const { cancel } = run.request;
  const judge = () => {
    const status = { action: "cancelled", cancelled: true } as const;
    if (!evaluateCondition(step.if, contexts, status)) stop.abort();
  };
  if (cancel && !cancel.aborted) cancel.addEventListener("abort", judge, { once: true });
  return { signal: stop.signal, forget: () => cancel?.removeEventListener("abort", judge) };
}

function stepEnvironment(contexts: Contexts, run: Run): Record<string, string> {
  const github = contexts["github"] as GitHubContext;
  const base = { ...run.job.machine, ...run.env, ...defaultEnvironment({ ...run.job, github }) };
  return { ...base, PATH: [...run.paths, base["PATH"]].join(":") };
}
