import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { median } from "./statistics.ts";

const RUNS = 21;

export interface ColdStart {
  /** Milliseconds from spawn to the first request at the server, medians of alternating runs. */
  ours: number;
  floor: number;
  ratio: number;
}

/** Measures how long the action's program takes to its first AWS request, beside the least that any program takes. */
export async function coldStart(program = "dist/index.js"): Promise<ColdStart> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  // The first round fills the machine's file cache and does not count.
  for (let run = -1; run < RUNS; run++) {
    const floor = await firstRequest(server, ["build/scripts/bench/floor.js"]);
    const ours = await firstRequest(server, [program, "deploy"]);
    if (run < 0) continue;
    times.floor.push(floor);
    times.ours.push(ours);
  }
  server.closeAllConnections();
  server.close();
  const [ours, floor] = [median(times.ours), median(times.floor)];
  return { ours, floor, ratio: ours / floor };
}

/** Milliseconds from spawning `node <args>` to its first request; it is ended then. */
async function firstRequest(server: Server, args: string[]): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const arrived = once(server, "request").then(() => performance.now());
  const since = performance.now();
  const child = spawn(process.execPath, args, { env: environment(port), stdio: "ignore" });
  const ended = once(child, "exit");
  const early = ended.then(() => {
    throw new Error(`node ${args.join(" ")} ended before its first request`);
  });
  early.catch(() => undefined);
  const at = await Promise.race([arrived, early]);
  child.kill("SIGKILL");
  await ended;
  return at - since;
}

const environment = (port: number): NodeJS.ProcessEnv => ({
  PATH: process.env["PATH"],
  AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "AKIDBENCH",
  AWS_SECRET_ACCESS_KEY: "simulated",
  BLUEGREEN_INPUTS: JSON.stringify({
    "ami-id": "ami-0123456789abcdef0",
    application: "web",
    "deployment-group": "production",
  }),
});
