import type { LineKind, LogLine } from "./job-log.ts";

const paint = (code: string) => (text: string, colour: boolean) =>
  colour ? `\u001b[${code}m${text}\u001b[0m` : text;
const red = paint("31");
const yellow = paint("33");
const blue = paint("36");
const faint = paint("2");
const bold = paint("1");

type Show = (text: string, colour: boolean) => string | undefined;

/** How a browser shows each kind of line; what it keeps folded away is not shown. */
const shown = {
  plain: (text) => text,
  script: () => undefined,
  group: (text, colour) => bold(`▸ ${text}`, colour),
  endgroup: () => undefined,
  error: (text, colour) => red(`Error: ${text}`, colour),
  warning: (text, colour) => yellow(`Warning: ${text}`, colour),
  notice: (text, colour) => blue(`Notice: ${text}`, colour),
  debug: () => undefined,
} satisfies Record<LineKind, Show>;

/**
 * Shows a job log line by line as GitHub's page does: headings bold and their content indented, the runner's own headings
 * folded, annotations coloured. The returned function answers undefined for a line that is not shown.
 */
export function createLogView(colour: boolean): (line: LogLine) => string | undefined {
  let inGroup = false;
  return (line) => {
    if (line.kind === "endgroup" || line.kind === "group") inGroup = false;
    const show: Show = shown[line.kind];
    const text = show(line.text, colour);
    const indented = inGroup && text !== undefined ? `  ${text}` : text;
    if (line.kind === "group") inGroup = true;
    if (indented === undefined) return undefined;
    return `${faint((line.at / 1000).toFixed(1).padStart(6), colour)}  ${indented}`;
  };
}
