import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { measureAll } from "./bench/measure-all.ts";
import { figuresOf, isMissed } from "./bench/figures.ts";
import { render } from "./bench/render.ts";

/**
 * `npm run bench`: measures and prints; `-- --check` fails on a missed figure; `-- --write` keeps the page in docs/.
 */
// What it does not know it refuses: a misspelt check must not pass for one.
const { values: asked } = parseArgs({ options: { check: { type: "boolean" }, write: { type: "boolean" } } });
const measured = await measureAll((what) => console.error(`measuring ${what}`));
const figures = figuresOf(measured);
const page = render(measured, figures);
console.log(page);
if (asked.write) await writeFile("docs/figures.md", page);
const missed = figures.filter(isMissed);
for (const { what } of missed) console.log(`MISSED: ${what}`);
if (missed.length > 0 && asked.check) process.exitCode = 1;
