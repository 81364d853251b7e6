import { availableParallelism } from "node:os";
import { follow, followAgain, pointsOf, type Aftermath, type Kill } from "./crash-points.ts";
import { crashPoints, type Figures } from "./crash-sweep.ts";
import type { Played } from "./crash-worker.ts";
import { FIXTURES } from "./fixtures.ts";

// The workers inherit it: the SDK's worry about coming versions of Node.js would be told by each of them.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

/** How a crash point is named, and replayed: `clone deploy|57 after|settle|12 before`. */
const nameOf = ({ fixture, aftermath, kills }: Played): string =>
  [
    fixture,
    `${kills[0]!.call} ${kills[0]!.when}`,
    aftermath,
    ...kills.slice(1).map(({ call, when }) => `${call} ${when}`),
  ].join("|");

function tableOf(played: readonly Played[]): string {
  const rows = new Map<string, { passed: number; failed: number; outcomes: Map<string, number> }>();
  for (const { fixture, aftermath, kills, failure, outcomes } of played) {
    const name = `${fixture}, then ${aftermath}${kills.length > 1 ? ", killed too" : ""}`;
    const row = rows.get(name) ?? { passed: 0, failed: 0, outcomes: new Map<string, number>() };
    row[failure === undefined ? "passed" : "failed"]++;
    const path = outcomes.join(" → ");
    row.outcomes.set(path, (row.outcomes.get(path) ?? 0) + 1);
    rows.set(name, row);
  }
  return [...rows]
    .map(([name, { passed, failed, outcomes }]) => {
      const ways = [...outcomes].map(([path, count]) => `${count} × ${path}`).join(", ");
      return `${name.padEnd(60)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed   ${ways}`;
    })
    .join("\n");
}

function sums({
  points,
  distinct,
  pointsAgain,
  distinctAgain,
  played,
  calls,
  leftOut,
  seconds,
}: Figures): string {
  const failed = played.filter(({ failure }) => failure !== undefined).length;
  return [
    `${points} crash points in ${distinct} distinct worlds; of those who follow ${pointsAgain} in ${distinctAgain} more`,
    `${played.length} played, ${failed} failed${leftOut > 0 ? `, ${leftOut} left out for want of time` : ""}`,
    `${calls} calls, ${Math.round(calls / seconds)} per second, ${seconds.toFixed(0)} s`,
  ].join("; ");
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

/** One crash point once more, by its name. */
async function replay(name: string): Promise<string | undefined> {
  const [fixtureName, first = "", aftermath, second] = name.split("|");
  const fixture = FIXTURES.find((one) => one.name === fixtureName)!;
  const is =
    (wanted: string) =>
    ({ call, when }: Kill) =>
      `${call} ${when}` === wanted;
  const point = (await pointsOf(fixture)).distinct.find(is(first))!;
  const keep = second === undefined ? undefined : (_: string, kill: Kill): boolean => is(second)(kill);
  const { result, points } = await follow(fixture, point, aftermath as Aftermath, keep);
  if (!points.distinct[0]) return result.failure;
  return (await followAgain(fixture, points.distinct[0], aftermath as Aftermath)).failure;
}

/**
 * All by default: every fixture, and for the ordinary ones whoever follows is killed too. `--only clone`, `--twice` (for
 * all), `--once` (for none), `--every 7` (a sample), `--seconds 50` (a budget),
 * `--replay <name>`.
 */
const wanted = option("replay");
if (wanted !== undefined) console.log((await replay(wanted)) ?? "it passes");
else {
  const seconds = option("seconds");
  const figures = await crashPoints({
    only: option("only") ?? "",
    ...(process.argv.includes("--twice") ? { twice: true } : {}),
    ...(process.argv.includes("--once") ? { twice: false } : {}),
    every: Number(option("every") ?? 1),
    workers: Number(option("workers") ?? Math.min(availableParallelism(), 8)),
    ...(seconds === undefined ? {} : { budgetMs: Number(seconds) * 1000 }),
    onPlayed: (one) => {
      if (one.failure !== undefined) console.log(`\nFAILED ${nameOf(one)}\n${one.failure}`);
    },
  });
  const failed = figures.played.filter(({ failure }) => failure !== undefined);
  console.log(tableOf(figures.played));
  for (const one of failed) console.log(`FAILED ${nameOf(one)}: ${one.failure!.split("\n")[0]}`);
  console.log(sums(figures));
  process.exitCode = failed.length > 0 ? 1 : 0;
}
