import { accessSync, constants, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import type { StepDefinition } from "./action-file.ts";
import { evaluateTemplate } from "./expressions.ts";
import type { Contexts } from "./expressions.ts";
import { makeCommandFiles, readCommandFiles } from "./file-commands.ts";
import type { FileCommandResult } from "./file-commands.ts";
import type { JobLog } from "./job-log.ts";
import { runProcess } from "./process.ts";
import { emptyStepOutput, readOutputLine } from "./step-output.ts";
import type { StepOutput } from "./step-output.ts";

/** The arguments with which the runner starts a shell by its bare name (actions/runner: ScriptHandlerHelpers.cs). */
const shells: Record<string, (script: string) => string[]> = {
  sh: (script) => ["-e", script],
  bash: (script) => ["--noprofile", "--norc", "-e", "-o", "pipefail", script],
};

/** Where a step runs: folders, variables, and how to end it. */
export interface StepSurroundings {
  temp: string;
  workspace: string;
  /** Everything but the step's own `env`. */
  environment: Record<string, string>;
  /** The part of `environment` that the workflow set, shown in the step's header. */
  shown: Record<string, string>;
  contexts: Contexts;
  unique: string;
  cancel: AbortSignal;
  kill?: AbortSignal | undefined;
  container?: boolean | undefined;
  speed: number;
  log: JobLog;
}

/** What a step that ran left behind. */
export interface StepResult {
  result: "success" | "failure" | "cancelled";
  exitCode?: number;
  outputs: Record<string, string>;
  files: FileCommandResult;
}

/** Runs one run step: script file, shell, environment, output, file commands. Its condition has been judged before. */
export async function runStep(step: StepDefinition, at: StepSurroundings): Promise<StepResult> {
  const { log, contexts } = at;
  const own = Object.fromEntries(
    Object.entries(step.env).map(([name, value]) => [name, evaluateTemplate(value, contexts)]),
  );
  const script = evaluateTemplate(step.run, contexts);
  const shell = evaluateTemplate(step.shell, contexts);
  const argumentsOf = shells[shell];
  if (!argumentsOf)
    throw new Error(`shell '${shell}' is not offered here: use ${Object.keys(shells).join(" or ")}`);
  const scriptFile = join(at.temp, `${at.unique}.sh`);
  writeFileSync(scriptFile, script + "\n");
  const commandFiles = makeCommandFiles(at.temp, at.unique);
  const env: Record<string, string> = { ...at.environment, ...own, ...commandFiles };
  const file = findProgram(shell, env["PATH"] ?? "");
  writeHeader(log, script, `${file} ${argumentsOf("{0}").join(" ")}`, { ...at.shown, ...own });

  const output = emptyStepOutput();
  const directory = evaluateTemplate(step.workingDirectory ?? ".", contexts);
  const end = await runProcess({
    file,
    args: argumentsOf(scriptFile),
    cwd: isAbsolute(directory) ? directory : join(at.workspace, directory),
    env,
    onLine: (line) => readOutputLine(line, output, log),
    cancel: at.cancel,
    kill: at.kill,
    container: at.container,
    speed: at.speed,
  });
  const files = readCommandFiles(commandFiles);
  for (const message of [...files.errors, ...(files.summaryError ? [files.summaryError] : [])]) {
    log.annotate({ level: "error", message });
  }
  return {
    ...end,
    ...judge(end, output, files, log),
    outputs: { ...output.outputs, ...files.outputs },
    files,
  };
}

function judge(
  end: { exitCode: number; cancelled: boolean },
  output: StepOutput,
  files: FileCommandResult,
  log: JobLog,
): Pick<StepResult, "result"> {
  if (end.cancelled) {
    log.annotate({ level: "error", message: "The operation was canceled." });
    return { result: "cancelled" };
  }
  if (end.exitCode !== 0) {
    log.annotate({ level: "error", message: `Process completed with exit code ${end.exitCode}.` });
  }
  return { result: end.exitCode !== 0 || output.refused || files.errors.length ? "failure" : "success" };
}

/** The folded heading with which the runner shows a step: script, shell and every variable it sets. */
function writeHeader(log: JobLog, script: string, shell: string, env: Record<string, string>): void {
  const lines = script.trimEnd().split("\n");
  log.write("group", `Run ${lines[0] ?? ""}`);
  for (const line of lines) log.write("script", line);
  log.write("script", `shell: ${shell}`);
  if (Object.keys(env).length) log.write("script", "env:");
  for (const [name, value] of Object.entries(env)) log.write("script", `  ${name}: ${value}`);
  log.write("endgroup", "");
}

function findProgram(name: string, path: string): string {
  for (const folder of path.split(":").filter(Boolean)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  throw new Error(`${name}: command not found`);
}
