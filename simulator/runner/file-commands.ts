import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The files by which a step talks to the runner, one fresh set per step: environment variable → file name prefix. */
const files = {
  GITHUB_OUTPUT: "set_output_",
  GITHUB_ENV: "set_env_",
  GITHUB_PATH: "add_path_",
  GITHUB_STATE: "save_state_",
  GITHUB_STEP_SUMMARY: "step_summary_",
} as const;
export type FileCommand = keyof typeof files;

/** More than this is not shown at all (actions/runner: FileCommandManager.cs). */
const summaryLimit = 1024 * 1024;

/** What a step said by its files; `errors` are shown and make the step fail, except the summary's. */
export interface FileCommandResult {
  outputs: Record<string, string>;
  env: Record<string, string>;
  paths: string[];
  state: Record<string, string>;
  summary: string;
  errors: string[];
  summaryError?: string;
}

/** Makes the empty files of one step; `unique` keeps steps apart. */
export function makeCommandFiles(temp: string, unique: string): Record<FileCommand, string> {
  const folder = join(temp, "_runner_file_commands");
  mkdirSync(folder, { recursive: true });
  const made = {} as Record<FileCommand, string>;
  for (const [variable, prefix] of Object.entries(files)) {
    const file = (made[variable as FileCommand] = join(folder, prefix + unique));
    writeFileSync(file, "");
  }
  return made;
}

/** Reads a step's files once it has ended, however it ended. */
export function readCommandFiles(paths: Record<FileCommand, string>): FileCommandResult {
  const errors: string[] = [];
  const pairs = (variable: FileCommand, kind: string): Record<string, string> => {
    try {
      return parseKeyValues(readFileSync(paths[variable], "utf8"));
    } catch (error) {
      errors.push(`Unable to process file command '${kind}' successfully.`, (error as Error).message);
      return {};
    }
  };
  const env = pairs("GITHUB_ENV", "env");
  if ("NODE_OPTIONS" in env) {
    delete env["NODE_OPTIONS"];
    errors.push("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
  }
  const summary = readFileSync(paths.GITHUB_STEP_SUMMARY);
  const tooLarge = summary.length > summaryLimit;
  return {
    outputs: pairs("GITHUB_OUTPUT", "output"),
    state: pairs("GITHUB_STATE", "state"),
    env,
    paths: readFileSync(paths.GITHUB_PATH, "utf8").split(/\r?\n/).filter(Boolean),
    summary: tooLarge ? "" : summary.toString("utf8"),
    errors,
    ...(tooLarge
      ? {
          summaryError: `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.round(summary.length / 1024)}k.`,
        }
      : {}),
  };
}

/**
 * `name=value` lines and `name<<delimiter` blocks; the first of `=` and `<<` in a line decides.
 * @throws with the runner's own words when the file is malformed (actions/runner: FileCommandManager.cs).
 */
export function parseKeyValues(content: string): Record<string, string> {
  const result: Record<string, string> = {};
  const lines = linesOf(content);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!.text;
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
      const name = line.slice(0, heredoc);
      const delimiter = line.slice(heredoc + 2);
      if (!name || !delimiter) {
        throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`);
      }
      const end = lines.findIndex((candidate, index) => index > at && candidate.text === delimiter);
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
      const body = lines.slice(at + 1, end);
      result[name] = body
        .map(({ text, newline }, index) => (index < body.length - 1 ? text + newline : text))
        .join("");
      at = end;
    } else if (equals >= 0) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`);
      result[line.slice(0, equals)] = line.slice(equals + 1);
    } else throw new Error(`Invalid format '${line}'`);
  }
  return result;
}

function linesOf(content: string): { text: string; newline: string }[] {
  const lines = [...content.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)].map(([, text, newline]) => ({
    text: text ?? "",
    newline: newline ?? "",
  }));
  while (lines.at(-1)?.text === "" && lines.at(-1)?.newline === "") lines.pop();
  return lines;
}
