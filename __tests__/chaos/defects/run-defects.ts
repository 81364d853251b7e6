import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { defects } from "./catalogue.ts";
import type { Defect } from "./defect.ts";
import { NOTICED } from "./noticed.ts";
import { WrongOption } from "../given-options.ts";

const run = promisify(execFile);
const DETECT = fileURLToPath(new URL("./detect.js", import.meta.url));

/** Which detector noticed a defect, and what it saw. */
interface Caught {
  defect: Defect;
  by?: string;
  saw?: string;
}

/** Asks detectors in a process of its own, with a defect in the product or, without a name, without any. */
async function detect(name: string, keys: readonly string[]): Promise<Record<string, string | null>> {
  const { stdout } = await run(process.execPath, [DETECT, name, JSON.stringify(keys)], {
    maxBuffer: 1e9,
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  });
  return JSON.parse(stdout.trim().split("\n").at(-1)!) as Record<string, string | null>;
}

/** What noticed it last is asked first, then everything that might. */
async function hunt(defect: Defect): Promise<Caught> {
  const saw = await detect(defect.name, [NOTICED[defect.name] ?? []].flat());
  const [by, what] = Object.entries(saw).find(([, one]) => one !== null) ?? [];
  return by ? { defect, by, saw: what! } : { defect };
}

/** One at a time on each core; each is told as soon as it is known. */
async function huntAll(all: readonly Defect[]): Promise<Caught[]> {
  const queue = [...all];
  const caught: Caught[] = [];
  const worker = async (): Promise<void> => {
    for (let defect = queue.shift(); defect; defect = queue.shift()) {
      const one = await hunt(defect);
      caught.push(one);
      const words = one.by ? `${one.by}\n    ${one.saw!.split("\n")[0]}` : "NOBODY NOTICES IT";
      console.log(`${defect.name} (${defect.breaks.join(", ")})\n  ${words}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return caught;
}

/** Whoever noticed a defect must notice nothing in the product as it is. */
async function falseAlarms(caught: readonly Caught[]): Promise<string[]> {
  const keys = [...new Set(caught.flatMap(({ by }) => by ?? []))];
  return Object.entries(await detect("", keys)).flatMap(([key, saw]) =>
    saw === null ? [] : [`${key}: ${saw}`],
  );
}

/**
 * Puts in each deliberate defect whose name holds this text: somebody must notice, and nobody without one. Prints who did,
 * and a total. Throws WrongOption when there is no such defect.
 */
export async function runDefects(only: string): Promise<boolean> {
  const since = performance.now();
  const chosen = defects.filter(({ name }) => name.includes(only));
  if (chosen.length === 0)
    throw new WrongOption(
      `--defect "${only}" is in no name of these:\n${defects.map(({ name }) => `  ${name}`).join("\n")}`,
    );
  const caught = await huntAll(chosen);
  const missed = caught.filter(({ by }) => !by);
  const alarms = await falseAlarms(caught);
  for (const alarm of alarms) console.log(`NOTICED WITHOUT A DEFECT: ${alarm}`);
  for (const { defect } of missed) console.log(`NOBODY NOTICES: ${defect.name}`);
  const seconds = ((performance.now() - since) / 1000).toFixed(0);
  console.log(
    `total: ${caught.length} deliberate defects, ${caught.length - missed.length} caught, ${missed.length} missed, ${alarms.length} false alarms, ${seconds} s`,
  );
  return missed.length === 0 && alarms.length === 0;
}
