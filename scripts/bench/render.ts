import { formatDuration } from "../../src/time/duration.ts";
import { isMissed, type Figure } from "./figures.ts";
import type { Measured } from "./measure-all.ts";

/** The measurements as a Markdown page. */
export const render = (measured: Measured, figures: readonly Figure[]): string =>
  [
    "# Figures",
    `One run of \`npm run bench\` on Node.js ${process.versions.node}. \`npm run bench -- --check\` fails when one is missed; ` +
      "`-- --write` writes this page.",
    table(
      ["", "measured", "promised", ""],
      figures.map((figure) => {
        const unit = figure.unit && ` ${figure.unit}`;
        return [
          figure.what,
          number(figure.value) + unit,
          `${figure.bound} ${number(figure.limit)}${unit}`,
          isMissed(figure) ? "**missed**" : "holds",
        ];
      }),
    ),
    ...sections(measured),
  ].join("\n\n") + "\n";

const sections = ({ start, sizes, noticing, throughput }: Measured): string[] => [
  "## Start",
  `From spawning \`dist/index.js deploy\` to its first request to AWS: ${number(start.ours)} ms. A program of \`node:http\` ` +
    `and a signature made by hand: ${number(start.floor)} ms. Medians of alternating runs; compare only within one run.`,
  "## One deployment",
  "In virtual time; above 500 instances with the quotas raised that two fleets meet. The memory is that of the " +
    "whole process, in which the simulated AWS lives too.",
  table(
    [
      "fleet",
      "instances",
      "calls",
      "in one second at most",
      "memory, MB",
      "log lines",
      "virtual time",
      "real time, s",
    ],
    sizes.map(({ fleet, instances, calls, peak, memory, lines, took, real }) => [
      fleet,
      ...[instances, calls, peak, memory, lines].map(number),
      formatDuration(took),
      number(real),
    ]),
  ),
  "## Noticing the end",
  `${noticing.deployments} deployments of 8 to 15 minutes, all three fleets. From CodeDeploy's end to the answer that said ` +
    `so: median ${number(noticing.median)} s, at worst ${number(noticing.worst)} s, with at most ${noticing.polls} polls. ` +
    "(The SDK's own waiter takes 60 s in the median, the AWS CLI's 7.5 s.)",
  "## Simulating",
  "Whole deployments of 3 instances: fleet built, deployed to, compared with before.",
  table(
    ["door", "per second of processor time", "per second"],
    throughput.map(({ door, perCoreSecond, perSecond }) => [door, number(perCoreSecond), number(perSecond)]),
  ),
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Two digits are enough of what is measured. */
const number = (value: number): string =>
  value >= 100 || Number.isInteger(value) ? Math.round(value).toLocaleString("en") : value.toPrecision(2);
