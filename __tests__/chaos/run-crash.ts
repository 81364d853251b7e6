import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { FLEETS } from "../journeys/each-fleet.ts";
import { AFTERMATHS, callsOf, type Crash, type CrashResult } from "./crash-points.ts";

/**
 * Every call of each fleet's deployment, before and after its effect, with each aftermath. `twice`: whoever follows is
 * killed too, at each of so many of its calls.
 */
async function allCrashes(twice: number): Promise<Crash[]> {
  const crashes: Crash[] = [];
  for (const fleet of FLEETS) {
    const calls = [...(await callsOf(fleet)).keys()];
    for (const aftermath of AFTERMATHS)
      for (const call of calls)
        for (const when of ["before", "after"] as const)
          if (twice === 0) crashes.push({ fleet, call, when, aftermath });
          else if (when === "after")
            for (let again = 0; again < twice; again++) crashes.push({ fleet, call, when, aftermath, again });
  }
  return crashes;
}

/** Plays them on one worker per core, a few at a time so that no worker idles at the end. */
export async function playAll(crashes: readonly Crash[], workers: number): Promise<CrashResult[]> {
  const queue = [...crashes];
  const results: CrashResult[] = [];
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./crash-worker.js", import.meta.url));
      const feed = (): void => worker.postMessage(queue.splice(0, 10));
      worker.on("error", reject);
      worker.on("message", (result: CrashResult | undefined) => {
        if (result) results.push(result);
        else if (queue.length > 0) feed();
        else void worker.terminate().then(() => resolve());
      });
      feed();
    });
  await Promise.all(Array.from({ length: workers }, one));
  return results;
}

function table(results: readonly CrashResult[]): string {
  const rows = new Map<string, { passed: number; failed: number; outcomes: Map<string, number> }>();
  for (const { fleet, aftermath, failure, outcomes } of results) {
    const name = `${fleet}, then ${aftermath}`;
    const row = rows.get(name) ?? { passed: 0, failed: 0, outcomes: new Map<string, number>() };
    row[failure ? "failed" : "passed"]++;
    const path = outcomes.slice(1).join(" → ");
    row.outcomes.set(path, (row.outcomes.get(path) ?? 0) + 1);
    rows.set(name, row);
  }
  return [...rows]
    .map(([name, { passed, failed, outcomes }]) => {
      const ways = [...outcomes].map(([path, count]) => `${count} × ${path}`).join(", ");
      return `${name.padEnd(30)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed   ${ways}`;
    })
    .join("\n");
}

/** `--twice 200`, `--every 7`, `--only "clone settle"`: all of them by default. */
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const every = Number(option("every") ?? 1);
const since = performance.now();
const crashes = (await allCrashes(Number(option("twice") ?? 0)))
  .filter(({ fleet, aftermath, call, when, again }) =>
    `${fleet} ${aftermath} ${call} ${when} ${again ?? ""}`.startsWith(option("only") ?? ""),
  )
  .filter((_, index) => index % every === 0);
const results = await playAll(crashes, Math.min(availableParallelism(), 8));
const failed = results.filter(({ failure }) => failure).sort((a, b) => a.call - b.call);
for (const { fleet, call, when, aftermath, again, failure } of failed.slice(0, 8))
  console.log(`\nFAILED ${fleet} ${aftermath} ${call} ${when} ${again ?? ""}\n${failure}`);
console.log(table(results));
for (const { fleet, call, when, aftermath, again, failure } of failed)
  console.log(`FAILED ${fleet} ${aftermath} ${call} ${when} ${again ?? ""}: ${failure!.split("\n")[0]}`);
const seconds = (performance.now() - since) / 1000;
const calls = results.reduce((sum, one) => sum + one.calls, 0);
console.log(
  `${results.length} crash points, ${failed.length} failed; ${calls} calls, ${Math.round(calls / seconds)} per second, ${seconds.toFixed(0)} s`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
