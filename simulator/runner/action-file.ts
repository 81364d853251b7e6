import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A step of a composite as its author wrote it: templates are not yet evaluated. */
export interface StepDefinition {
  id?: string;
  name?: string;
  if?: string;
  run: string;
  shell: string;
  env: Record<string, string>;
  workingDirectory?: string;
  continueOnError: string;
}

export interface InputDefinition {
  default?: string;
  required?: boolean;
  deprecationMessage?: string;
}

export interface ActionFile {
  name: string;
  inputs: Record<string, InputDefinition>;
  /** Output name → template. */
  outputs: Record<string, string>;
  steps: StepDefinition[];
}

/** What a run step of a composite may say (actions/runner: Runner.Worker/action_yaml.json); no timeout, no secrets. */
const stepKeys = new Set([
  "name",
  "id",
  "if",
  "run",
  "env",
  "continue-on-error",
  "working-directory",
  "shell",
]);

type Mapping = Record<string, unknown>;

/**
 * Reads `action.yml` (or `action.yaml`) of a composite action.
 * @throws when it is not a composite of run steps, or says what the runner's own schema refuses.
 */
export function readActionFile(directory: string): ActionFile {
  const file = ["action.yml", "action.yaml"].map((name) => join(directory, name)).find(existsSync);
  if (!file) throw new Error(`Can't find 'action.yml' or 'action.yaml' under '${directory}'`);
  const root = mapping(parse(readFileSync(file, "utf8")), "action.yml");
  const runs = mapping(root["runs"], "runs");
  if (runs["using"] !== "composite")
    throw new Error(`runs.using is '${String(runs["using"])}', not 'composite'`);
  if (!Array.isArray(runs["steps"])) throw new Error("runs.steps is missing");
  return {
    name: text(root["name"]),
    inputs: mapValues(mapping(root["inputs"] ?? {}, "inputs"), inputOf),
    outputs: mapValues(mapping(root["outputs"] ?? {}, "outputs"), (output, name) =>
      text(mapping(output, `outputs.${name}`)["value"]),
    ),
    steps: runs["steps"].map((step, index) => stepOf(mapping(step, `steps[${index}]`), index)),
  };
}

function inputOf(value: unknown, name: string): InputDefinition {
  const input = mapping(value ?? {}, `inputs.${name}`);
  return {
    ...(input["default"] === undefined ? {} : { default: text(input["default"]) }),
    ...(input["required"] === undefined ? {} : { required: input["required"] === true }),
    ...(input["deprecationMessage"] === undefined
      ? {}
      : { deprecationMessage: text(input["deprecationMessage"]) }),
  };
}

function stepOf(step: Mapping, index: number): StepDefinition {
  const where = `runs.steps[${index}]`;
  const unknown = Object.keys(step).filter((key) => !stepKeys.has(key));
  if (unknown.length) throw new Error(`${where}: Unexpected value '${unknown.join("', '")}'`);
  if (step["run"] === undefined) throw new Error(`${where}: only run steps can be run here`);
  if (step["shell"] === undefined) throw new Error(`${where}: Required property is missing: shell`);
  return {
    ...(step["id"] === undefined ? {} : { id: text(step["id"]) }),
    ...(step["name"] === undefined ? {} : { name: text(step["name"]) }),
    ...(step["if"] === undefined ? {} : { if: text(step["if"]) }),
    ...(step["working-directory"] === undefined ? {} : { workingDirectory: text(step["working-directory"]) }),
    run: text(step["run"]),
    shell: text(step["shell"]),
    env: mapValues(mapping(step["env"] ?? {}, `${where}.env`), text),
    continueOnError: text(step["continue-on-error"] ?? "false"),
  };
}

function mapping(value: unknown, where: string): Mapping {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`${where}: A mapping was expected`);
  }
  return value as Mapping;
}

/** A scalar as the runner's template reader makes it a string: `null` is empty, numbers and booleans as written. */
function text(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Error("A scalar value was expected");
}

const mapValues = <T>(source: Mapping, change: (value: unknown, key: string) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(source).map(([key, value]) => [key, change(value, key)]));
