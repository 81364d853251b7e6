import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { actionPart, readmePart } from "../../scripts/contract-text.ts";
import { actions, type ActionSpec } from "../../src/inputs/contract.ts";

interface ActionFile {
  branding: { icon: string; color: string };
  inputs: Record<string, { description: string; required: boolean; default?: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Record<string, unknown>[] };
}

const all = Object.entries<ActionSpec>(actions).map(([name, spec]) => {
  const text = readFileSync(`${spec.folder}action.yml`, "utf8");
  return { name, spec, text, file: parse(text) as ActionFile };
});

describe.each(all)("$name", ({ name, spec, text, file }) => {
  const { steps } = file.runs;
  const [first, settle] = steps;
  const launcher = `exec "$GITHUB_ACTION_PATH/${spec.folder ? "../" : ""}bin/bluegreen"`;

  test("its files hold what the contract makes of it", () => {
    expect(text).toContain(`\n${actionPart(spec)}\n`);
    expect(readFileSync(`${spec.folder}README.md`, "utf8")).toContain(`\n${readmePart(spec)}\n`);
  });

  test("every input and output of the contract is there, and no other", () => {
    expect(Object.keys(file.inputs)).toEqual(Object.keys(spec.inputs));
    expect(Object.keys(file.outputs)).toEqual(Object.keys(spec.outputs));
    const required = Object.entries(spec.inputs).filter(([, input]) => input.required);
    expect(Object.keys(file.inputs).filter((input) => file.inputs[input]!.required)).toEqual(
      required.map(([input]) => input),
    );
  });

  test("it is a composite of its step, and of a settle step where it changes anything", () => {
    expect(file.branding.color).toBe("blue");
    expect(file.runs.using).toBe("composite");
    expect(steps.map(({ id }) => id)).toEqual(spec.steps);
    expect(first).toMatchObject({ shell: "sh", run: `${launcher} ${spec.steps[0]}` });
    if (!settle) return;
    expect(first).toMatchObject({ if: "${{ !cancelled() }}" });
    const id = spec.steps[0];
    expect(settle).toMatchObject({
      if: `\${{ always() && steps.${id}.outcome != 'skipped' && steps.${id}.outputs.outcome == '' }}`,
      shell: "sh",
      run: `${launcher} settle${name === "deploy" ? "" : ` ${name}`}`,
    });
  });

  test("its steps get the inputs and the same owner", () => {
    const owner = {
      BLUEGREEN_INPUTS: "${{ toJSON(inputs) }}",
      BLUEGREEN_JOB: "${{ github.job }}",
      BLUEGREEN_JOB_INDEX: "${{ strategy.job-index }}",
    };
    expect(first!["env"]).toEqual(owner);
    const events = { BLUEGREEN_EVENTS: `\${{ steps.${spec.steps[0]}.outputs.events }}` };
    if (settle) expect(settle["env"]).toEqual({ ...owner, ...events });
  });

  test("no expression is written into a script, and nobody else's action is used", () => {
    for (const step of steps) {
      expect(step).not.toHaveProperty("uses");
      expect(step["run"]).not.toContain("${{");
    }
  });

  test("each output comes from the last step that has it", () => {
    const sources = (output: string) =>
      [...spec.steps].reverse().map((step) => `steps.${step}.outputs.${output}`);
    for (const [output, { value }] of Object.entries(file.outputs))
      expect(value).toBe(`\${{ ${sources(output).join(" || ")} }}`);
  });
});

test("what must be given is little", () => {
  const required = all.map(({ name, file }) => [
    name,
    Object.keys(file.inputs).filter((input) => file.inputs[input]!.required),
  ]);
  expect(Object.fromEntries(required)).toMatchObject({
    deploy: ["ami-id", "application", "deployment-group"],
    rollback: ["application", "deployment-group"],
  });
});
