import { register } from "node:module";
import { defectNamed } from "./catalogue.ts";

/**
 * `detect.js <defect> <keys as JSON>`: puts a defect into the product and asks detectors one after the other until one
 * notices it. Without a name nothing is changed, and each is asked. Prints one line of JSON.
 */
const [name, keys] = process.argv.slice(2) as [string, string];
if (name) register("./hooks.js", import.meta.url, { data: defectNamed(name).edits });
// Only now: what is imported from here on is changed.
const { ask } = await import("./detectors.ts");
const saw: Record<string, string | null> = {};
for (const key of JSON.parse(keys) as string[]) {
  saw[key] = (await ask(key)) ?? null;
  if (name && saw[key] !== null) break;
}
console.log(JSON.stringify(saw));
