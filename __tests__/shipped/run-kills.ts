import { tellFigures, type Figures } from "../chaos/figures.ts";
import { givenOptions, runProgram, wholeNumber } from "../chaos/given-options.ts";
import { realKills, type RealKillResult } from "./real-kills.ts";

const OPTIONS = {
  every: { type: "string", default: "1" },
  speed: { type: "string", default: "30" },
  parallel: { type: "string", default: "12" },
} as const;

const USAGE = `accepted: a kill at each changing call by default, or
  --every 9      a sample
  --speed 30     so many times as fast as the wall
  --parallel 12  so many at a time`;

const line = ({ call, aftermath, outcomes, failure }: RealKillResult): string =>
  `${failure ? "FAILED" : "passed"} SIGKILL at ${call}, then ${aftermath}: ${outcomes.join(" → ")}`;

await runProgram(async () => {
  const { every, speed, parallel } = givenOptions(process.argv.slice(2), OPTIONS, USAGE);
  const since = performance.now();
  const results = await realKills({
    every: wholeNumber("--every", every),
    speed: wholeNumber("--speed", speed),
    parallel: wholeNumber("--parallel", parallel),
    onResult: (result) => {
      console.log(line(result));
      if (result.failure) console.log(result.failure);
    },
  });
  const figures: Figures = {
    name: "processes really killed",
    played: results.length,
    failed: results.filter(({ failure }) => failure).length,
    calls: results.reduce((sum, { calls }) => sum + calls, 0),
    seconds: (performance.now() - since) / 1000,
    further: {},
  };
  tellFigures(figures);
  return figures.failed === 0;
});
