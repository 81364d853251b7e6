import { journeyNamed, runJob } from "../../journeys/matrix.ts";
import { buildOnce } from "../../journeys/standing.ts";

/**
 * What can notice a defect, by a key that names it for good: `journey <name>`, `journey <name> | switch=setting`.
 * Each answers with what it saw to be wrong, or undefined.
 */
export type Detector = (rest: string) => Promise<string | undefined>;

const stand = buildOnce();

async function journey(rest: string): Promise<string | undefined> {
  const [name, setting] = rest.split(" | ") as [string, string | undefined];
  const switches = Object.fromEntries(setting ? [setting.split("=") as [string, string]] : []);
  journeyNamed(name); // throws when there is none
  return (await runJob({ journey: name, column: setting ?? "", switches, seed: 1, brief: true }, stand)).failure;
}

const DETECTORS: Readonly<Record<string, Detector>> = { journey };

/** Asks one detector. Throws when the key names none. */
export async function ask(key: string): Promise<string | undefined> {
  const kind = key.split(" ", 1)[0]!;
  const detector = DETECTORS[kind];
  if (!detector) throw new Error(`nothing detects by "${kind}"`);
  return detector(key.slice(kind.length + 1));
}
