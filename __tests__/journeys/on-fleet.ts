import { execFileSync } from "node:child_process";
import type { FleetName } from "../../src/plan/facts.ts";
import { journeys } from "./index.ts";

/** The names of a fleet's journeys. */
export const namesOn = (fleet: FleetName): string[] =>
  journeys.filter((journey) => journey.fleet === fleet).map(({ name }) => name);

/**
 * Runs all journeys of a fleet, compiled and in a process of its own, which is several times as fast as in Jest's
 * context: by name why each failed, null when it passed.
 */
export const failuresOn = (fleet: FleetName): Record<string, string | null> =>
  JSON.parse(
    execFileSync(process.execPath, ["build/__tests__/journeys/run-fleet.js", fleet], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    }),
  ) as Record<string, string | null>;
