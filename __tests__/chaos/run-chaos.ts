import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chaosOptions, USAGE, type ChaosOptions } from "./chaos-options.ts";
import { runDefects } from "./defects/run-defects.ts";
import type { PartEnd } from "./figures.ts";
import { storms, tellStorm } from "./run-storms.ts";

// The workers inherit it: the SDK's worry about coming versions of Node.js would be told by each of them.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

/** Plays a part that has a program of its own, which prints its figures as its last line. */
const program = (name: string) => async (): Promise<PartEnd> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL(name, import.meta.url))], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let line = "";
  for await (line of createInterface({ input: child.stdout })) console.log(line);
  const [status] = child.exitCode === null ? await once(child, "exit") : [child.exitCode];
  return { passed: status === 0, line };
};

/** The parts of the suite, in the order in which they are played; each prints what it found violated. */
const PARTS: Readonly<Record<string, (options: ChaosOptions) => Promise<PartEnd>>> = {
  crash: program("./run-crash.js"),
  faults: program("./run-faults.js"),
  kills: program("../shipped/run-kills.js"),
  storms,
};

/** Plays what was asked for; true when nothing was violated. */
async function main(options: ChaosOptions): Promise<boolean> {
  if (options.storm) return (await tellStorm(options.storm)).violations.length === 0;
  if (options.defects !== undefined) return runDefects(options.defects);
  const names = options.only === undefined ? Object.keys(PARTS) : options.only.split(",");
  const unknown = names.find((name) => !(name in PARTS));
  if (unknown !== undefined)
    throw new Error(`--only ${unknown}: there are ${Object.keys(PARTS).join(", ")}\n${USAGE}`);
  const ends: PartEnd[] = [];
  for (const name of names) ends.push(await PARTS[name]!(options));
  for (const { line } of ends) console.log(line);
  return ends.every(({ passed }) => passed);
}

try {
  if (!(await main(chaosOptions(process.argv.slice(2))))) process.exitCode = 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
