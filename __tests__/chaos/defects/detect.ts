import { register } from "node:module";
import { defectNamed } from "./catalogue.ts";

/**
 * `detect.js <defect> <keys as JSON>`: puts a defect into the product and asks these detectors, then all others, until one
 * notices it. Without a defect nothing is changed, and just these are asked. Prints what each saw as one line of JSON.
 */
const [name, keys] = process.argv.slice(2) as [string, string];
if (name) register("./hooks.js", import.meta.url, { data: defectNamed(name).edits });
// Only now: what is imported from here on is changed.
const { ask } = await import("./detectors.ts");
const { ladder } = await import("./ladder.ts");

async function* asked(): AsyncGenerator<string> {
  yield* JSON.parse(keys) as string[];
  if (name) yield* ladder();
}

const saw: Record<string, string | null> = {};
for await (const key of asked()) {
  if (key in saw) continue;
  saw[key] = (await ask(key)) ?? null;
  if (name && saw[key] !== null) break;
}
console.log(JSON.stringify(saw));
