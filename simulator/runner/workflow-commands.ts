/** A line of a step's output that speaks to the runner. */
export interface WorkflowCommand {
  name: string;
  properties: Record<string, string>;
  text: string;
}

/** The commands the runner knows (actions/runner: ActionCommandManager.cs); anything else is an ordinary line. */
export const commandNames = [
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "warning",
] as const;
export type CommandName = (typeof commandNames)[number];

/**
 * Reads a line as the runner's two parsers do, in its order: `::name k=v,k=v::text` first in the line after white space,
 * then `##[name k=v;k=v]text` anywhere in it (actions/runner: ActionCommand.cs).
 * @param known names that count; while commands are stopped the caller adds the token that starts them again
 */
export function parseCommand(line: string, known: ReadonlySet<string>): WorkflowCommand | undefined {
  return parseColons(line, known) ?? parseBrackets(line, known);
}

function parseColons(line: string, known: ReadonlySet<string>): WorkflowCommand | undefined {
  const message = line.trimStart();
  if (!message.startsWith("::")) return undefined;
  const end = message.indexOf("::", 2);
  if (end < 0) return undefined;
  const head = readHead(message.slice(2, end), ",");
  if (!known.has(head.name)) return undefined;
  return { ...head, text: unescapeText(message.slice(end + 2)) };
}

function parseBrackets(line: string, known: ReadonlySet<string>): WorkflowCommand | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  if (end < 0) return undefined;
  const head = readHead(line.slice(start + 3, end), ";");
  if (!known.has(head.name)) return undefined;
  return { ...head, text: unescapeBracketed(line.slice(end + 1)) };
}

function readHead(head: string, separator: string): { name: string; properties: Record<string, string> } {
  const space = head.indexOf(" ");
  if (space < 0) return { name: head, properties: {} };
  const unescape = separator === "," ? unescapeProperty : unescapeBracketed;
  const properties: Record<string, string> = {};
  for (const pair of head
    .slice(space + 1)
    .trim()
    .split(separator)) {
    const equals = pair.indexOf("=");
    if (equals > 0 && equals < pair.length - 1)
      properties[pair.slice(0, equals)] = unescape(pair.slice(equals + 1));
  }
  return { name: head.slice(0, space), properties };
}

const unescapeText = (text: string): string =>
  text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");

const unescapeProperty = (text: string): string =>
  text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");

const unescapeBracketed = (text: string): string =>
  text
    .replaceAll("%3B", ";")
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%5D", "]")
    .replaceAll("%25", "%");
