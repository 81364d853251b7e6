import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

interface Import {
  from: string;
  to: string;
  /** `import type`: nothing of it is left when the program runs. */
  typeOnly: boolean;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith(".ts"))
    .sort();

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^"';]*?from\s+"([^"]+)"|import\("([^"]+)"\)/g;

function importsOf(path: string): Import[] {
  return [...readFileSync(path, "utf8").matchAll(IMPORT)].map(([, type, from, late]) => {
    const target = (from ?? late)!;
    return {
      from: path,
      to: target.startsWith(".") ? normalize(join(dirname(path), target)) : target,
      typeOnly: type !== undefined,
    };
  });
}

const src = filesIn("src");
const simulator = filesIn("simulator");
const imports = [...src, ...simulator].flatMap(importsOf);

/** `src/engine/step.ts` → `engine`; `src/events.ts` → `values`. */
const partOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? "values";
const shown = ({ from, to }: Import): string => `${from} → ${to}`;

/** What each part of src may use when it runs. Everybody may use the values; types are free, except as said below. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  values: [],
  time: [],
  aws: ["time"],
  engine: ["time"],
  inputs: ["time"],
  releases: ["aws", "engine", "time"],
  fleet: ["aws", "engine", "time"],
  traffic: ["aws", "engine", "fleet", "time"],
  codedeploy: ["aws", "engine", "fleet", "traffic", "time"],
  gate: ["aws", "traffic", "time"],
  retire: ["aws", "engine", "fleet", "traffic", "time"],
  steps: ["aws", "engine", "fleet", "codedeploy", "traffic", "gate", "retire", "releases", "time"],
  plan: ["aws", "engine", "steps", "codedeploy", "fleet", "releases", "inputs", "time"],
  github: ["inputs"],
  report: ["inputs", "time"],
  entry: [
    "aws",
    "engine",
    "plan",
    "steps",
    "fleet",
    "codedeploy",
    "traffic",
    "releases",
    "report",
    "github",
    "inputs",
    "time",
  ],
};

const inner = imports.filter(({ from, to }) => from.startsWith("src/") && to.startsWith("src/"));

test("the program and its simulator never import each other", () => {
  const crossing = imports.filter(
    ({ from, to }) => /^(src|simulator)\//.test(to) && from.split("/")[0] !== to.split("/")[0],
  );
  expect(crossing.map(shown)).toEqual([]);
});

test("every part is known, and arrows point down", () => {
  const wrong = inner.filter(({ from, to, typeOnly }) => {
    const [user, used] = [partOf(from), partOf(to)];
    if (from === "src/main.ts") return !["entry", "github", "report", "values"].includes(used);
    return !typeOnly && used !== user && used !== "values" && !arrows[user]?.includes(used);
  });
  expect(wrong.map(shown)).toEqual([]);
});

test("the engine knows only values, time and interfaces", () => {
  const wrong = inner.filter(
    ({ from, to, typeOnly }) =>
      partOf(from) === "engine" && !["engine", "time", "values"].includes(partOf(to)) && !typeOnly,
  );
  expect(wrong.map(shown)).toEqual([]);
});

test("nobody below knows how a run is told, or who begins it", () => {
  const wrong = inner.filter(
    ({ from, to }) =>
      ["report", "entry"].includes(partOf(to)) &&
      !["entry", "report"].includes(partOf(from)) &&
      from !== "src/main.ts",
  );
  expect(wrong.map(shown)).toEqual([]);
});

test.each([
  ["@actions/core", /^src\/github\//],
  ["@actions/github", /^src\/github\//],
  ["node:fs", /^src\/(report|github)\//],
  ["node:child_process", /^src\/github\//],
])("%s is used only where it belongs", (name, where) => {
  const wrong = imports.filter(({ from, to }) => from.startsWith("src/") && to === name && !where.test(from));
  expect(wrong.map(shown)).toEqual([]);
});

test("only src/aws/clients loads an SDK client", () => {
  const wrong = imports.filter(
    ({ from, to, typeOnly }) =>
      from.startsWith("src/") &&
      to.startsWith("@aws-sdk/") &&
      !typeOnly &&
      !from.startsWith("src/aws/clients/"),
  );
  expect(wrong.map(shown)).toEqual([]);
});

test.each([
  ["time", /\bsetTimeout\(|\bsetInterval\(|\bDate\.now\(|new Date\(\)/, /^src\/time\//],
  ["the process's end", /process\.exit\(/, /^$/],
  ["the console", /console\.\w+\(/, /^$/],
  ["setFailed", /\.setFailed\(/, /^src\/github\/log\.ts$/],
])("%s is one place's business", (_, pattern, where) => {
  expect(src.filter((path) => !where.test(path) && pattern.test(readFileSync(path, "utf8")))).toEqual([]);
});

/** About 200 lines is the aim; beyond this a file is more than one thing. */
const LONGEST = 270;

test("no file is longer than a reader can hold", () => {
  const length = (path: string): number => readFileSync(path, "utf8").split("\n").length;
  const long = [...src, ...simulator].filter((path) => length(path) > LONGEST);
  expect(long).toEqual([]);
});
