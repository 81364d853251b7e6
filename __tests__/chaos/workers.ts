import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { PARTS } from "./chaos-worker.ts";

/** What the workers can play; each kind takes its own job and gives its own result. */
export type Part = keyof typeof PARTS;
export type JobOf<P extends Part> = Parameters<(typeof PARTS)[P]>[0];
export type ResultOf<P extends Part> = Awaited<ReturnType<(typeof PARTS)[P]>>;

/** What goes to a worker. */
export interface Batch {
  part: Part;
  jobs: unknown[];
}

/** So many at a time, so that no worker idles at the end. */
const BATCH = 10;

/** One worker for each core: more only wait for each other. */
const WORKERS = Math.min(availableParallelism(), 8);

/**
 * Plays all jobs of a part outside Jest's context, where the same code runs several times as fast, on one worker per
 * core. The results come in the order of the jobs. @param onResult told as soon as one is known, in any order
 */
export async function playAll<P extends Part>(
  part: P,
  jobs: readonly JobOf<P>[],
  onResult: (result: ResultOf<P>, index: number) => void = () => undefined,
  workers = WORKERS,
): Promise<ResultOf<P>[]> {
  const results: ResultOf<P>[] = [];
  let next = 0;
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./chaos-worker.js", import.meta.url));
      let expected: number[] = [];
      const feed = (): void => {
        const batch = jobs.slice(next, next + BATCH);
        expected = [...batch.keys()].map((offset) => next + offset);
        next += batch.length;
        if (batch.length === 0) return void worker.terminate().then(() => resolve());
        worker.postMessage({ part, jobs: batch } satisfies Batch);
      };
      worker.on("error", reject);
      worker.on("message", (result: ResultOf<P>) => {
        const index = expected.shift()!;
        results[index] = result;
        onResult(result, index);
        if (expected.length === 0) feed();
      });
      feed();
    });
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, one));
  return results;
}
