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

/** How jobs are played. */
export interface Playing<P extends Part> {
  /** One for each core unless told otherwise: more only wait for each other. */
  workers?: number;
  /** So many go to a worker at a time: few, so that none idles at the end. */
  batch?: number;
  /** Told of each result as soon as it is known, in any order. */
  onResult?(result: ResultOf<P>): void;
  /** No further batch is begun once this is true. */
  isLate?(): boolean;
}

/**
 * Plays all jobs of a part outside Jest's context, where the same code runs several times as fast. The results come in
 * the order of the jobs, without those that were never begun. Rejects when a worker dies.
 */
export async function playAll<P extends Part>(
  part: P,
  jobs: readonly JobOf<P>[],
  playing: Playing<P> = {},
): Promise<ResultOf<P>[]> {
  const { workers = Math.min(availableParallelism(), 8), batch: size = 10, onResult, isLate } = playing;
  const results: ResultOf<P>[] = [];
  let next = 0;
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL("./chaos-worker.js", import.meta.url));
      let expected: number[] = [];
      const feed = (): void => {
        const batch = isLate?.() ? [] : jobs.slice(next, next + size);
        expected = [...batch.keys()].map((offset) => next + offset);
        next += batch.length;
        if (batch.length === 0) return void worker.terminate().then(() => resolve());
        worker.postMessage({ part, jobs: batch } satisfies Batch);
      };
      worker.on("error", reject);
      worker.on("message", (result: ResultOf<P>) => {
        const index = expected.shift()!;
        results[index] = result;
        onResult?.(result);
        if (expected.length === 0) feed();
      });
      feed();
    });
  await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, one));
  return results.filter(() => true); // leaves out the holes
}
