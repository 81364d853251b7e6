import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { actionPart } from "../../scripts/contract-text.ts";
import { inputs, outputs } from "../../src/inputs/contract.ts";

interface ActionFile {
  branding: { icon: string; color: string };
  inputs: Record<string, { description: string; required: boolean; default?: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Record<string, unknown>[] };
}

const text = readFileSync("action.yml", "utf8");
const action = parse(text) as ActionFile;
const [deploy, settle] = action.runs.steps;

test("it holds what the contract makes of it", () => {
  expect(text).toContain(`\n${actionPart()}\n`);
});

test("every input and output of the contract is there, and no other", () => {
  expect(Object.keys(action.inputs)).toEqual(Object.keys(inputs));
  expect(Object.keys(action.outputs)).toEqual(Object.keys(outputs));
  const required = Object.entries(action.inputs).filter(([, input]) => input.required);
  expect(required.map(([name]) => name)).toEqual(["ami-id", "application", "deployment-group"]);
});

test("it is a composite of a deploy step and a settle step", () => {
  expect(action.branding).toEqual({ icon: "repeat", color: "blue" });
  expect(action.runs.using).toBe("composite");
  expect(action.runs.steps).toHaveLength(2);
  expect(deploy).toMatchObject({
    id: "deploy",
    if: "${{ !cancelled() }}",
    shell: "sh",
    run: 'exec "$GITHUB_ACTION_PATH/bin/bluegreen" deploy',
  });
  expect(settle).toMatchObject({
    id: "settle",
    if: "${{ always() && steps.deploy.outcome != 'skipped' && steps.deploy.outputs.outcome == '' }}",
    shell: "sh",
    run: 'exec "$GITHUB_ACTION_PATH/bin/bluegreen" settle',
  });
});

test("both steps get the inputs and the same owner", () => {
  const owner = {
    BLUEGREEN_INPUTS: "${{ toJSON(inputs) }}",
    BLUEGREEN_JOB: "${{ github.job }}",
    BLUEGREEN_JOB_INDEX: "${{ strategy.job-index }}",
  };
  expect(deploy!["env"]).toEqual(owner);
  expect(settle!["env"]).toEqual({ ...owner, BLUEGREEN_EVENTS: "${{ steps.deploy.outputs.events }}" });
});

test("no expression is written into a script, and nobody else's action is used", () => {
  for (const step of action.runs.steps) {
    expect(step).not.toHaveProperty("uses");
    expect(step["run"]).not.toContain("${{");
  }
});

test("each output comes from the step that has it", () => {
  for (const [name, { value }] of Object.entries(action.outputs))
    expect(value).toBe(`\${{ steps.settle.outputs.${name} || steps.deploy.outputs.${name} }}`);
});
