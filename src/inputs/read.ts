import type { Finding } from "../events.ts";
import { Failure } from "../failure.ts";
import { actions, type ActionName } from "./contract.ts";
import { nearest } from "./nearest.ts";
import type { InputsOf, InputSpec } from "./spec.ts";

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

/** The inputs of an action, read. */
export type ReadInputs<A extends ActionName> = InputsOf<(typeof actions)[A]["inputs"]>;

/** What was asked: the values, and the texts they were read from (defaults included, secrets not) to show them. */
export interface Asked<A extends ActionName> {
  inputs: ReadInputs<A>;
  texts: [name: string, text: string][];
}

type Specs = Readonly<Record<string, InputSpec>>;

/**
 * Reads an action's inputs from the JSON of the `inputs` context. An empty text is an input that was not given.
 * Throws InputsRefused with all complaints.
 */
export function readInputs<A extends ActionName>(action: A, json: string | undefined): Asked<A> {
  const specs: Specs = actions[action].inputs;
  const given = givenIn(json);
  const findings = [...given.keys()].flatMap((name) =>
    Object.hasOwn(specs, name) ? [] : [unknown(specs, name)],
  );
  const values: Record<string, unknown> = {};
  const texts: Asked<A>["texts"] = [];
  for (const [name, spec] of Object.entries(specs)) {
    const text = given.get(name) ?? spec.default;
    if (text === undefined) {
      if (spec.required)
        findings.push(complaint("input-missing", name, spec, "is required and was not given"));
      continue;
    }
    const value = spec.parse(text);
    if (value === undefined)
      findings.push(complaint("input-value", name, spec, `${shown(spec, text)} is not accepted`));
    else values[camel(name)] = value;
    if (!spec.secret) texts.push([name, text]);
  }
  if (findings.length > 0) throw new InputsRefused(findings);
  return { inputs: values as unknown as ReadInputs<A>, texts };
}

/** `deployment-group` → `deploymentGroup`. */
const camel = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The texts of secret inputs, of whichever action: not to be shown. None where the JSON holds no inputs. */
export function secretTexts(json: string | undefined): string[] {
  const specs: Specs[] = Object.values(actions).map(({ inputs }) => inputs);
  try {
    return [...givenIn(json)].flatMap(([name, text]) =>
      specs.some((all) => all[name]?.secret) ? [text] : [],
    );
  } catch {
    return [];
  }
}

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

/** Characters of a value that are shown: what is accepted follows it, and must not be pushed out of sight. */
const SHOWN = 120;

function shown({ secret }: InputSpec, text: string): string {
  if (secret) return "what was given";
  if (text.length <= SHOWN) return JSON.stringify(text);
  return `${JSON.stringify(text.slice(0, SHOWN))}… (${text.length} characters)`;
}

const remedyOf = (name: string, { accepted, example }: InputSpec): string =>
  `Accepted: ${accepted}. For example: ${name}: ${example}`;

const complaint = (code: string, name: string, spec: InputSpec, what: string): Finding => ({
  code,
  severity: "error",
  where: `input ${name}`,
  what,
  remedy: remedyOf(name, spec),
});

function unknown(specs: Specs, name: string): Finding {
  const names = Object.keys(specs);
  const meant = names.find((known) => specs[known]!.insteadOf?.includes(name)) ?? nearest(name, names);
  return {
    code: "input-unknown",
    severity: "error",
    where: `input ${name}`,
    what: meant ? `is not an input of this action; it is called ${meant}` : "is not an input of this action",
    remedy: meant ? remedyOf(meant, specs[meant]!) : `Remove it. Inputs are: ${names.join(", ")}`,
  };
}
