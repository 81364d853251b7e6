import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { FaultResult } from "./fault-play.ts";
import { nameOf, SUBJECTS, type FaultPoint } from "./fault-point.ts";
import { pairs, singles } from "./fault-points.ts";
import { lineOf, type Figures } from "./figures.ts";

// The workers inherit it: the SDK's worry about coming versions of Node.js would be told by each of them.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

/** Plays them on one worker per core, a few at a time so that no worker idles at the end. */
export async function playAll(points: readonly FaultPoint[], workers: number): Promise<FaultResult[]> {
  const queue = [...points];
  const results: FaultResult[] = [];
  const note = (result: FaultResult): void => {
    results.push(result);
    if (result.failure)
      console.log(`FAILED ${nameOf(result)}: ${result.failure.split("\n")[0]!.slice(0, 300)}`);
  };
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./fault-worker.js", import.meta.url));
      const feed = (): void => worker.postMessage(queue.splice(0, 10));
      worker.on("error", reject);
      worker.on("message", (result: FaultResult | undefined) => {
        if (result) note(result);
        else if (queue.length > 0) feed();
        else void worker.terminate().then(() => resolve());
      });
      feed();
    });
  await Promise.all(Array.from({ length: workers }, one));
  return results;
}

function table(results: readonly FaultResult[]): string {
  const rows = new Map<string, { failed: number; outcomes: Map<string, number> }>();
  for (const { subject, faults, failure, outcomes } of results) {
    const name = `${subject} ${faults.map(({ kind }) => kind).join(" + ")}`;
    const row = rows.get(name) ?? { failed: 0, outcomes: new Map<string, number>() };
    if (failure) row.failed++;
    const path = outcomes.join(" → ");
    row.outcomes.set(path, (row.outcomes.get(path) ?? 0) + 1);
    rows.set(name, row);
  }
  return [...rows]
    .map(([name, { failed, outcomes }]) => {
      const ways = [...outcomes].map(([path, count]) => `${count} × ${path}`).join(", ");
      return `${name.padEnd(34)} ${String(failed).padStart(4)} failed   ${ways}`;
    })
    .sort()
    .join("\n");
}

/** `--every 7`, `--only "clone rollback.*denied"` (a regular expression), `--singles`, `--pairs`: all of them by default. */
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const asked = (name: string): boolean => process.argv.includes(`--${name}`);
const every = Number(option("every") ?? 1);
const since = performance.now();
const points: FaultPoint[] = [];
for (const subject of SUBJECTS) {
  if (!asked("pairs")) points.push(...(await singles(subject)));
  if (!asked("singles")) points.push(...(await pairs(subject)));
}
const wanted = new RegExp(option("only") ?? "");
const chosen = points.filter((point) => wanted.test(nameOf(point))).filter((_, index) => index % every === 0);
const results = await playAll(chosen, Math.min(availableParallelism(), 8));
const failed = results.filter(({ failure }) => failure);
for (const result of failed.slice(0, Number(option("show") ?? 8)))
  console.log(`\nFAILED ${nameOf(result)}\n${result.failure}`);
console.log(table(results));
const seconds = (performance.now() - since) / 1000;
const count = (of: number): number => results.filter(({ faults }) => faults.length === of).length;
const figures: Figures = {
  name: "faults",
  played: results.length,
  failed: failed.length,
  calls: results.reduce((sum, { calls }) => sum + calls, 0),
  further: {
    "of one fault at one call": count(1),
    "that stand for another kind beside": results.reduce((sum, { also }) => sum + also.length, 0),
    "of two at two calls": count(2),
  },
};
console.log(lineOf(figures, seconds));
process.exitCode = failed.length > 0 ? 1 : 0;
