import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { actions, type ActionName } from "../../src/inputs/contract.ts";
import { InputsRefused, readInputs } from "../../src/inputs/read.ts";
import { encode } from "../../src/releases/parameters.ts";
import { pathsOf } from "../../src/releases/names.ts";
import { heard } from "./telling.ts";
import { diceOf, hostileText } from "./texts.ts";

interface Step {
  run?: string;
  if?: string;
  env?: Record<string, string>;
}

const files = readdirSync(".", { recursive: true })
  .map(String)
  .filter((path) => /(^|\/)action\.yml$/.test(path) && !/node_modules|build\//.test(path));

test.each(files)("%s: nothing is filled into a script, inputs come as one variable", (path) => {
  const { runs } = parse(readFileSync(path, "utf8")) as { runs: { steps: Step[] } };
  for (const { run = "", env = {} } of runs.steps) {
    expect(run).not.toContain("${{");
    expect(run).toMatch(/^exec "\$GITHUB_ACTION_PATH\/(\.\.\/)?bin\/bluegreen" [a-z -]+$/);
    for (const value of Object.values(env)) expect(value).not.toMatch(/inputs\./);
  }
});

test("the launcher hands inputs on untouched, and runs nothing of them", () => {
  const folder = mkdtempSync(join(tmpdir(), "launcher-"));
  try {
    for (const part of ["bin", "dist", "path"]) mkdirSync(join(folder, part));
    writeFileSync(join(folder, "bin/bluegreen"), readFileSync("bin/bluegreen"));
    writeFileSync(join(folder, "dist/index.js"), "process.stdout.write(process.env.BLUEGREEN_INPUTS)");
    chmodSync(join(folder, "bin/bluegreen"), 0o755);
    const random = diceOf(21);
    for (let round = 0; round < 8; round++) {
      const given = JSON.stringify({ description: hostileText(random).slice(0, 20_000) });
      const said = execFileSync("sh", ["-c", 'exec "$ACTION/bin/bluegreen" deploy'], {
        cwd: join(folder, "path"),
        encoding: "utf8",
        env: { PATH: process.env["PATH"], ACTION: folder, BLUEGREEN_INPUTS: given },
      });
      expect(said).toBe(given);
      expect(readdirSync(join(folder, "path"))).toEqual([]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const ACTIONS = Object.keys(actions) as ActionName[];
const namesOf = (action: ActionName): string[] => Object.keys(actions[action].inputs);
/** Inputs that are text and nothing else: their one line goes to CodeDeploy, the release log and the page. */
const FREE_TEXT = new Set(["description", "reason"]);
/** Names of things that AWS itself lets be called anything; they are looked up by exactly that name. */
const ANY_NAME = new Set(["auto-scaling-group", "deployment-config"]);

test.each(ACTIONS)("%s: what is no name is refused, in words that forge nothing", (action) => {
  const random = diceOf(31);
  for (let round = 0; round < 30; round++) {
    const given = Object.fromEntries(namesOf(action).map((name) => [name, hostileText(random)]));
    let refused: unknown;
    try {
      readInputs(action, JSON.stringify(given));
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(InputsRefused);
    const { commands, given: ours } = heard([
      { kind: "findings", findings: (refused as InputsRefused).findings },
    ]);
    expect(commands).toEqual(ours);
  }
});

const MARKS = ["*", "?", "$(x)", "`", "'", '"', ";", "\n", "\\", "{{", "<", "|", "\u0000"];
const strict = ACTIONS.flatMap((action) =>
  namesOf(action)
    .filter((name) => !FREE_TEXT.has(name) && !ANY_NAME.has(name))
    .map((name) => [action, name] as const),
);

test.each(strict)(
  "%s, %s: holds nothing that a filter, a shell or a template reads otherwise",
  (action, name) => {
    for (const mark of MARKS) {
      let findings: readonly { where: string }[] = [];
      try {
        readInputs(action, JSON.stringify({ [name]: `a${mark}b` }));
      } catch (error) {
        findings = (error as InputsRefused).findings;
      }
      expect([mark, findings.map(({ where }) => where)]).toEqual([
        mark,
        expect.arrayContaining([`input ${name}`]),
      ]);
    }
  },
);

test("the release log's paths and values hold nothing that Parameter Store reads otherwise", () => {
  const random = diceOf(41);
  for (let round = 0; round < 200; round++) {
    const text = hostileText(random).slice(0, 300);
    expect(encode({ text })).not.toContain("{{");
    expect(JSON.parse(encode({ text }))).toEqual({ v: 1, value: { text } });
    expect(pathsOf(text).head).toMatch(/^\/bluegreen\/[\w./-]*\/head$/);
  }
});
