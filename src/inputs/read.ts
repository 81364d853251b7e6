import type { Finding } from "../events.ts";
import { Failure } from "../failure.ts";
import { inputs, type InputName, type Inputs, type InputSpec } from "./contract.ts";
import { nearest } from "./nearest.ts";

/** Inputs that cannot be used: every complaint at once. */
export class InputsRefused extends Failure {
  readonly findings: Finding[];

  constructor(findings: Finding[]) {
    const many = findings.length === 1 ? "An input is" : `${findings.length} inputs are`;
    super("inputs-refused", `${many} not accepted.`, "Correct the workflow's `with:`.");
    this.name = "InputsRefused";
    this.findings = findings;
  }
}

/** What was asked: the values, and the texts they were read from (defaults included) to show them. */
export interface Asked {
  inputs: Inputs;
  texts: [name: string, text: string][];
}

const specs: Readonly<Record<InputName, InputSpec>> = inputs;
const names = Object.keys(inputs) as InputName[];

/**
 * Reads the inputs from the JSON of the `inputs` context. An empty text is an input that was not given.
 * Throws InputsRefused with all complaints.
 */
export function readInputs(json: string | undefined): Asked {
  const given = givenIn(json);
  const findings = [...given.keys()].flatMap((name) => (isInput(name) ? [] : [unknown(name)]));
  const values: Record<string, unknown> = {};
  const texts: Asked["texts"] = [];
  for (const name of names) {
    const spec = specs[name];
    const text = given.get(name) ?? spec.default;
    if (text === undefined) {
      if (spec.required) findings.push(complaint("input-missing", name, "is required and was not given"));
      continue;
    }
    const value = spec.parse(text);
    if (value === undefined)
      findings.push(complaint("input-value", name, `${JSON.stringify(text)} is not accepted`));
    else values[camel(name)] = value;
    texts.push([name, text]);
  }
  if (findings.length > 0) throw new InputsRefused(findings);
  return { inputs: values as unknown as Inputs, texts };
}

/** `deployment-group` → `deploymentGroup`. */
const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The runner's names ignore case. */
function givenIn(json: string | undefined): Map<string, string> {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(contextIn(json))) {
    const text = typeof value === "string" ? value.trim() : value === null ? "" : JSON.stringify(value);
    if (text !== "") given.set(name.toLowerCase(), text);
  }
  return given;
}

function contextIn(json: string | undefined): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(json ?? "");
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
  } catch {
    // Said below: whatever it is, it is not what action.yml hands over.
  }
  throw new Failure(
    "inputs-missing",
    "The environment variable BLUEGREEN_INPUTS does not hold the inputs as a JSON object.",
    "Start this program through action.yml.",
  );
}

const isInput = (name: string): name is InputName => Object.hasOwn(inputs, name);

const complaint = (code: string, name: InputName, what: string): Finding => ({
  code,
  severity: "error",
  where: `input ${name}`,
  what,
  remedy: `Accepted: ${specs[name].accepted}. For example: ${name}: ${specs[name].example}`,
});

function unknown(name: string): Finding {
  const meant = names.find((known) => specs[known].insteadOf?.includes(name)) ?? nearest(name, names);
  return {
    code: "input-unknown",
    severity: "error",
    where: `input ${name}`,
    what: meant ? `is not an input of this action; it is called ${meant}` : "is not an input of this action",
    remedy: meant
      ? `Accepted: ${specs[meant].accepted}. For example: ${meant}: ${specs[meant].example}`
      : `Remove it. Inputs are: ${names.join(", ")}`,
  };
}
