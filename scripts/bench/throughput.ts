import { deploy, FLEETS } from "./deployment.ts";
import { median } from "./statistics.ts";

const WARM_UP = 20;
const ROUNDS = 20;

/** Whole deployments simulated: fleet built, deployed to, compared with before. Medians over rounds. */
export interface Throughput {
  door: "direct" | "bytes";
  /** By processor time, which other work on the machine does not take. */
  perCoreSecond: number;
  perSecond: number;
}

/** `node build/scripts/bench/throughput.js <door>`: prints a Throughput. */
async function measure(door: Throughput["door"]): Promise<Throughput> {
  for (let round = 0; round < WARM_UP; round++) await deployAll(door, round);
  const spent: { core: number; wall: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [since, before] = [performance.now(), process.cpuUsage()];
    await deployAll(door, round);
    const { user, system } = process.cpuUsage(before);
    spent.push({ core: (user + system) / 1e6, wall: (performance.now() - since) / 1000 });
  }
  return {
    door,
    perCoreSecond: FLEETS.length / median(spent.map(({ core }) => core)),
    perSecond: FLEETS.length / median(spent.map(({ wall }) => wall)),
  };
}

async function deployAll(door: Throughput["door"], seed: number): Promise<void> {
  for (const fleet of FLEETS) await deploy({ fleet, options: { instances: 3 }, vehicle: { door, seed } });
}

console.log(JSON.stringify(await measure(process.argv[2] === "bytes" ? "bytes" : "direct")));
