import { spawnSync } from "node:child_process";

/**
 * Runs a program of the tests to its end, compiled and in a process of its own: outside of Jest's context the same code
 * runs several times as fast.
 * @param program below build/__tests__
 */
export function compiled(program: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [`build/__tests__/${program}`, ...args], {
    encoding: "utf8",
    maxBuffer: 1e9,
  });
}

/** What such a program answers as JSON. Throws where it fails, with what it said. */
export function answerOf<T>(program: string, ...args: readonly string[]): T {
  const { status, stdout, stderr } = compiled(program, ...args);
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as T;
}
