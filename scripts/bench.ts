import { writeFile } from "node:fs/promises";
import { format } from "prettier";
import { measureAll } from "./bench/measure-all.ts";
import { figuresOf, isMissed } from "./bench/figures.ts";
import { render } from "./bench/render.ts";

const PAGE = "docs/figures.md";

/**
 * `npm run bench`: measures and prints; `-- --check` fails on a missed figure; `-- --write` keeps the page in docs/.
 */
const measured = await measureAll((what) => console.error(`measuring ${what}`));
const figures = figuresOf(measured);
const page = render(measured, figures);
console.log(page);
if (process.argv.includes("--write")) await writeFile(PAGE, await format(page, { parser: "markdown" }));
const missed = figures.filter(isMissed);
for (const { what } of missed) console.log(`MISSED: ${what}`);
if (missed.length > 0 && process.argv.includes("--check")) process.exitCode = 1;
