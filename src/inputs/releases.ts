import { rows } from "./rows.ts";
import type { InputSpec } from "./spec.ts";

/** The inputs of releases/action.yml. */
export const releasesInputs = {
  application: rows.application,
  "deployment-group": rows["deployment-group"],
  target: rows.target,
} as const satisfies Record<string, InputSpec>;

/** The outputs, each with its description in Markdown. */
export const releasesOutputs = {
  releases:
    "The releases as a JSON array, the newest first. Each has `release`, `kind`, `ami`, `revision`, `commit`, `actor`, `run`, `at`, `outcome` (`null` while it is not finished), `seconds`, `state` (`serving`, `kept` or `null`) and `reason`.",
  serving: "The number of the release that serves; empty when there is none.",
} as const satisfies Record<string, string>;
