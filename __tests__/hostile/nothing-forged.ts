import assert from "node:assert/strict";
import type { Heard } from "./telling.ts";

/** The runner did what we asked, and nothing else. */
export function nothingForged({ commands, given, files, written }: Heard): void {
  assert.deepEqual(commands, given);
  assert.deepEqual(files.errors, []);
  assert.deepEqual(files.outputs, written);
  assert.deepEqual([files.env, files.state, files.paths], [{}, {}, []]);
  wellFormed(files.summary);
}

/** Of HTML and Markdown there is what we write ourselves, and each table's rows have as many cells as its head. */
function wellFormed(summary: string): void {
  const html = summary.match(/<[^>]*>?/g) ?? [];
  for (const tag of html) assert.match(tag, /^<(\/?(details|summary|pre|code)|br)>$/);
  for (const tag of ["details", "summary", "pre", "code"])
    assert.equal(
      html.filter((one) => one === `<${tag}>`).length,
      html.filter((one) => one === `</${tag}>`).length,
    );
  const markdown = summary.replaceAll(/<pre>[^<]*<\/pre>/g, "");
  let cells = 0;
  for (const line of markdown.split("\n")) {
    const row = line.startsWith("|") ? line.split("|").length : 0;
    if (row > 0 && cells > 0) assert.equal(row, cells);
    cells = row;
    assert.doesNotMatch(
      line,
      /^\s*(#(?!#{1,2} (What is left|Findings|[✅❌⏸📋]))|```|~~~|>|\d+[.)]\s|[-=]{3}$)/u,
    );
  }
  assert.doesNotMatch(
    markdown.replaceAll(/\]\([^)]*\)/g, ""),
    /!\[|javascript:|`|@\w|https?:\/\/evil|www\.evil/,
  );
  for (const [, url] of markdown.matchAll(/\]\(([^)]*)\)/g))
    assert.match(url!, /^https:\/\/(a\/|github\.example\/|us-east-1\.console\.aws)/);
}
