import { setImmediate as turn } from "node:timers/promises";

/**
 * Plays something in which no promise may be rejected without anybody who handles it: outside of tests Node.js ends the
 * process for that (Node.js documentation, process: unhandledRejection). Throws what the first of them was rejected with.
 */
export async function allHandled<T>(play: () => Promise<T>): Promise<T> {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", note);
  try {
    const result = await play();
    await turn(); // Node.js tells of them between two turns of its loop
    if (unhandled.length > 0) throw new Error("nobody handles a rejection", { cause: unhandled[0] });
    return result;
  } finally {
    process.off("unhandledRejection", note);
  }
}
