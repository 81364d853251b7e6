import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BluegreenEvent } from "../../src/events.ts";
import type { Log } from "../../src/github/log.ts";
import { audienceFrom } from "../../src/entry/audience.ts";
import { reporter } from "../../src/report/report.ts";
import { emptyStory } from "../../src/report/story.ts";
import {
  makeCommandFiles,
  readCommandFiles,
  type FileCommandResult,
} from "../../simulator/runner/file-commands.ts";
import { commandNames, parseCommand } from "../../simulator/runner/workflow-commands.ts";
import { OWNER } from "../journeys/run.ts";

/** Everything that a step of ours left with the runner. */
export interface Heard {
  stdout: string;
  /** Names of the commands that the runner takes from it, in order. */
  commands: string[];
  /** Names of the commands that our reporter gave, in order. */
  given: string[];
  files: FileCommandResult;
  /** What our reporter wrote as outputs. */
  written: Record<string, string>;
  events: string;
}

const known = new Set<string>(commandNames);

/** The runner reads lines that end at CRLF, LF or a bare CR; .NET takes U+0085 for white space. */
const commandsIn = (text: string): string[] =>
  text
    .split(/\r\n|\r|\n/)
    .flatMap((line) => parseCommand(line.replace(/^[\s\u0085]+/u, ""), known)?.name ?? []);

/** Tells events as the deploy step does, with GitHub's own toolkit, to a runner that listens. */
export function heard(told: readonly BluegreenEvent[], env: Record<string, string> = {}): Heard {
  const temp = mkdtempSync(join(tmpdir(), "heard-"));
  const paths = makeCommandFiles(temp, "1");
  const eventsPath = join(temp, "events.jsonl");
  const [write, before, exitCode] = [process.stdout.write, { ...process.env }, process.exitCode];
  let stdout = "";
  process.stdout.write = (text: string | Uint8Array) => ((stdout += String(text)), true);
  Object.assign(process.env, paths, env);
  const given: string[] = [];
  const written: Record<string, string> = {};
  try {
    const real = audienceFrom({ ...process.env }, OWNER, eventsPath);
    const clock = { now: () => new Date(0), monotonic: () => 0, sleep: () => Promise.resolve() };
    const emit = reporter(
      {
        ...real,
        log: noting(real.log, given),
        writeOutput: (name, value) => ((written[name] = value), real.writeOutput(name, value)),
        fail: (text) => (given.push("error"), real.fail(text)),
      },
      clock,
      emptyStory(),
    );
    for (const event of told) emit(event);
    const files = readCommandFiles(paths);
    return {
      stdout,
      commands: commandsIn(stdout),
      given,
      files,
      written,
      events: readFileSync(eventsPath, "utf8"),
    };
  } finally {
    process.stdout.write = write;
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    process.exitCode = exitCode;
    rmSync(temp, { recursive: true });
  }
}

function noting(log: Log, given: string[]): Log {
  return {
    line: log.line,
    group: (title) => (given.push("group"), log.group(title)),
    endGroup: () => (given.push("endgroup"), log.endGroup()),
    annotate: (level, title, text) => (given.push(level), log.annotate(level, title, text)),
    debug: (text) => (given.push("debug"), log.debug(text)),
  };
}
