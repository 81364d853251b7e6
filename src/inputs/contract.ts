import { deployInputs, deployOutputs } from "./deploy.ts";
import { releasesInputs, releasesOutputs } from "./releases.ts";
import { repairInputs, repairOutputs } from "./repair.ts";
import { rollbackInputs, rollbackOutputs } from "./rollback.ts";
import type { InputsOf, InputSpec } from "./spec.ts";

/** One action of this repository: what its action.yml and its README say of inputs and outputs is made from it. */
export interface ActionSpec {
  /** Where its action.yml and README.md lie, with a slash at the end; empty: the root. */
  folder: string;
  /** Its steps, by their ids: an output comes from the last that has it. The first one is the launcher's argument. */
  steps: readonly [string, ...string[]];
  inputs: Readonly<Record<string, InputSpec>>;
  /** Each with its description in Markdown. */
  outputs: Readonly<Record<string, string>>;
}

/** All actions: `npm run contract:write` makes the parts of their files. */
export const actions = {
  deploy: { folder: "", steps: ["deploy", "settle"], inputs: deployInputs, outputs: deployOutputs },
  rollback: {
    folder: "rollback/",
    steps: ["rollback", "settle"],
    inputs: rollbackInputs,
    outputs: rollbackOutputs,
  },
  releases: { folder: "releases/", steps: ["releases"], inputs: releasesInputs, outputs: releasesOutputs },
  repair: { folder: "repair/", steps: ["repair", "settle"], inputs: repairInputs, outputs: repairOutputs },
} as const satisfies Record<string, ActionSpec>;

export type ActionName = keyof typeof actions;
export type Inputs = InputsOf<typeof deployInputs>;
export type ReleasesInputs = InputsOf<typeof releasesInputs>;
export type RepairInputs = InputsOf<typeof repairInputs>;
export type RollbackInputs = InputsOf<typeof rollbackInputs>;
export type OutputName = { [A in ActionName]: keyof (typeof actions)[A]["outputs"] }[ActionName];
