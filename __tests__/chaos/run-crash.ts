import { AFTERMATHS, follow, followAgain } from "./crash-follow.ts";
import { crashNameOf, killName, type Played } from "./crash-play.ts";
import { pointsOf } from "./crash-points.ts";
import type { Kill } from "./crash-run.ts";
import { crashPoints, type Swept } from "./crash-sweep.ts";
import { tellFigures, type Figures } from "./figures.ts";
import { FIXTURES } from "./fixtures.ts";
import { givenOptions, runProgram, wholeNumber, WrongOption } from "./given-options.ts";
import { tableOf } from "./outcome-table.ts";

const OPTIONS = {
  only: { type: "string", default: "" },
  twice: { type: "boolean" },
  once: { type: "boolean" },
  every: { type: "string", default: "1" },
  workers: { type: "string" },
  seconds: { type: "string" },
  replay: { type: "string" },
} as const;

const USAGE = `accepted: all crash points by default; for the ordinary fixtures whoever follows is killed too; or
  --only clone      the fixture of this name, else those whose names begin so
  --twice | --once  whoever follows is killed too for all fixtures, for none
  --every 7         a sample
  --seconds 50      no further ones are begun after so long
  --workers 2       one for each core by default
  --replay "clone deploy|57 after|settle|12 before"   one crash point once more, by its name`;

/** One crash point once more, by its name; what failed. Throws WrongOption when there is none of this name. */
async function replay(name: string): Promise<string | undefined> {
  const [fixtureName, first = "", after, second] = name.split("|");
  const fixture = FIXTURES.find((one) => one.name === fixtureName);
  const aftermath = AFTERMATHS.find((one) => one === after);
  const is = (wanted: string) => (kill: Kill) => killName(kill) === wanted;
  const point = fixture && (await pointsOf(fixture)).distinct.find(is(first));
  if (!point || !aftermath) throw new WrongOption(`--replay "${name}": there is no such point\n${USAGE}`);
  const keep = second === undefined ? undefined : (_: string, kill: Kill): boolean => is(second)(kill);
  const { result, points } = await follow(fixture, point, aftermath, keep);
  if (!points.distinct[0]) return result.failure;
  return (await followAgain(fixture, points.distinct[0], aftermath)).failure;
}

const rowOf = ({ fixture, aftermath, kills }: Played): string =>
  `${fixture}, then ${aftermath}${kills.length > 1 ? ", killed too" : ""}`;

function figuresOf({ first, again, played, leftOut }: Swept, seconds: number): Figures {
  return {
    name: "crash points",
    played: played.length,
    failed: played.filter(({ failure }) => failure !== undefined).length,
    calls: played.reduce((sum, { calls }) => sum + calls, 0),
    seconds,
    further: {
      "kills of a process": first.all,
      "distinct worlds that these leave": first.distinct,
      "kills of who follows": again.all,
      "further worlds that these leave": again.distinct,
      ...(leftOut > 0 ? { "worlds left out for want of time": leftOut } : {}),
    },
  };
}

function sweep(values: ReturnType<typeof asked>): Promise<Swept> {
  const { only, twice, once, every, workers, seconds } = values;
  if (!FIXTURES.some(({ name }) => name.startsWith(only)))
    throw new WrongOption(
      `--only "${only}": there are\n  ${FIXTURES.map(({ name }) => name).join("\n  ")}\n${USAGE}`,
    );
  return crashPoints({
    only,
    ...(twice || once ? { twice: !once } : {}),
    every: wholeNumber("--every", every),
    ...(workers === undefined ? {} : { workers: wholeNumber("--workers", workers) }),
    ...(seconds === undefined ? {} : { budgetMs: wholeNumber("--seconds", seconds) * 1000 }),
    onPlayed: (one) => {
      if (one.failure !== undefined) console.log(`\nFAILED ${crashNameOf(one)}\n${one.failure}`);
    },
  });
}

const asked = () => givenOptions(process.argv.slice(2), OPTIONS, USAGE);

await runProgram(async () => {
  const values = asked();
  if (values.replay !== undefined) {
    const failure = await replay(values.replay);
    console.log(failure ?? "it passes");
    return failure === undefined;
  }
  const since = performance.now();
  const swept = await sweep(values);
  const figures = figuresOf(swept, (performance.now() - since) / 1000);
  console.log(tableOf(swept.played.map((one) => ({ ...one, row: rowOf(one) }))));
  for (const one of swept.played)
    if (one.failure !== undefined) console.log(`FAILED ${crashNameOf(one)}: ${one.failure.split("\n")[0]}`);
  tellFigures(figures);
  return figures.failed === 0;
});
