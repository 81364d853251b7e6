import * as parse from "./parsers.ts";
import { releaseOutputs, rows } from "./rows.ts";
import type { InputSpec } from "./spec.ts";

/** The inputs of repair/action.yml. */
export const repairInputs = {
  application: rows.application,
  "deployment-group": rows["deployment-group"],
  target: rows.target,
  mode: {
    description:
      "`repair`, or `plan`: show what was left and what would be done about it, and change nothing.",
    parse: parse.oneOf("repair", "plan"),
    accepted: "`repair` or `plan`",
    example: "plan",
    default: "repair",
    insteadOf: ["dry-run"],
  },
  "retire-after": {
    description:
      "How long a blue that was kept may run: one that has run for longer since its release is ended. What this action made is deleted; " +
      "a group that it did not make is emptied. After that there is no instant way back.",
    parse: parse.duration,
    accepted: "a whole number of seconds, minutes or hours, such as `90s`, `15m` or `48h`",
    example: "48h",
    otherwise: "a kept blue runs until the next release",
  },
  open: {
    description:
      "What to do with a release that is `open`, which somebody left on purpose. `leave`: it is shown, and nothing is done. `undo`: it is undone, or " +
      "finished where green serves already; so is one that had taken over and was taken back by somebody else, where blue alone serves again.",
    parse: parse.oneOf("leave", "undo"),
    accepted: "`leave` or `undo`",
    example: "undo",
    default: "leave",
  },
  concurrency: { ...rows.concurrency, example: "wait", default: "refuse" },
} as const satisfies Record<string, InputSpec>;

/** The outputs, each with its description in Markdown. */
export const repairOutputs = {
  outcome:
    "How it ended: `succeeded` (what was left is in order), `unchanged` (nothing was left, or only a plan was asked for), `failed-clean` (nothing was done), `failed-dirty` (what is left is listed) or `open` (a release is open, or not settled yet).",
  release: "The number of the repair in the release log; empty when there was nothing to do.",
  serving: releaseOutputs.serving,
} as const satisfies Record<string, string>;
