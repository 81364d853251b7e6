import type { BluegreenEvent, Emit, Finding } from "../events.ts";
import type { Log } from "../github/log.ts";
import { isSuccess, type Leftover } from "../outcome.ts";
import { formatDuration } from "../time/duration.ts";
import { oneLine, sanitize } from "./sanitize.ts";

type Kind = BluegreenEvent["kind"];
type Of<K extends Kind> = Extract<BluegreenEvent, { kind: K }>;

/** What the renderers write to: a log that keeps its groups in order and its annotations few. */
interface Page extends Log {
  /** Ends the open group, if any: what follows must not be folded away. */
  unfold(): void;
}

/** The runner shows ten annotations of each level per step, ours and its own together (actions/runner: ExecutionContext). */
const ANNOTATIONS = 8;

const tell = {
  inputs: ({ entries }, page) => {
    page.group("Inputs");
    for (const [name, value] of entries) page.line(oneLine(`${name}: ${value}`));
    page.endGroup();
  },
  findings: ({ findings }, page) => {
    page.unfold();
    for (const finding of findings) tellFinding(finding, page);
  },
  claimed: ({ target, release }, page) => page.line(`Release ${release} of ${oneLine(target)}`),
  plan: ({ text, provisional }, page) => {
    page.unfold();
    page.line(provisional ? "Plan (nothing is changed; the release number is provisional)" : "Plan");
    page.line(sanitize(text));
  },
  table: ({ title, head, rows }, page) => {
    page.unfold();
    page.line(oneLine(title));
    for (const line of columns([head, ...rows])) page.line(line);
  },
  "step-began": ({ title, direction }, page) =>
    page.group(direction === "back" ? `Undo: ${oneLine(title)}` : oneLine(title)),
  "step-ended": ({ title, ms, result }, page) => {
    const took = formatDuration(ms);
    if (result === "failed") {
      page.unfold();
      page.line(`Failed after ${took}: ${oneLine(title)}`);
    } else {
      page.line(result === "done" ? `Done in ${took}` : "Nothing to do");
      page.unfold();
    }
  },
  said: ({ text }, page) => page.line(sanitize(text)),
  warned: ({ text }, page) => page.annotate("warning", "warning", sanitize(text)),
  progress: ({ text }, page) => page.line(sanitize(text)),
  waiting: ({ text }, page) => page.line(sanitize(text)),
  "script-failed": ({ instanceId, event, script, message, logTail }, page) => {
    page.line(oneLine(`${instanceId}: ${event} failed${script && ` in ${script}`}: ${message}`));
    for (const line of sanitize(logTail).trimEnd().split("\n")) if (line) page.line(`  | ${line}`);
  },
  explained: ({ cause, remedy, details }, page) => {
    page.unfold();
    page.annotate("error", "what went wrong", sanitize(cause));
    if (remedy) page.line(`What to do: ${sanitize(remedy)}`);
    for (const detail of details) page.line(`  ${sanitize(detail)}`);
  },
  "aws-slow": ({ operation, why }, page) => page.line(`${oneLine(operation)}: ${oneLine(why)}; trying on`),
  "aws-called": ({ operation, resource, requestId, attempts }, page) =>
    page.debug(oneLine(`${operation} ${resource} request ${requestId} attempts ${attempts}`)),
  noted: ({ text }, page) => page.debug(oneLine(text)),
  output: ({ name, value }, page) => page.debug(oneLine(`output ${name}=${value}`)),
  serving: ({ serving }, page) => page.line(`Serving now: ${serving}`),
  committed: (_, page) => page.line("Green alone serves: from here on the release is finished forward."),
  undoing: ({ why }, page) => {
    page.unfold();
    page.line(`Going back: what was done is undone${why && `. ${sanitize(why)}`}`);
  },
  defect: ({ message, stack }, page) => {
    page.unfold();
    page.annotate("error", "defect", `This should not happen; please report it. ${sanitize(message)}`);
    page.group("Stack, for the report");
    page.line(sanitize(stack));
    page.endGroup();
  },
  stopped: (_, page) => page.unfold(), // said by what fails the job
  ended: ({ outcome, summary, leftovers }, page) => {
    page.unfold();
    // A failure is said last of all, by what fails the job.
    if (isSuccess(outcome)) page.line(`${outcome}: ${sanitize(summary)}`);
    if (leftovers.length > 0) page.line("What is left:");
    for (const leftover of leftovers) tellLeftover(leftover, page);
  },
} satisfies { [K in Kind]: (event: Of<K>, page: Page) => void };

/** A table as lines of text: each column as wide as its widest cell. */
function columns(rows: readonly string[][]): string[] {
  const cells = rows.map((row) => row.map(oneLine));
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
}

function tellFinding({ severity, where, what, remedy }: Finding, page: Page): void {
  page.annotate(severity, oneLine(where), `${oneLine(where)}: ${sanitize(what)}`);
  if (remedy) page.line(`  ${sanitize(remedy)}`);
}

function tellLeftover({ what, why, command }: Leftover, page: Page): void {
  page.line(oneLine(`- ${what}${why && `: ${why}`}`));
  if (command) page.line(`  ${sanitize(command)}`);
}

/** Tells the log each event as it happens: one folded group per step, problems never folded away. */
export function consoleReporter(log: Log): Emit {
  const page = pageOf(log);
  return (event) => (tell[event.kind] as (event: BluegreenEvent, page: Page) => void)(event, page);
}

function pageOf(log: Log): Page {
  let folded = false;
  const left = { error: ANNOTATIONS, warning: ANNOTATIONS };
  const endGroup = (): void => {
    if (folded) log.endGroup();
    folded = false;
  };
  return {
    ...log,
    group: (title) => {
      endGroup();
      log.group(title);
      folded = true;
    },
    endGroup,
    unfold: endGroup,
    annotate: (level, title, text) => {
      if (left[level]-- > 0) log.annotate(level, title, text);
      else log.line(`${level === "error" ? "Error" : "Warning"}: ${text}`);
    },
  };
}
