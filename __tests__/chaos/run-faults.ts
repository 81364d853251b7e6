import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { FLEETS } from "../journeys/each-fleet.ts";
import { faultPoints, type FaultPoint, type FaultResult } from "./fault-points.ts";

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

const nameOf = ({ subject, faults }: FaultPoint): string =>
  [subject, ...faults.map(({ kind, call, operation }) => `${kind} ${call} ${operation}`)].join(" ");

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

/** `--every 7`, `--only "clone denied"` (a regular expression): all of them by default. */
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const every = Number(option("every") ?? 1);
const since = performance.now();
const points = (await faultPoints(FLEETS))
  .filter((point) => new RegExp(option("only") ?? "").test(nameOf(point)))
  .filter((_, index) => index % every === 0);
const results = await playAll(points, Math.min(availableParallelism(), 8));
const failed = results.filter(({ failure }) => failure);
for (const result of failed.slice(0, Number(option("show") ?? 8)))
  console.log(`\nFAILED ${nameOf(result)}\n${result.failure}`);
console.log(table(results));
const seconds = (performance.now() - since) / 1000;
const calls = results.reduce((sum, one) => sum + one.calls, 0);
console.log(
  `${results.length} faults, ${failed.length} failed; ${calls} calls, ${Math.round(calls / seconds)} per second, ${seconds.toFixed(0)} s`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
