import { parentPort } from "node:worker_threads";
import { play } from "./fault-play.ts";
import type { FaultPoint } from "./fault-point.ts";

// Outside Jest's context, where the same code runs several times as fast.
parentPort!.on("message", (points: FaultPoint[]) => {
  void (async () => {
    for (const point of points) parentPort!.postMessage(await play(point));
    parentPort!.postMessage(undefined);
  })();
});
