import { parentPort } from "node:worker_threads";
import { runJob, type Job } from "./matrix.ts";
import { buildOnce } from "./standing.ts";

const stand = buildOnce();

// Outside Jest's context, where the same code runs several times as fast.
parentPort!.on("message", (jobs: Job[]) => {
  void (async () => {
    for (const job of jobs) parentPort!.postMessage(await runJob(job, stand));
    parentPort!.postMessage(undefined);
  })();
});
