import { oneLine, sanitize } from "./sanitize.ts";

const entity = (character: string): string => `&#${character.codePointAt(0)};`;

/** What has a meaning in Markdown, HTML, tables, links, mentions, formulas or emoji codes wherever it stands. */
const PUNCTUATION = /[&<>\\`*_~[\]|#$@]|:(?! |$)/g;

/** On one line, without a meaning in Markdown: character references never have one (CommonMark 6.2). */
const plain = (foreign: string): string =>
  oneLine(foreign)
    .replace(PUNCTUATION, entity)
    .replace(/^[-+=]/, entity)
    .replace(/^(\d+)([.)])/, (_, digits: string, mark: string) => digits + entity(mark))
    .replace(/(www)\./gi, "$1&#46;");

/** Foreign text within a line; what stands between back ticks is shown as code. */
export const text = (foreign: string): string =>
  plain(foreign).replace(/&#96;(.+?)&#96;/g, "<code>$1</code>");

/** Foreign text as code within a line or a table cell. */
export const code = (foreign: string): string => (foreign ? `<code>${plain(foreign)}</code>` : "");

/** Foreign text of several lines, as it stands: only `</pre>` ends such a block, not even an empty line. */
export const block = (foreign: string): string =>
  `<pre>${sanitize(foreign).trimEnd().replace(/[&<>]/g, entity)}</pre>`;

/** A link of ours; the address is checked to be one. */
export const link = (label: string, url: string): string =>
  /^https:\/\/[\w.~:/?#@&=+,;%-]+$/.test(url) ? `[${text(label)}](${url})` : text(url);

/** A table; cells are Markdown already. */
export function table(head: string[], rows: string[][]): string {
  const row = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

/** A part that is folded away; the body is Markdown already. */
export const folded = (title: string, body: string): string =>
  `<details><summary>${text(title)}</summary>\n\n${body}\n\n</details>`;
