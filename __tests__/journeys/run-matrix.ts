import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { allSwitches } from "../../simulator/core/switches.ts";
import { defaultJobs, furtherJobs, type Job, type Result } from "./matrix.ts";

/** Transcripts of the journeys with all switches at their defaults, by name. */
const byDefault = new Map<string, string>();
/** Columns of the table in which some journey's transcript differed from that. */
const noticed = new Set<string>();

function note({ column, journey, transcript, brief }: Result): void {
  if (column === "defaults") byDefault.set(journey, transcript);
  else if (!brief && transcript !== byDefault.get(journey)) noticed.add(column);
}

const isBrief = ({ column }: Job): boolean => noticed.has(column) || column.startsWith("combination ");

/** Runs all jobs on one worker per core, a few at a time so that no worker idles at the end. */
async function runAll(jobs: readonly Job[]): Promise<Result[]> {
  const queue = [...jobs];
  const results: Result[] = [];
  const next = (): Job[] => queue.splice(0, 10).map((job) => (isBrief(job) ? { ...job, brief: true } : job));
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./matrix-worker.js", import.meta.url));
      const feed = (): void => worker.postMessage(next());
      worker.on("error", reject);
      worker.on("message", (result: Result | undefined) => {
        if (result) {
          note(result);
          results.push(result);
        } else if (queue.length > 0) feed();
        else void worker.terminate().then(() => resolve());
      });
      feed();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 8) }, one));
  return results;
}

/** Switch settings under which no journey's transcript differs from the default's: they change nothing. */
const idleSwitches = (): string[] =>
  Object.entries(allSwitches())
    .flatMap(([name, { settings }]) => settings.slice(1).map((setting) => `${name}=${setting}`))
    .filter((column) => !noticed.has(column));

function table(results: readonly Result[]): string {
  const columns = [
    ...new Set(results.map(({ column }) => column.replace(/^combination \d+$/, "combinations"))),
  ];
  return columns
    .map((column) => {
      const rows = results.filter(
        (one) =>
          one.column === column || (column === "combinations" && one.column.startsWith("combination ")),
      );
      const failed = rows.filter(({ failure }) => failure);
      return `${column.padEnd(60)} ${String(rows.length - failed.length).padStart(5)} passed ${String(failed.length).padStart(4)} failed`;
    })
    .join("\n");
}

const seed = Number(process.env["BLUEGREEN_SEED"] ?? 20260105);
const only = process.argv[2];
const since = Date.now();
const chosen = ({ column, journey }: Job): boolean =>
  !only || column.includes(only) || journey.includes(only);
const ordinary = await runAll(defaultJobs());
const further = await runAll(furtherJobs(seed, ordinary).filter(chosen));
const results = [...ordinary.filter(chosen), ...further];
const failed = results.filter(({ failure }) => failure);
console.log(table(results));
for (const { journey, column, switches, seed: own, failure } of failed.slice(0, 20))
  console.log(
    `\nFAILED ${journey}\n  ${column} seed ${own} ${JSON.stringify(switches)}\n  ${failure?.split("\n").slice(0, 40).join("\n  ")}`,
  );
const idle = only ? [] : idleSwitches();
for (const column of idle) console.log(`\nIDLE ${column}: no journey notices it`);
const seconds = (Date.now() - since) / 1000;
console.log(
  `\n${results.length} deployments in ${seconds.toFixed(0)} s (${(results.length / seconds).toFixed(1)} per second), seed ${seed}`,
);
console.log(
  `${results.length - failed.length} passed, ${failed.length} failed, ${idle.length} idle switches`,
);
process.exitCode = failed.length + idle.length > 0 ? 1 : 0;
