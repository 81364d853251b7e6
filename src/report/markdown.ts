import { oneLine, sanitize } from "./sanitize.ts";

const entity = (character: string): string => `&#${character.codePointAt(0)};`;

/** All but letters, digits, spaces and what has no meaning in Markdown wherever it stands. */
const PUNCTUATION = /[^\p{L}\p{N} .,;/%?]/gu;

/**
 * Foreign text as text of one line: whatever Markdown, HTML, tables, links, mentions or emoji codes could be made of it is
 * written as character references, which never have a meaning in Markdown (CommonMark 6.2).
 */
export const text = (foreign: string): string =>
  oneLine(foreign)
    .replace(PUNCTUATION, entity)
    .replace(/^(\d+)\./, "$1&#46;")
    .replace(/(www)\./gi, "$1&#46;");

/** Foreign text as code within a line or a table cell. */
export const code = (foreign: string): string => (foreign ? `<code>${text(foreign)}</code>` : "");

/** Foreign text of several lines, as it stands. */
export const block = (foreign: string): string =>
  `<pre>${sanitize(foreign).trimEnd().replace(PUNCTUATION, entity)}</pre>`;

/** A link of ours; the address is checked to be one. */
export const link = (label: string, url: string): string =>
  /^https:\/\/[^\s<>()"']+$/.test(url) ? `[${text(label)}](${url})` : text(url);

/** A table; cells are Markdown already. */
export function table(head: string[], rows: string[][]): string {
  const row = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}

/** A part that is folded away; the body is Markdown already. */
export const folded = (title: string, body: string): string =>
  `<details><summary>${text(title)}</summary>\n\n${body}\n\n</details>`;
