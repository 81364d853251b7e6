import { parentPort } from "node:worker_threads";
import { playStorm } from "./storm-play.ts";
import { stormOf } from "./storm-seeds.ts";
import type { Batch } from "./workers.ts";

/** Everything that a worker can play: from a job in plain data to a result in plain data, never rejecting. */
export const PARTS = {
  storm: (seed: number) => playStorm(stormOf(seed)),
};

parentPort?.on("message", ({ part, jobs }: Batch) => {
  void (async () => {
    for (const job of jobs) parentPort!.postMessage(await (PARTS[part] as (job: unknown) => unknown)(job));
  })();
});
