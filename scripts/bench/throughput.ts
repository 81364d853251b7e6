import type { FleetName } from "../../src/plan/facts.ts";
import { deploy } from "./deployment.ts";

const FLEETS: readonly FleetName[] = ["clone", "same-group", "codedeploy-copy"];
const WARM_UP = 10;
const ROUNDS = 20;

/** Whole deployments simulated: fleet built, deployed to, compared with before. */
export interface Throughput {
  door: "direct" | "bytes";
  /** By processor time, which other work on the machine does not take. */
  perCoreSecond: number;
  perSecond: number;
}

/** `node build/scripts/bench/throughput.js <door>`: prints a Throughput. */
async function measure(door: Throughput["door"]): Promise<Throughput> {
  for (let round = 0; round < WARM_UP; round++) await deployAll(door, round);
  const [since, before] = [performance.now(), process.cpuUsage()];
  for (let round = 0; round < ROUNDS; round++) await deployAll(door, round);
  const { user, system } = process.cpuUsage(before);
  const deployments = ROUNDS * FLEETS.length;
  return {
    door,
    perCoreSecond: deployments / ((user + system) / 1e6),
    perSecond: deployments / ((performance.now() - since) / 1000),
  };
}

async function deployAll(door: Throughput["door"], seed: number): Promise<void> {
  for (const fleet of FLEETS) await deploy({ fleet, options: { instances: 3 }, vehicle: { door, seed } });
}

console.log(JSON.stringify(await measure(process.argv[2] === "bytes" ? "bytes" : "direct")));
