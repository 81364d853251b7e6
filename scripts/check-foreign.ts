import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cliCheck } from "./foreign/cli-check.ts";

// Compiled, this file is build/scripts/check-foreign.js.
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const venv = join(root, ".venv");
const requirements = join(root, "scripts", "foreign", "requirements.txt");

/** A day takes twelve minutes: the waiters of boto3 and the CLI look every 15 s, whatever time it is in the world. */
const SPEED = 120;

/** The Python environment with the pinned clients; made on the first run and when the pins have changed. */
function ensureVenv(): void {
  const installed = join(venv, "installed.txt");
  const wanted = readFileSync(requirements, "utf8");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return;
  execFileSync("python3", ["-m", "venv", venv], { stdio: "inherit" });
  const pip = join(venv, "bin", "pip");
  execFileSync(pip, ["install", "--quiet", "--disable-pip-version-check", "-r", requirements], {
    stdio: "inherit",
  });
  writeFileSync(installed, wanted);
}

/** Starts `npm run simulate` with the fleet; resolves with what it says to export once it answers. */
function startSimulator(): Promise<{ simulator: ChildProcess; exports: Record<string, string> }> {
  const scenario = join(root, "simulator", "scenarios", "fleet.json");
  const args = [join(root, "build", "simulator", "main.js"), "--port", "0", "--speed", String(SPEED)];
  const simulator = spawn(process.execPath, [...args, "--scenario", scenario], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    simulator.once("exit", (code) => reject(new Error(`the simulator ended with ${code}`)));
    simulator.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (!/BLUEGREEN_CLOCK=.*\n/.test(said)) return;
      resolve({
        simulator,
        exports: Object.fromEntries([...said.matchAll(/(AWS_\w+)=(\S+)/g)].map(([, k, v]) => [k!, v!])),
      });
    });
  });
}

ensureVenv();
const { simulator, exports } = await startSimulator();
try {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    LANG: "C.UTF-8",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
    ...exports,
  };
  const boto3 = join(root, "scripts", "foreign", "boto3_check.py");
  execFileSync(join(venv, "bin", "python"), [boto3], { env, stdio: "inherit" });
  cliCheck(join(venv, "bin", "aws"), env, "web-green-boto3");
  process.stdout.write("boto3 and the AWS CLI are content.\n");
} finally {
  simulator.kill("SIGTERM");
}
