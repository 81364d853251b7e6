import { evaluateCondition, evaluateTemplate } from "../../simulator/runner/expressions.ts";
import { parseKeyValues } from "../../simulator/runner/file-commands.ts";
import { masksOf, applyMasks } from "../../simulator/runner/masks.ts";
import { commandNames, parseCommand } from "../../simulator/runner/workflow-commands.ts";

const contexts = {
  inputs: { "ami-id": "ami-1", empty: "", quoted: "it's" },
  steps: { deploy: { outputs: { outcome: "" }, outcome: "failure", conclusion: "failure" } },
};

describe("runner 3: templates", () => {
  test.each([
    ["no expression", "no expression"],
    ["${{ inputs.ami-id }}", "ami-1"],
    ["${{ inputs['ami-id'] }}-${{ inputs.none }}-", "ami-1--"],
    ["${{ '}}' }}", "}}"],
    ["${{ steps.later.outputs.x }}", ""],
    ["${{ format('{0}/{1}', inputs.ami-id, fromJSON('[1,2]')[1]) }}", "ami-1/2"],
    ["${{ contains(inputs.ami-id, 'AMI') && 'yes' || 'no' }}", "yes"],
    ["${{ toJSON(inputs) }}", JSON.stringify(contexts.inputs, undefined, 2)],
    ["${{ join(fromJSON('[\"a\",\"b\"]'), '+') }}", "a+b"],
  ])("%s", (template, value) => expect(evaluateTemplate(template, contexts)).toBe(value));

  test.each(["${{ inputs.x", "${{ unknown.x }}", "${{ nothing() }}", "${{ always() }}"])(
    "%s is refused",
    (template) => expect(() => evaluateTemplate(template, contexts)).toThrow(),
  );
});

describe("runner 13: conditions: [condition, fine, failed, job cancelled, cancelled before the action began]", () => {
  const situations = [
    { action: "success", cancelled: false },
    { action: "failure", cancelled: false },
    { action: "cancelled", cancelled: true },
    { action: "success", cancelled: true },
  ] as const;
  test.each([
    [undefined, [true, false, false, true]],
    ["", [true, false, false, true]],
    ["success()", [true, false, false, true]],
    ["failure()", [false, true, false, false]],
    ["${{ cancelled() }}", [false, false, true, true]],
    ["${{ !cancelled() }}", [true, true, false, false]],
    ["ALWAYS()", [true, true, true, true]],
    ["inputs.ami-id == 'ami-1'", [true, false, false, true]],
    ["inputs.ami-id == 'ami-2' || always()", [true, true, true, true]],
    ["inputs.empty", [false, false, false, false]],
    [
      "${{ always() && steps.deploy.outcome != 'skipped' && steps.deploy.outputs.outcome == '' }}",
      [true, true, true, true],
    ],
    ["${{ inputs.empty }} == 'x'", [true, false, false, true]],
  ])("%s", (condition, answers) => {
    expect(situations.map((status) => evaluateCondition(condition, contexts, status))).toEqual(answers);
  });
});

describe("runner 5: name=value files", () => {
  test.each([
    ["a=1\nb=x=y\n", { a: "1", b: "x=y" }],
    ["a<<E\none\ntwo\nE\nb=\n", { a: "one\ntwo", b: "" }],
    ["a<<E\nE\n", { a: "" }],
    ["a=1<<2\n", { a: "1<<2" }],
    ["a<<E\r\none\r\nE\r\n", { a: "one" }],
    ["\n\na=1", { a: "1" }],
    ["a=1\na=2\n", { a: "2" }],
  ])("%j", (content, values) => expect(parseKeyValues(content)).toEqual(values));

  test.each([
    ["nothing", "Invalid format 'nothing'"],
    ["=1", "Name must not be empty"],
    ["a<<", "delimiter must not be empty"],
    ["a<<E\none\n", "Matching delimiter not found 'E'"],
  ])("%j is refused", (content, message) => expect(() => parseKeyValues(content)).toThrow(message));
});

describe("runner 8: commands in a line", () => {
  const known = new Set<string>(commandNames);
  test.each([
    [
      "::error title=a%2Cb,file=x.ts,line=3::50%25 %0Amore",
      "error",
      { title: "a,b", file: "x.ts", line: "3" },
      "50% \nmore",
    ],
    ["  \u00a0::group::Title", "group", {}, "Title"],
    ["progress ##[set-output name=x;]spoofed", "set-output", { name: "x" }, "spoofed"],
    ["::set-output name=x::::y", "set-output", { name: "x" }, "::y"],
    ["::endgroup::", "endgroup", {}, ""],
  ])("%s", (line, name, properties, text) => {
    expect(parseCommand(line, known)).toEqual({ name, properties, text });
  });

  test.each(["plain", "| ::error::x", "::unknown::x", "::error", "##[unknown]x", "##[error", ":: error::x"])(
    "%s is none",
    (line) => expect(parseCommand(line, known)).toBeUndefined(),
  );
});

test("runner 11: masks hide the value, each of its lines and its usual disguises", () => {
  const masks = masksOf('pass "word"\nsecond line');
  const disguises = [
    "second line",
    'pass \\"word\\"',
    "pass%20%22word%22",
    Buffer.from("second line").toString("base64"),
  ];
  for (const text of disguises) expect(applyMasks(`<${text}>`, masks)).toMatch(/^<\*\*\*=*(bmU=)?>$/);
});
