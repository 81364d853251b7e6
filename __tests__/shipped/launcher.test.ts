import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const launcher = join(process.cwd(), "bin/bluegreen");
const shell = realpathSync("/bin/sh");
let tree: string;

beforeEach(() => {
  tree = mkdtempSync(join(realpathSync(tmpdir()), "launcher "));
  mkdirSync(join(tree, "action/bin"), { recursive: true });
  mkdirSync(join(tree, "action/dist"));
  copyFileSync(launcher, join(tree, "action/bin/bluegreen"));
  chmodSync(join(tree, "action/bin/bluegreen"), 0o755);
  writeFileSync(join(tree, "action/dist/index.js"), "");
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

/** A program that answers `--version` and otherwise prints who it is and what it was given. */
function fakeNode(path: string, version: string): string {
  const file = join(tree, path);
  mkdirSync(dirname(file), { recursive: true });
  const script = `#!/bin/sh
if [ "\${1-}" = --version ]; then echo ${version}; exit 0; fi
echo "${path} $$"; shift; for a in "$@"; do echo "<$a>"; done
`;
  writeFileSync(file, script, { mode: 0o755 });
  return file;
}

/** PATH with the few programs the launcher calls, and nothing else. */
function plainPath(...more: string[]): string {
  const bin = join(tree, "coreutils");
  mkdirSync(bin, { recursive: true });
  for (const tool of ["uname", "readlink"]) {
    const real = execFileSync("sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).trim();
    writeFileSync(join(bin, tool), `#!/bin/sh\nexec ${real} "$@"\n`, { mode: 0o755 });
  }
  return [...more, bin].join(":");
}

function launch(args: string[], env: Record<string, string> = {}, top = shell) {
  const started = spawnSync(top, ["-c", '"$0" "$@"; exit $?', join(tree, "action/bin/bluegreen"), ...args], {
    env: { PATH: plainPath(), ...env },
    encoding: "utf8",
  });
  return { code: started.status, lines: started.stdout.trimEnd().split("\n"), stderr: started.stderr };
}

/** The shell under the runner's name, so that the launcher's parent is `<root>/bin/Runner.Worker`. */
function fakeWorker(folder: string): string {
  const worker = join(tree, "runner", folder, "Runner.Worker");
  mkdirSync(dirname(worker), { recursive: true });
  copyFileSync(shell, worker);
  chmodSync(worker, 0o755);
  return worker;
}

const which = (lines: string[]) => lines[0]?.replace(/ \d+$/, "");

test("the runner's own Node comes first, whatever PATH and the tool cache have", () => {
  fakeNode("runner/externals/node24/bin/node", "v24.19.0");
  fakeNode("cache/node/24.1.0/x64/bin/node", "v24.1.0");
  const onPath = fakeNode("path/node", "v22.0.0");
  const env = { RUNNER_TOOL_CACHE: join(tree, "cache"), PATH: plainPath(dirname(onPath)) };
  expect(which(launch([], env, fakeWorker("bin")).lines)).toBe("runner/externals/node24/bin/node");
});

test("a runner that updated itself keeps its worker in bin.<version>", () => {
  fakeNode("runner/externals.2.337.0/node24/bin/node", "v24.19.0");
  expect(which(launch([], {}, fakeWorker("bin.2.337.0")).lines)).toBe(
    "runner/externals.2.337.0/node24/bin/node",
  );
});

test("a runner without node24 offers its older one", () => {
  fakeNode("runner/externals/node20/bin/node", "v20.20.2");
  expect(which(launch([], {}, fakeWorker("bin")).lines)).toBe("runner/externals/node20/bin/node");
});

test("then the tool cache, then PATH", () => {
  const onPath = fakeNode("path/node", "v22.23.2");
  const env = { RUNNER_TOOL_CACHE: join(tree, "cache"), PATH: plainPath(dirname(onPath)) };
  expect(which(launch([], env).lines)).toBe("path/node");
  fakeNode("cache/node/24.21.0/x64/bin/node", "v24.21.0");
  expect(which(launch([], env).lines)).toBe("cache/node/24.21.0/x64/bin/node");
});

test("a Node that is too old or cannot run here is passed over", () => {
  fakeNode("runner/externals/node24/bin/node", "not a version");
  writeFileSync(fakeNode("cache/node/24.0.0/arm64/bin/node", ""), "\u007fELF wrong processor");
  const onPath = fakeNode("path/node", "v18.20.0");
  const env = { RUNNER_TOOL_CACHE: join(tree, "cache"), PATH: plainPath(dirname(onPath)) };
  const { code, lines } = launch([], env, fakeWorker("bin"));
  expect(code).toBe(1);
  expect(lines).toEqual([
    expect.stringMatching(/^::error title=bluegreen-action::No Node\.js 20 or newer was found/),
  ]);
});

test("without any Node there is one clear error", () => {
  const { code, lines, stderr } = launch(["deploy"]);
  expect({ code, stderr, count: lines.length }).toEqual({ code: 1, stderr: "", count: 1 });
  expect(lines[0]).toContain("setup-node");
});

test("a deploy step that cannot start has an outcome, so that settle does not say the same again", () => {
  const file = join(tree, "output");
  writeFileSync(file, "");
  launch(["settle"], { GITHUB_OUTPUT: file });
  expect(readFileSync(file, "utf8")).toBe("");
  launch(["deploy"], { GITHUB_OUTPUT: file });
  expect(readFileSync(file, "utf8")).toBe("outcome=failed-clean\n");
});

test("not Linux: one clear error, even where a Node is at hand", () => {
  const onPath = fakeNode("path/node", "v22.23.2");
  writeFileSync(join(tree, "path/uname"), "#!/bin/sh\necho Darwin\n", { mode: 0o755 });
  const { code, lines } = launch([], { PATH: plainPath(dirname(onPath)) });
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringMatching(/^::error .*Linux runners only/)]);
});

test("without a bundle: one clear error", () => {
  rmSync(join(tree, "action/dist/index.js"));
  const onPath = fakeNode("path/node", "v22.23.2");
  expect(launch([], { PATH: plainPath(dirname(onPath)) }).lines).toEqual([
    expect.stringMatching(/^::error .*dist\/index\.js is missing/),
  ]);
});

test("arguments arrive as given, and the process is replaced so that signals reach Node", () => {
  const onPath = fakeNode("path/node", "v22.23.2");
  const started = spawnSync(
    shell,
    ["-c", 'echo $$; exec "$0" "$@"', join(tree, "action/bin/bluegreen"), "deploy", "a b", "", "*"],
    { env: { PATH: plainPath(dirname(onPath)) }, encoding: "utf8" },
  );
  const [pid, first, ...rest] = started.stdout.trimEnd().split("\n");
  expect(first).toBe(`path/node ${pid}`);
  expect(rest).toEqual(["<deploy>", "<a b>", "<>", "<*>"]);
});
