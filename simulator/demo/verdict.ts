import type { Sample } from "../data-plane/traffic.ts";
import type { ActionRun } from "../runner/run-action.ts";
import { differences } from "../scenarios/differences.ts";
import type { Portrait } from "../scenarios/portrait.ts";
import { unlikeOneDeployment } from "./one-deployment.ts";
import type { DemoOptions } from "./options.ts";

/** One thing the demo promises, and whether it came true. */
export interface Check {
  holds: boolean;
  text: string;
}

export interface Ended {
  /** The jobs, in their order. */
  runs: readonly ActionRun[];
  /** When each began: real milliseconds since the traffic began. */
  starts: readonly number[];
  samples: readonly Sample[];
  greenImage: string;
  /** The account before the first job, and in the end. */
  before: Portrait;
  after: Portrait;
}

/** At least so many requests must have been sent for "none failed" to mean anything. */
export const leastRequests = 2_000;
/** The last requests, which show who serves in the end. */
const last = 100;
/** A cancelled job has about 4 min 45 s for all that still runs (actions/runner: JobDispatcher.cs). */
const afterCancelSeconds = 285;

/** From the start of a rollback's job until no request reaches green any more: reading, registering, a health check or two. */
const backToBlueSeconds = 120;

/** Holds what happened against what must happen for these options. */
export function judge(options: DemoOptions, ended: Ended): Check[] {
  const ending = options.fail === undefined ? endings[options.act] : failed;
  return [...trafficOf(options, ended), ...ending(ended, options)];
}

function trafficOf({ sabotage }: DemoOptions, { samples }: Ended): Check[] {
  const failed = samples.filter(({ failure }) => failure !== undefined).length;
  const count = samples.length.toLocaleString("en-US");
  const traffic = [
    {
      holds: failed === 0,
      text: failed === 0 ? `none of ${count} requests failed` : `${failed} of ${count} requests failed`,
    },
    {
      holds: samples.length >= leastRequests,
      text: `${count} requests were sent, at least ${leastRequests} are asked for`,
    },
  ];
  return sabotage && failed === 0
    ? [...traffic, { holds: false, text: "the sabotage broke no request" }]
    : traffic;
}

type Judge = (ended: Ended, options: DemoOptions) => Check[];

const deployed: Judge = (ended) => [...said(ended, "success", "succeeded"), serving(ended, "green")];

const failed: Judge = (ended) => [
  ...said(ended, "failure", "failed-clean"),
  serving(ended, "blue"),
  nothingLeft(ended),
];

const cancelled: Judge = (ended, { speed }) => {
  const [run] = ended.runs;
  const step = (id: string) => run?.steps.find((one) => one.id === id);
  const seconds = Math.round(((step("settle")?.ms ?? 0) * speed) / 1000);
  return [
    {
      holds: step("deploy")?.outcome === "cancelled",
      text: `the deploy step was ${step("deploy")?.outcome}`,
    },
    {
      holds: seconds > 0 && seconds <= afterCancelSeconds,
      text: `the settle step took ${seconds} s of the ${afterCancelSeconds} s that GitHub gives it`,
    },
    ...said(ended, "cancelled", "failed-clean"),
    serving(ended, "blue"),
    nothingLeft(ended),
  ];
};

const killed: Judge = (ended, options) => {
  const [first] = ended.runs;
  const wrong = unlikeOneDeployment(ended.before, ended.after, ended.greenImage);
  return [
    {
      holds: ended.runs.length === 2 && first?.outputs["outcome"] === undefined,
      text: "the first attempt was killed before it could say anything",
    },
    ...deployed(ended, options),
    listed(wrong, "the account is as after one deployment: nothing is doubled, nothing left suspended"),
  ];
};

const wentBack: Judge = (ended, { speed }) => {
  const { runs, starts, samples, greenImage } = ended;
  const began = starts[1] ?? Infinity;
  const lastGreen = samples.findLast(({ image }) => image === greenImage)?.at ?? 0;
  const seconds = Math.round(((lastGreen - began) * speed) / 1000);
  return [
    { holds: runs.length === 2, text: "green was deployed, then the way back was taken" },
    ...said(ended, "success", "succeeded"),
    serving(ended, "blue"),
    {
      holds: seconds > 0 && seconds <= backToBlueSeconds,
      text: `blue alone served ${seconds} s after the rollback's job began, of its AWS's time (at most ${backToBlueSeconds} s are asked for)`,
    },
  ];
};

const endings = { deploy: deployed, cancel: cancelled, kill: killed, rollback: wentBack } satisfies Record<
  DemoOptions["act"],
  Judge
>;

/** What the last job says of itself. */
function said({ runs }: Ended, conclusion: ActionRun["conclusion"], outcome: string): Check[] {
  const run = runs.at(-1);
  return [
    { holds: run?.conclusion === conclusion, text: `the job's conclusion is ${run?.conclusion}` },
    {
      holds: run?.outputs["outcome"] === outcome,
      text: `the outcome is ${run?.outputs["outcome"] || "missing"}`,
    },
  ];
}

function serving({ samples, greenImage }: Ended, who: "blue" | "green"): Check {
  const found = servedBy(samples, greenImage);
  return { holds: found === who, text: `${found} serves in the end` };
}

const nothingLeft = ({ before, after }: Ended): Check =>
  listed(differences(before, after), "nothing is left behind");

const listed = (wrong: readonly string[], right: string): Check => ({
  holds: wrong.length === 0,
  text: wrong.length === 0 ? right : `${wrong.length} things differ:\n    ${wrong.join("\n    ")}`,
});

function servedBy(samples: readonly Sample[], greenImage: string): "blue" | "green" | "both" | "nobody" {
  const images = new Set(samples.slice(-last).flatMap(({ image }) => (image === undefined ? [] : [image])));
  if (images.size === 0) return "nobody";
  if (images.size > 1) return "both";
  return images.has(greenImage) ? "green" : "blue";
}
