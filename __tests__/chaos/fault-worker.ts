import { parentPort } from "node:worker_threads";
import { play, type FaultPoint } from "./fault-points.ts";

// Outside Jest's context, where the same code runs several times as fast.
parentPort!.on("message", (points: FaultPoint[]) => {
  void (async () => {
    for (const point of points) parentPort!.postMessage(await play(point));
    parentPort!.postMessage(undefined);
  })();
});
