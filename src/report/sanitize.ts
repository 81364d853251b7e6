// What the runner takes for commands, and what hides from it (actions/runner: ActionCommand, ProcessInvoker): `::` first in a
// line after any white space, `##[` anywhere in a line, and lines that end at a bare CR.
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
// oxlint-disable-next-line no-control-regex -- these are what is removed
const COLOURS = /\u001b\[[0-9;]*m/g;
// C0 without tab and line feed, DEL and C1; what takes no room (zero-width space and joiners of words, byte order mark, the
// plane of tags), and the marks that reorder text.
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- these are what is removed
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;

/** What is seen of a text: no colours, no control character, `\n` as the only line end. */
export const seen = (text: string): string =>
  text.replace(LINE_ENDS, "\n").replace(COLOURS, "").replace(UNSEEN, "");

/** Makes any text harmless in a log: what is seen of it, and no workflow command. */
export const sanitize = (text: string): string =>
  seen(text)
    .replace(/##\[/g, "##\u200b[")
    .replace(/^(\s*)::/gm, "$1:\u200b:");

/** The same on one line: line ends become spaces. */
export const oneLine = (text: string): string =>
  sanitize(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();
