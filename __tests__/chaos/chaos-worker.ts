import { parentPort } from "node:worker_threads";
import { countCrashPoints, playCrashPoint } from "./crash-play.ts";
import { play } from "./fault-play.ts";
import { RACES } from "./races.ts";
import { playStorm } from "./storm-play.ts";
import { stormOf } from "./storm-seeds.ts";
import type { Batch } from "./workers.ts";

/** Everything that a worker can play: from a job in plain data to a result in plain data. One that rejects ends the worker. */
export const PARTS = {
  "crash-count": countCrashPoints,
  crash: playCrashPoint,
  fault: play,
  race: (name: string) => playStorm(RACES[name]!),
  storm: (seed: number) => playStorm(stormOf(seed)),
};

parentPort?.on("message", ({ part, jobs }: Batch) => {
  void (async () => {
    for (const job of jobs) parentPort!.postMessage(await (PARTS[part] as (job: unknown) => unknown)(job));
  })();
});
