import { journeys } from "./index.ts";
import { ORDINARY, travel, type Journey } from "./lab.ts";

/** Why a journey failed, its requests and answers as bytes, all switches at their defaults; null when it passed. */
async function failureOf(journey: Journey): Promise<string | null> {
  try {
    await journey.check(await travel(journey, { ...ORDINARY, door: "bytes" }));
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

const failures: Record<string, string | null> = {};
for (const journey of journeys.filter(({ fleet }) => fleet === process.argv[2]))
  failures[journey.name] = await failureOf(journey);
console.log(JSON.stringify(failures));
