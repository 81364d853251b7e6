import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Edit } from "./defect.ts";

let edits: readonly Edit[] = [];
const SOURCES = "/build/src/";

/** Module hooks (Node.js documentation, module.register): told what to change. */
export function initialize(given: readonly Edit[]): void {
  edits = given;
}

interface Loaded {
  format: string;
  source: string;
  shortCircuit: true;
}

/** Changes a source on its way in. Throws when it is not as the defect expects: a defect that is not there proves nothing. */
export async function load<T>(
  url: string,
  context: unknown,
  next: (url: string, context: unknown) => Promise<T>,
): Promise<T | Loaded> {
  const at = url.lastIndexOf(SOURCES);
  const here = at < 0 ? [] : edits.filter(({ file }) => file === url.slice(at + SOURCES.length));
  if (here.length === 0) return next(url, context);
  const source = here.reduce(changed, await readFile(fileURLToPath(url), "utf8"));
  return { format: "module", source, shortCircuit: true };
}

/** The text with one edit made. Throws unless its place is found exactly once. */
export function changed(text: string, { file, find, replace }: Edit): string {
  const [before, after, ...more] = text.split(find);
  if (after === undefined || more.length > 0)
    throw new Error(`${file} holds ${text.split(find).length - 1} times: ${find}`);
  return `${before}${replace}${after}`;
}
