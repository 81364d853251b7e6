import { parentPort } from "node:worker_threads";
import { play, type Crash } from "./crash-points.ts";

// Outside Jest's context, where the same code runs several times as fast.
parentPort!.on("message", (crashes: Crash[]) => {
  void (async () => {
    for (const crash of crashes) parentPort!.postMessage(await play(crash));
    parentPort!.postMessage(undefined);
  })();
});
