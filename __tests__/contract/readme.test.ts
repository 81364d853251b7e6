import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { actions, type ActionName, type ActionSpec } from "../../src/inputs/contract.ts";
import { readInputs } from "../../src/inputs/read.ts";
import { VERSION } from "../../src/version.ts";

const readme = readFileSync("README.md", "utf8");
const description = JSON.parse(readFileSync("package.json", "utf8")) as {
  version: string;
  scripts: Record<string, string>;
};

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<
    string,
    {
      steps: {
        id?: string;
        uses?: string;
        with?: Record<string, unknown>;
        run?: string;
        env?: Record<string, string>;
      }[];
    }
  >;
}

/** The workflow shown in the README, and those in examples/. */
const workflows = new Map<string, Workflow>([
  ["README.md", parse(/```yaml\n([\s\S]*?)```/.exec(readme)![1]!) as Workflow],
  ...readdirSync("examples").map(
    (name) =>
      [name, parse(readFileSync(join("examples", name), "utf8")) as Workflow] satisfies [string, Workflow],
  ),
]);

/** `OWNER/bluegreen-action/rollback@…` is the action `rollback`. */
function actionOf(uses: string): ActionSpec & { name: ActionName } {
  const [, folder] = /^OWNER\/bluegreen-action\/?([^@]*)@COMMIT$/.exec(uses)!;
  const name = (folder || "deploy") as ActionName;
  return { name, ...actions[name] };
}

const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps);

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
    const ours = stepsOf(workflow).filter(({ uses }) => uses?.startsWith("OWNER/"));
    expect(ours.length).toBeGreaterThan(0);
    for (const step of ours) {
      const { name, inputs, outputs } = actionOf(step.uses!);
      const given = Object.entries(step.with ?? {}).map(([input, value]) => {
        // What an expression stands for is known only when the workflow runs.
        const text = String(value);
        const isWhole = /^\$\{\{[^}]*\}\}$/.test(text);
        const example = inputs[input]?.example ?? "";
        return [input, isWhole ? example : text.replaceAll(/\$\{\{[^}]*\}\}/g, "value")];
      });
      expect(() => readInputs(name, JSON.stringify(Object.fromEntries(given)))).not.toThrow();
      const asked = JSON.stringify(workflow).matchAll(
        new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, "g"),
      );
      for (const [, output] of asked) expect(Object.keys(outputs)).toContain(output);
    }
  });

  test("prints the outputs that it asks for, whatever bash itself keeps under some names", () => {
    for (const { run, env = {} } of stepsOf(workflow)) {
      if (!run?.startsWith("echo ")) continue;
      const given = Object.fromEntries(Object.keys(env).map((name, at) => [name, `value-${at}`]));
      const shown = execFileSync("bash", ["-euc", run], {
        encoding: "utf8",
        env: { ...process.env, ...given },
      });
      for (const value of Object.values(given)) expect(shown).toContain(value);
    }
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
