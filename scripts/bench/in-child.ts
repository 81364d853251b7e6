import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Runs a compiled script of this folder in a Node.js process of its own, so that neither memory nor compiled code of
 * one measurement is counted in another. Returns what it printed last, as JSON.
 */
export async function inChild<T>(script: string, ...args: string[]): Promise<T> {
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };
  const { stdout } = await run(process.execPath, [`build/scripts/bench/${script}.js`, ...args], { env });
  return JSON.parse(stdout.trimEnd().split("\n").at(-1)!) as T;
}
