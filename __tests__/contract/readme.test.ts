import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readmePart } from "../../scripts/contract-text.ts";
import { inputs, outputs } from "../../src/inputs/contract.ts";
import { readInputs } from "../../src/inputs/read.ts";
import { VERSION } from "../../src/version.ts";

const readme = readFileSync("README.md", "utf8");
const description = JSON.parse(readFileSync("package.json", "utf8")) as {
  version: string;
  scripts: Record<string, string>;
};

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { steps: { uses?: string; with?: Record<string, unknown> }[] }>;
}

/** The workflow shown in the README, and those in examples/. */
const workflows = new Map<string, Workflow>([
  ["README.md", parse(/```yaml\n([\s\S]*?)```/.exec(readme)![1]!) as Workflow],
  ...readdirSync("examples").map(
    (name) =>
      [name, parse(readFileSync(join("examples", name), "utf8")) as Workflow] satisfies [string, Workflow],
  ),
]);

const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps);

test("it holds the tables that the contract makes", () => {
  expect(readme).toContain(`\n${readmePart()}\n`);
});

test("every script it names is there", () => {
  const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!);
  for (const name of [...named, "test"]) expect(Object.keys(description.scripts)).toContain(name);
});

test("every file it links to is there", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path!);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});

test("the program and the package have one version", () => expect(VERSION).toBe(description.version));

describe.each([...workflows])("the workflow of %s", (_, workflow) => {
  test("gives inputs that are accepted, and asks for outputs that exist", () => {
    const ours = stepsOf(workflow).filter(({ uses }) => uses?.startsWith("OWNER/bluegreen-action@"));
    expect(ours).toHaveLength(1);
    const given = Object.entries(ours[0]!.with ?? {}).map(([name, value]) => {
      // What an expression stands for is known only when the workflow runs.
      const text = String(value);
      const isWhole = /^\$\{\{[^}]*\}\}$/.test(text);
      const example = name in inputs ? inputs[name as keyof typeof inputs].example : "";
      return [name, isWhole ? example : text.replaceAll(/\$\{\{[^}]*\}\}/g, "value")];
    });
    expect(() => readInputs(JSON.stringify(Object.fromEntries(given)))).not.toThrow();
    const asked = [...JSON.stringify(workflow).matchAll(/steps\.release\.outputs\.([\w-]+)/g)];
    for (const [, name] of asked) expect(Object.keys(outputs)).toContain(name);
  });

  test("pins the actions of others by commit", () => {
    const others = stepsOf(workflow).flatMap(({ uses }) =>
      uses && !uses.startsWith("OWNER/") ? [uses] : [],
    );
    for (const uses of others) expect(uses).toMatch(/@[0-9a-f]{40}$/);
  });

  test("asks for no more than it needs", () =>
    expect(workflow.permissions).toEqual({ contents: "read", "id-token": "write" }));
});
