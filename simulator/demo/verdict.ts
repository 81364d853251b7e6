import type { Sample } from "../data-plane/traffic.ts";
import type { ActionRun } from "../runner/run-action.ts";
import type { DemoOptions } from "./options.ts";

/** One thing the demo promises, and whether it came true. */
export interface Check {
  holds: boolean;
  text: string;
}

export interface Ended {
  run: ActionRun;
  samples: readonly Sample[];
  greenImage: string;
  /** The account before and after, when nothing may differ. */
  left: readonly string[];
}

/** At least so many requests must have been sent for "none failed" to mean anything. */
export const leastRequests = 2_000;
/** The last requests, which show who serves in the end. */
const last = 100;

/** Holds what happened against what must happen for these options. */
export function judge(options: DemoOptions, { run, samples, greenImage, left }: Ended): Check[] {
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
  if (options.sabotage && failed === 0) traffic.push({ holds: false, text: "the sabotage broke no request" });
  if (options.fail === undefined) return [...traffic, ...deployed(run, servedBy(samples, greenImage))];
  return [...traffic, ...undone(run, servedBy(samples, greenImage), left)];
}

const deployed = (run: ActionRun, serving: string): Check[] => [
  { holds: run.conclusion === "success", text: `the job's conclusion is ${run.conclusion}` },
  {
    holds: run.outputs["outcome"] === "succeeded",
    text: `the outcome is ${run.outputs["outcome"] || "missing"}`,
  },
  { holds: serving === "green", text: `${serving} serves in the end` },
];

const undone = (run: ActionRun, serving: string, left: readonly string[]): Check[] => [
  { holds: run.conclusion === "failure", text: `the job's conclusion is ${run.conclusion}` },
  {
    holds: run.outputs["outcome"] === "failed-clean",
    text: `the outcome is ${run.outputs["outcome"] || "missing"}`,
  },
  { holds: serving === "blue", text: `${serving} serves in the end` },
  {
    holds: left.length === 0,
    text:
      left.length === 0
        ? "nothing is left behind"
        : `${left.length} things differ:\n    ${left.join("\n    ")}`,
  },
];

function servedBy(samples: readonly Sample[], greenImage: string): "blue" | "green" | "both" | "nobody" {
  const images = new Set(samples.slice(-last).flatMap(({ image }) => (image === undefined ? [] : [image])));
  if (images.size === 0) return "nobody";
  if (images.size > 1) return "both";
  return images.has(greenImage) ? "green" : "blue";
}
