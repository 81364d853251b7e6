import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chaosOptions, type ChaosOptions, type PartName } from "./chaos-options.ts";
import { runDefects } from "./defects/run-defects.ts";
import { summaryOf, type Figures } from "./figures.ts";
import { runProgram } from "./given-options.ts";
import { storms, tellStorm } from "./run-storms.ts";

/** Plays a part that has a program of its own, which tells its figures at its end; undefined: it did not come to that. */
const program = (path: string) => async (): Promise<Figures | undefined> => {
  const child = fork(fileURLToPath(new URL(path, import.meta.url)));
  let figures: Figures | undefined;
  child.on("message", (told) => {
    figures = told as Figures;
  });
  // Only then nothing more comes from it.
  await Promise.all([once(child, "exit"), once(child, "disconnect")]);
  return figures;
};

/** Each prints what it found violated. */
const PLAYED = {
  crash: program("./run-crash.js"),
  faults: program("./run-faults.js"),
  kills: program("../shipped/run-kills.js"),
  storms,
} satisfies Record<PartName, (options: ChaosOptions) => Promise<Figures | undefined>>;

/** Plays the parts that were asked for, and prints their figures last; true when nothing was violated. */
async function playParts(options: ChaosOptions): Promise<boolean> {
  const since = performance.now();
  const all: Figures[] = [];
  const broken: PartName[] = [];
  for (const name of options.only) {
    const figures = await PLAYED[name](options);
    if (figures) all.push(figures);
    else broken.push(name);
  }
  for (const name of broken) console.log(`\nNOT PLAYED TO ITS END: ${name}`);
  console.log(`\n${summaryOf(all, (performance.now() - since) / 1000)}`);
  return broken.length === 0 && all.every(({ failed }) => failed === 0);
}

await runProgram(async () => {
  const options = chaosOptions(process.argv.slice(2));
  if (options.storm) return (await tellStorm(options.storm)).violations.length === 0;
  if (options.defects !== undefined) return runDefects(options.defects);
  return playParts(options);
});
