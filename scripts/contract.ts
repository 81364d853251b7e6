import { readFileSync, writeFileSync } from "node:fs";
import { actions } from "../src/inputs/contract.ts";
import { actionPart, readmePart } from "./contract-text.ts";
import { findingsPart } from "./findings-text.ts";

interface Part {
  path: string;
  begin: RegExp;
  end: RegExp;
  text(): string;
}

const inYaml = { begin: /^# begin: made from .*$/m, end: /^# end$/m };
const inMarkdown = { begin: /^<!-- begin: made from .*$/m, end: /^<!-- end -->$/m };

/** The parts of files that are made from the contract and the findings table: each stands between two lines that say so. */
const parts: Part[] = [
  ...Object.values(actions).flatMap((action): Part[] => [
    { path: `${action.folder}action.yml`, ...inYaml, text: () => actionPart(action) },
    { path: `${action.folder}README.md`, ...inMarkdown, text: () => readmePart(action) },
  ]),
  { path: "docs/findings.md", ...inMarkdown, text: findingsPart },
];

/** The file's text with its part as the contract has it; throws when the marks are missing. */
function renewed({ path, begin, end, text }: Part, present: string): string {
  const from = begin.exec(present);
  const to = end.exec(present);
  if (!from || !to || to.index < from.index)
    throw new Error(`${path}: the marks of the made part are missing`);
  const gap = path.endsWith(".md") ? "\n\n" : "\n";
  return present.slice(0, from.index + from[0].length) + gap + text() + gap + present.slice(to.index);
}

/** `node build/scripts/contract.js` writes the parts; with `--check` it only says which differ, and fails then. */
function main(check: boolean): void {
  for (const part of parts) {
    const present = readFileSync(part.path, "utf8");
    const wanted = renewed(part, present);
    if (wanted === present) continue;
    if (check) {
      console.error(`${part.path} differs from what it is made from: run \`npm run contract:write\``);
      process.exitCode = 1;
    } else writeFileSync(part.path, wanted);
  }
}

main(process.argv.includes("--check"));
