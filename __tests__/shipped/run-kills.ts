import { parseArgs } from "node:util";
import { realKills, type RealKillResult } from "./real-kills.ts";

/** `--every 9`, `--speed 30`, `--parallel 6`: what is killed, and how fast. */
const { values } = parseArgs({
  options: {
    every: { type: "string", default: "1" },
    speed: { type: "string", default: "30" },
    parallel: { type: "string", default: "6" },
  },
});
const since = performance.now();
const line = ({ call, aftermath, outcomes, failure }: RealKillResult): string =>
  `${failure ? "FAILED" : "passed"} SIGKILL at ${call}, then ${aftermath}: ${outcomes.join(" → ")}`;
const results = await realKills({
  every: Number(values.every),
  speed: Number(values.speed),
  parallel: Number(values.parallel),
  onResult: (result) => {
    console.log(line(result));
    if (result.failure) console.log(result.failure);
  },
});
const failed = results.filter(({ failure }) => failure).length;
console.log(
  `${results.length} processes really killed, ${failed} failed; ${((performance.now() - since) / 1000).toFixed(0)} s`,
);
process.exitCode = failed > 0 ? 1 : 0;
