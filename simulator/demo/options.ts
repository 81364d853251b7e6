import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Fault } from "../core/faults.ts";
import type { FleetOptions } from "../scenarios/options.ts";

/** The alarm that watches the demo's deployment group. */
export const alarmName = "web-errors";

/** What the deployment group must be for each way of making green. */
export const fleetKinds = {
  clone: "discover-asg",
  "same-group": "discover-tags",
  "codedeploy-copy": "copy",
} satisfies Record<string, FleetOptions["kind"]>;
export type FleetName = keyof typeof fleetKinds;

/** What goes wrong with green, by the word after `--fail`. */
export const failures = {
  hook: (imageId) => ({
    kind: "script-fails",
    event: "AfterInstall",
    who: { imageId },
    exitCode: 1,
    script: "scripts/migrate.sh",
    log: 'migrate: relation "orders" does not exist',
  }),
  health: (imageId) => ({ kind: "unhealthy", who: { imageId }, code: 503 }),
  launch: (imageId) => ({
    kind: "launch-fails",
    imageId,
    message:
      "We currently do not have sufficient m5.large capacity in the Availability Zone you requested. Our system will be working on provisioning additional capacity.",
  }),
  alarm: () => ({ kind: "alarm", name: alarmName, on: "first-green-registered" }),
} satisfies Record<string, (newImage: string) => Fault>;
export type FailureName = keyof typeof failures;

const sabotages = ["skip-drain"] as const;

/** What is played; without a word, a deployment. */
const actNames = ["cancel", "kill", "rollback"] as const;

export interface DemoOptions {
  act: "deploy" | (typeof actNames)[number];
  fleet: FleetName;
  fail?: FailureName;
  sabotage?: (typeof sabotages)[number];
  /** How many times faster than the wall the simulated AWS runs. */
  speed: number;
  /** Requests per second. */
  rate: number;
  /** The action's folder. */
  action: string;
}

export const usage = `npm run demo -- [options]
  --fleet ${Object.keys(fleetKinds).join(" | ")}
  --fail ${Object.keys(failures).join(" | ")}      what goes wrong with green
  --sabotage ${sabotages.join(" | ")}   somebody ends blue's instances before they are drained: must be noticed
  --cancel                the job is cancelled in the middle of the shift
  --kill                  the runner vanishes in the middle of the shift; the job is run again
  --rollback              a deployment that keeps blue, then the way back to it
  --speed <factor>        how many times faster than the wall time runs (default 15; health: 30, for patience lasts a quarter of an hour)
  --rate <number>         requests per second (default 100)
  --action <folder>       the action to run (default: the current folder)
`;

export class UsageError extends Error {}

/** Reads the command line. @throws UsageError for what it does not know. */
export function readDemoOptions(args: string[]): DemoOptions {
  const values = parse(args);
  const given = [...actNames, "fail" as const].filter((name) => values[name]);
  if (given.length > 1) throw new UsageError(`--${given.join(" and --")} cannot be played together`);
  return {
    act: actNames.find((name) => values[name]) ?? "deploy",
    fleet: oneOf("fleet", values.fleet, Object.keys(fleetKinds) as FleetName[]),
    ...(values.fail === undefined
      ? {}
      : { fail: oneOf("fail", values.fail, Object.keys(failures) as FailureName[]) }),
    ...(values.sabotage === undefined ? {} : { sabotage: oneOf("sabotage", values.sabotage, sabotages) }),
    speed: positive("speed", values.speed ?? (values.fail === "health" ? "30" : "15")),
    rate: positive("rate", values.rate),
    action: actionIn(values.action),
  };
}

function parse(args: string[]) {
  const text = (value: string) => ({ type: "string", default: value }) as const;
  const options = {
    fleet: text("clone"),
    fail: { type: "string" },
    sabotage: { type: "string" },
    cancel: { type: "boolean" },
    kill: { type: "boolean" },
    rollback: { type: "boolean" },
    speed: { type: "string" },
    rate: text("100"),
    action: text("."),
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function actionIn(folder: string): string {
  if (existsSync(join(folder, "action.yml"))) return folder;
  throw new UsageError(`--action ${folder} is not a folder with an action.yml`);
}

function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((name) => name === given);
  if (found === undefined) throw new UsageError(`--${option} ${given} is not one of ${known.join(", ")}`);
  return found;
}

function positive(option: string, given: string): number {
  const value = Number(given);
  if (Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`--${option} ${given} is not a number above 0`);
}
