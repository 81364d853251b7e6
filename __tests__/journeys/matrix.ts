import { createHash } from "node:crypto";
import { nextRandom } from "../../simulator/core/random.ts";
import { allSwitches } from "../../simulator/core/switches.ts";
import { asPlanned } from "./claims.ts";
import { journeys } from "./index.ts";
import { ORDINARY, travel, type Journey, type Travelled } from "./lab.ts";
import type { Stand } from "./standing.ts";

/** One journey under one setting of the switches. */
export interface Job {
  journey: string;
  /** Which column of the table it belongs to: `switch=setting`, `defaults`, or `combination 17`. */
  column: string;
  switches: Record<string, string>;
  seed: number;
  /** Nobody needs its transcript: it costs as much as a tenth of the run. */
  brief?: boolean;
}

export interface Result extends Job {
  /** Absent when the journey passed. */
  failure?: string;
  /** Digest of everything that was called, told and left; empty when it was to be brief, or never came to an end. */
  transcript: string;
  /** The switches that the simulator asked for; only of a run with all at their defaults. */
  consulted?: string[];
}

const COMBINATIONS = 200;
/** Journeys each combination is tried on. */
const PER_COMBINATION = 3;

/** Every journey with all switches at their defaults. */
export const defaultJobs = (): Job[] =>
  journeys.map(({ name }) => ({ journey: name, column: "defaults", switches: {}, seed: 1 }));

/**
 * Law 11: each switch alone in each setting with every journey, and seeded combinations. A run is the same each time, so
 * a journey in which nobody asked for a switch passes under its other settings as it did: it is not run again for them.
 */
export function furtherJobs(seed: number, results: readonly Result[]): Job[] {
  return [...aloneJobs(results), ...combinedJobs(seed)].filter(speaks);
}

const aloneJobs = (results: readonly Result[]): Job[] =>
  Object.entries(allSwitches()).flatMap(([name, { settings }]) =>
    settings.slice(1).flatMap((setting) =>
      results
        .filter(({ consulted }) => consulted?.includes(name))
        .map(({ journey }) => ({
          journey,
          column: `${name}=${setting}`,
          switches: { [name]: setting },
          seed: 1,
        })),
    ),
  );

function combinedJobs(seed: number): Job[] {
  const table = Object.entries(allSwitches());
  const dice = { random: seed };
  const pick = <T>(items: readonly T[]): T => items[Math.floor(nextRandom(dice) * items.length)]!;
  return Array.from({ length: COMBINATIONS }, (_, index) => {
    const switches = Object.fromEntries(table.map(([name, { settings }]) => [name, pick(settings)]));
    const own = 1 + Math.floor(nextRandom(dice) * 1e9);
    return Array.from({ length: PER_COMBINATION }, () => ({
      journey: pick(journeys).name,
      column: `combination ${index}`,
      switches,
      seed: own,
    }));
  }).flat();
}

/** A journey that rests on one setting says nothing under the other. */
function speaks({ journey, switches }: Job): boolean {
  const { unless = {} } = journeyNamed(journey);
  return !Object.entries(unless).some(([name, setting]) => switches[name] === setting);
}

export function journeyNamed(name: string): Journey {
  const found = journeys.find((journey) => journey.name === name);
  if (!found) throw new Error(`no journey "${name}"`);
  return found;
}

/** Runs one job on a fleet that `stand` makes; never rejects. */
export async function runJob(job: Job, stand?: Stand): Promise<Result> {
  const journey = journeyNamed(job.journey);
  const consulted = job.column === "defaults" ? new Set<string>() : undefined;
  const noted = (): Pick<Result, "consulted"> => (consulted ? { consulted: [...consulted] } : {});
  try {
    const travelled = await travel(journey, {
      ...ORDINARY,
      switches: job.switches,
      seed: job.seed,
      brief: job.brief ?? false,
      ...(consulted ? { consulted } : {}),
      ...(stand ? { stand } : {}),
    });
    const result = { ...job, ...noted(), transcript: job.brief ? "" : digest(travelled) };
    try {
      asPlanned(travelled);
      await journey.check(travelled);
      return result;
    } catch (error) {
      return { ...result, failure: text(error) };
    }
  } catch (error) {
    return { ...job, ...noted(), transcript: "", failure: text(error) };
  }
}

const text = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

const digest = ({ calls, personal, events, after }: Travelled): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        [...calls, ...personal].map(({ operation, at, output, error }) => [operation, at, output, error]),
        events,
        after,
      ]),
    )
    .digest("hex")
    .slice(0, 16);
