import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Fault } from "./core/faults.ts";
import type { ScenarioStep } from "./scenarios/scenario.ts";

/** What `npm run simulate` is told. */
export interface SimulateOptions {
  port: number;
  speed: number;
  scenario: ScenarioStep[];
  switches: Record<string, string>;
  faults: Fault[];
  seed: number;
}

export const USAGE = `npm run simulate -- [options]
  --port <number>            the port to listen on (default 4599; 0: any free one)
  --speed <factor>           how many times faster than the wall time runs (default 1)
  --scenario <file.json>     calls to make first, e.g. simulator/scenarios/fleet.json
  --switch <name>=<setting>  a fact nobody knows, set otherwise than its default; may be repeated
  --fault <json>             something that goes wrong, see simulator/core/faults.ts; may be repeated
  --seed <number>            of the world's random numbers (default 1)
`;

/** Reads the command line; throws on what it does not know. */
export function readOptions(args: string[]): SimulateOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string", default: "4599" },
      speed: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      scenario: { type: "string" },
      switch: { type: "string", multiple: true, default: [] },
      fault: { type: "string", multiple: true, default: [] },
    },
  });
  return {
    port: number("port", values.port, 0),
    speed: number("speed", values.speed, Number.MIN_VALUE),
    seed: number("seed", values.seed, 0),
    scenario: values.scenario ? (JSON.parse(readFileSync(values.scenario, "utf8")) as ScenarioStep[]) : [],
    switches: Object.fromEntries(values.switch.map(assignment)),
    faults: values.fault.map((json) => JSON.parse(json) as Fault),
  };
}

function number(name: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= least) return value;
  throw new Error(`--${name} ${text} is not a number it can be`);
}

function assignment(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new Error(`--switch ${text}: write <name>=<setting>`);
  return [text.slice(0, at), text.slice(at + 1)];
}
