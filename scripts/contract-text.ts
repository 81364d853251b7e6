import type { ActionSpec } from "../src/inputs/contract.ts";
import type { InputSpec } from "../src/inputs/spec.ts";

const sentences = ({ description, accepted, example, default: value, otherwise }: InputSpec): string =>
  [
    description,
    `Accepted: ${accepted}.`,
    value === undefined && otherwise && `Default: ${otherwise}.`,
    `Example: \`${example}\`.`,
  ]
    .filter(Boolean)
    .join(" ");

/** What an action.yml gives when the workflow gives none. */
const presetOf = ({ default: value, filledIn }: InputSpec): string | undefined => value ?? filledIn;

/** The inputs and outputs of an action.yml. JSON's strings are YAML's, so nothing in them needs a thought. */
export function actionPart({ steps, inputs, outputs }: ActionSpec): string {
  const lines = ["inputs:"];
  for (const [name, spec] of Object.entries(inputs)) {
    lines.push(`  ${name}:`, `    description: ${JSON.stringify(sentences(spec))}`);
    lines.push(`    required: ${spec.required ?? false}`);
    const preset = presetOf(spec);
    if (preset !== undefined) lines.push(`    default: ${JSON.stringify(preset)}`);
  }
  lines.push("", "outputs:");
  for (const [name, description] of Object.entries(outputs)) {
    lines.push(`  ${name}:`, `    description: ${JSON.stringify(description)}`);
    lines.push(`    value: ${valueOf(name, steps)}`);
  }
  return lines.join("\n");
}

/** The word of the last step that has one. */
const valueOf = (name: string, steps: readonly string[]): string =>
  `\${{ ${steps
    .map((step) => `steps.${step}.outputs.${name}`)
    .reverse()
    .join(" || ")} }}`;

const cell = (text: string): string => text.replaceAll("|", "\\|");

/** The tables of an action's README. */
export function readmePart({ inputs, outputs }: ActionSpec): string {
  const inputRows = Object.entries(inputs).map(([name, spec]) => {
    const given = presetOf(spec);
    const preset = given === undefined ? (spec.otherwise ?? "**required**") : `\`${given}\``;
    return `| \`${name}\` | ${cell(spec.description)} Accepted: ${cell(spec.accepted)}. | ${cell(preset)} |`;
  });
  const outputRows = Object.entries(outputs).map(([name, text]) => `| \`${name}\` | ${cell(text)} |`);
  return [
    "### Inputs",
    "",
    "| Input | What it is | Default |",
    "| --- | --- | --- |",
    ...inputRows,
    "",
    "### Outputs",
    "",
    "| Output | What it is |",
    "| --- | --- |",
    ...outputRows,
  ].join("\n");
}
