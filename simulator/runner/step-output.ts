import type { AnnotationLevel, JobLog } from "./job-log.ts";
import { commandNames, parseCommand } from "./workflow-commands.ts";
import type { CommandName, WorkflowCommand } from "./workflow-commands.ts";

/** What the commands in a step's output did, beside the log. */
export interface StepOutput {
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** A refused command fails the step, whatever its exit code. */
  refused: boolean;
  /** The token that starts commands again, while they are stopped. */
  stopToken?: string;
}

export const emptyStepOutput = (): StepOutput => ({ outputs: {}, state: {}, refused: false });

type Effect = (command: WorkflowCommand, output: StepOutput, log: JobLog) => void;

const annotate =
  (level: AnnotationLevel): Effect =>
  ({ properties, text }, _, log) => {
    const { title, file, line } = properties;
    log.annotate({
      level,
      message: text,
      ...(title === undefined ? {} : { title }),
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line: Number(line) }),
    });
  };

const refuse: Effect = ({ name }, output, log) => {
  output.refused = true;
  log.annotate({ level: "error", message: `Unable to process command '${name}' successfully.` });
  log.annotate({
    level: "error",
    message: `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`.`,
  });
};

const keep =
  (where: "outputs" | "state"): Effect =>
  ({ name, properties, text }, output, log) => {
    const key = properties["name"];
    if (!key) return refuse({ name, properties, text }, output, log);
    output[where][key] = text;
    log.annotate({
      level: "warning",
      message: `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files.`,
    });
  };

const ignore: Effect = () => {};

const effects = {
  "add-mask": ({ text }, _, log) => {
    if (text.trim()) log.addMask(text);
    else
      log.annotate({
        level: "warning",
        message: "Can't add secret mask for empty string in ##[add-mask] command.",
      });
  },
  "add-matcher": ignore,
  "add-path": refuse,
  debug: ({ text }, _, log) => log.write("debug", text),
  echo: ignore,
  endgroup: (_, __, log) => log.write("endgroup", ""),
  error: annotate("error"),
  group: ({ text }, _, log) => log.write("group", text),
  notice: annotate("notice"),
  "remove-matcher": ignore,
  "save-state": keep("state"),
  "set-env": refuse,
  "set-output": keep("outputs"),
  "stop-commands": ({ text }, output) => {
    output.stopToken = text;
  },
  warning: annotate("warning"),
} satisfies Record<CommandName, Effect>;

const known = new Set<string>(commandNames);

/** Takes one line of a step's stdout or stderr: a command takes effect, any other line goes to the log. */
export function readOutputLine(line: string, output: StepOutput, log: JobLog): void {
  if (output.stopToken !== undefined) {
    const command = parseCommand(line, new Set([...known, output.stopToken]));
    if (command?.name === output.stopToken) delete output.stopToken;
    log.write("plain", line);
    return;
  }
  const command = parseCommand(line, known);
  if (!command) return log.write("plain", line);
  effects[command.name as CommandName](command, output, log);
}
