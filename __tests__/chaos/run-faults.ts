import type { FaultResult } from "./fault-play.ts";
import { nameOf, SUBJECTS, type FaultPoint } from "./fault-point.ts";
import { pairs, singles } from "./fault-points.ts";
import { tellFigures, type Figures } from "./figures.ts";
import { givenOptions, runProgram, wholeNumber, WrongOption } from "./given-options.ts";
import { tableOf } from "./outcome-table.ts";
import { playAll } from "./workers.ts";

const OPTIONS = {
  every: { type: "string", default: "1" },
  only: { type: "string", default: "" },
  singles: { type: "boolean", default: false },
  pairs: { type: "boolean", default: false },
  show: { type: "string", default: "8" },
} as const;

const USAGE = `accepted: all faults by default, or
  --every 7                   a sample
  --only "clone\\|denied"      those whose names fit a regular expression
  --singles | --pairs         only one fault at one call, only two at two
  --show 8                    so many of the failed are told at length`;

interface Wanted {
  singles: boolean;
  pairs: boolean;
  only: RegExp;
  every: number;
}

/** What is to be played. Throws WrongOption when nothing is. */
async function pointsOf(wanted: Wanted): Promise<FaultPoint[]> {
  const points: FaultPoint[] = [];
  for (const subject of SUBJECTS) {
    if (!wanted.pairs) points.push(...(await singles(subject)));
    if (!wanted.singles) points.push(...(await pairs(subject)));
  }
  const chosen = points
    .filter((point) => wanted.only.test(nameOf(point)))
    .filter((_, index) => index % wanted.every === 0);
  if (chosen.length > 0) return chosen;
  throw new WrongOption(`no fault's name fits: one is "${nameOf(points[0]!)}"\n${USAGE}`);
}

function regular(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new WrongOption(`--only: ${(error as Error).message}\n${USAGE}`);
  }
}

function figuresOf(results: readonly FaultResult[], seconds: number): Figures {
  const count = (of: number): number => results.filter(({ faults }) => faults.length === of).length;
  return {
    name: "faults",
    played: results.length,
    failed: results.filter(({ failure }) => failure).length,
    calls: results.reduce((sum, { calls }) => sum + calls, 0),
    seconds,
    further: {
      "of one fault at one call": count(1),
      "that stand for another kind beside": results.reduce((sum, { also }) => sum + also.length, 0),
      "of two at two calls": count(2),
    },
  };
}

const rowOf = ({ subject, faults }: FaultResult): string =>
  `${subject} ${faults.map(({ kind }) => kind).join(" + ")}`;

await runProgram(async () => {
  const values = givenOptions(process.argv.slice(2), OPTIONS, USAGE);
  const wanted = { ...values, only: regular(values.only), every: wholeNumber("--every", values.every) };
  const show = wholeNumber("--show", values.show);
  const since = performance.now();
  const results = await playAll("fault", await pointsOf(wanted), {
    onResult: ({ failure, ...point }) => {
      if (failure) console.log(`FAILED ${nameOf(point)}: ${failure.split("\n")[0]!.slice(0, 300)}`);
    },
  });
  const figures = figuresOf(results, (performance.now() - since) / 1000);
  for (const result of results.filter(({ failure }) => failure).slice(0, show))
    console.log(`\nFAILED ${nameOf(result)}\n${result.failure}`);
  const rows = results.map((result) => ({ ...result, row: rowOf(result) }));
  console.log(tableOf(rows.sort((a, b) => (a.row < b.row ? -1 : 1))));
  tellFigures(figures);
  return figures.failed === 0;
});
