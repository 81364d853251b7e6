import { deployInputs as inputs } from "../../src/inputs/deploy.ts";
import { InputsRefused, readInputs } from "../../src/inputs/read.ts";

const given = { "ami-id": "ami-0123456789abcdef0", application: "shop", "deployment-group": "production" };

const read = (more: Record<string, unknown>) => readInputs("deploy", JSON.stringify({ ...given, ...more }));

function complaints(more: Record<string, unknown>): string[] {
  try {
    read(more);
    return [];
  } catch (error) {
    if (!(error instanceof InputsRefused)) throw error;
    return error.findings.map(({ where, what, remedy }) => `${where} ${what}. ${remedy}`);
  }
}

test("what is not given has its default, or is absent", () => {
  expect(read({}).inputs).toEqual({
    amiId: { kind: "ami", id: "ami-0123456789abcdef0" },
    application: "shop",
    deploymentGroup: "production",
    tagKey: "bluegreen:release",
    revision: { kind: "last" },
    fleet: "auto",
    retire: "detach",
    onFailure: "rollback",
    onTimeout: "rollback",
    onCancel: "rollback",
    concurrency: "wait",
    force: false,
    mode: "deploy",
    applicationInImage: false,
    noWayBack: false,
    irreversible: false,
  });
});

test("an empty text is an input that was not given", () => {
  expect(read({ timeout: "", fleet: "  ", target: null }).inputs).toEqual(read({}).inputs);
});

test("every input is read", () => {
  const examples = Object.fromEntries(Object.entries(inputs).map(([name, { example }]) => [name, example]));
  const { inputs: values, texts } = readInputs("deploy", JSON.stringify(examples));
  expect(Object.keys(values)).toHaveLength(Object.keys(inputs).length);
  const { "github-token": token, ...shown } = examples;
  expect(Object.fromEntries(texts)).toEqual(shown);
  expect(values).toMatchObject({ githubToken: token });
  expect(values).toMatchObject({ timeout: 45 * 60_000, noWayBack: true, deploymentGroup: "production" });
});

test("a secret is shown to nobody, accepted or not", () => {
  expect(JSON.stringify(read({ "github-token": "canary-token" }).texts)).not.toContain("canary");
  const said = complaints({ "github-token": "canary token\n" });
  expect(said).toEqual([
    "input github-token what was given is not accepted. Accepted: a token of GitHub that may read this repository. For example: github-token: ghs_example",
  ]);
});

test("the defaults are shown with the rest, and names do not heed case", () => {
  expect(read({ "Tag-Value": "shop-1" }).texts).toContainEqual(["tag-value", "shop-1"]);
  expect(read({}).texts).toContainEqual(["retire", "detach"]);
});

test("all complaints come at once, each with the value, what is accepted and an example", () => {
  const said = complaints({
    "ami-id": "",
    fleet: "cloned",
    timeout: "15",
    retries: "3",
    "no-way-back": "yes",
  });
  expect(said).toHaveLength(5);
  expect(said.join("\n")).toContain("input ami-id is required and was not given. Accepted: an AMI id");
  expect(said).toContain(
    'input fleet "cloned" is not accepted. Accepted: `auto`, `clone`, `same-group` or `codedeploy-copy`. For example: fleet: clone',
  );
  expect(said).toContain(
    'input timeout "15" is not accepted. Accepted: a whole number of seconds, minutes or hours, such as `90s`, `15m` or `2h`. For example: timeout: 45m',
  );
});

test("of a very long value the beginning and the length are shown: an annotation holds 4,096 characters", () => {
  const [said] = complaints({ application: "x".repeat(5000) });
  expect(said).toMatch(
    /^input application "x{120}"… \(5000 characters\) is not accepted\. Accepted: the name /,
  );
});

test.each([
  ["ami", "ami-id"],
  ["application-name", "application"],
  ["deployment_group", "deployment-group"],
  ["tag-vale", "tag-value"],
  ["on-fail", "on-failure"],
])("the unknown input %s is answered with the known %s", (unknown, known) => {
  expect(complaints({ [unknown]: "x" })[0]).toMatch(
    `input ${unknown} is not an input of this action; it is called ${known}.`,
  );
});

test("an unknown input that resembles none is told with all names", () => {
  expect(complaints({ retries: "3" })[0]).toMatch(
    /^input retries is not an input of this action\. Remove it\. Inputs are: ami-id, /,
  );
});

test("an input that is no input even if JavaScript's objects have it", () => {
  expect(complaints({ constructor: "x" })).toHaveLength(1);
});

test.each([undefined, "", "[]", "{", '"x"', "null"])(
  "without the inputs' JSON (%j) it says who calls it",
  (json) => {
    expect(() => readInputs("deploy", json)).toThrow(
      "BLUEGREEN_INPUTS does not hold the inputs as a JSON object",
    );
  },
);

test("every default and every example is accepted by its own parser", () => {
  for (const [name, spec] of Object.entries(inputs)) {
    expect([name, spec.parse(spec.example)]).not.toEqual([name, undefined]);
    if ("default" in spec) expect([name, spec.parse(spec.default)]).not.toEqual([name, undefined]);
  }
});
