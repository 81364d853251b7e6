import { deploy } from "./entry/deploy.ts";
import { releases } from "./entry/releases.ts";
import { repair } from "./entry/repair.ts";
import { rollback } from "./entry/rollback.ts";
import { settle } from "./entry/settle.ts";
import type { Env } from "./entry/world.ts";
import { messageOf } from "./failure.ts";
import { fail } from "./github/log.ts";
import { oneLine } from "./report/sanitize.ts";
import { hiding } from "./report/secrets.ts";

/** A second argument tells the settle step which action it belongs to. */
type Entry = (env: Env, action: string | undefined) => Promise<void>;
const entries: Readonly<Record<string, Entry>> = { deploy, releases, repair, rollback, settle };

/** Runs the entry that the first argument names. Never rejects. */
async function main(name: string | undefined, action: string | undefined): Promise<void> {
  // After a cancellation the runner may have gone: whoever reads our output is no concern of ours.
  process.stdout.on("error", () => undefined);
  // The SDK is part of this program, and so is the worry about which Node.js its next versions want.
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
  try {
    const entry = entries[name ?? ""];
    if (!entry) throw new Error(`"${name ?? ""}" is none of: ${Object.keys(entries).join(", ")}`);
    await entry(process.env, action);
  } catch (error) {
    fail(oneLine(hiding(process.env)(messageOf(error))));
  }
}

// No top-level await: the bundler's wrapper for it costs 70 ms of every start.
void main(process.argv[2], process.argv[3]);
