import { inputs, outputs, type InputSpec } from "../src/inputs/contract.ts";

const specs: [name: string, spec: InputSpec][] = Object.entries(inputs);

const sentences = ({ description, accepted, example, default: value, otherwise }: InputSpec): string =>
  [
    description,
    `Accepted: ${accepted}.`,
    value === undefined && otherwise && `Default: ${otherwise}.`,
    `Example: \`${example}\`.`,
  ]
    .filter(Boolean)
    .join(" ");

/** The inputs and outputs of action.yml. JSON's strings are YAML's, so nothing in them needs a thought. */
export function actionPart(): string {
  const lines = ["inputs:"];
  for (const [name, spec] of specs) {
    lines.push(`  ${name}:`, `    description: ${JSON.stringify(sentences(spec))}`);
    lines.push(`    required: ${spec.required ?? false}`);
    if (spec.default !== undefined) lines.push(`    default: ${JSON.stringify(spec.default)}`);
  }
  lines.push("", "outputs:");
  for (const [name, description] of Object.entries(outputs)) {
    lines.push(`  ${name}:`, `    description: ${JSON.stringify(description)}`);
    lines.push(`    value: \${{ steps.settle.outputs.${name} || steps.deploy.outputs.${name} }}`);
  }
  return lines.join("\n");
}

const cell = (text: string): string => text.replaceAll("|", "\\|");

/** The README's tables. */
export function readmePart(): string {
  const inputRows = specs.map(([name, spec]) => {
    const preset = spec.default === undefined ? (spec.otherwise ?? "**required**") : `\`${spec.default}\``;
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
