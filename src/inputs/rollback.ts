import * as parse from "./parsers.ts";
import { ONE_LINE, releaseOutputs, rows, YES_OR_NO } from "./rows.ts";
import type { InputSpec } from "./spec.ts";

/** The inputs of rollback/action.yml. */
export const rollbackInputs = {
  to: {
    description:
      "Where to go back to. `previous`: what served before the release that serves now; where a deployment is in progress, what served before that. " +
      "The number of a release: what that release brought. An AMI: the newest release that brought it.",
    parse: parse.wayBack,
    accepted: "`previous`, the number of a release, or an AMI id (`ami-…`)",
    example: "41",
    default: "previous",
    insteadOf: ["release", "version"],
  },
  reason: {
    description: "Why: recorded with the release, and shown in the log and in the list of releases.",
    parse: parse.matching(ONE_LINE),
    accepted: "one line of at most 256 characters",
    example: "Orders fail since 42",
    otherwise: "none",
    insteadOf: ["description", "message"],
  },
  application: rows.application,
  "deployment-group": rows["deployment-group"],
  target: rows.target,
  way: {
    description:
      "How. `instant`: the fleet that served before is still there and takes the traffic back, in seconds. `redeploy`: the earlier release's AMI and " +
      "revision are deployed on a new fleet. `auto` chooses `instant` where that fleet is alive, and says what it chose and why.",
    parse: parse.oneOf("auto", "instant", "redeploy"),
    accepted: "`auto`, `instant` or `redeploy`",
    example: "instant",
    default: "auto",
  },
  "follow-up": {
    description:
      "After an instant way back: deploys the earlier release's revision on the fleet that serves again. Until that has succeeded, CodeDeploy would install " +
      "the newer revision on whatever Auto Scaling launches, so nothing is launched.",
    parse: parse.flag,
    accepted: YES_OR_NO,
    example: "false",
    default: "true",
  },
  timeout: {
    ...rows.timeout,
    description: "How long it may take. When it is up, the way back has failed and `on-timeout` follows.",
  },
  "on-failure": rows["on-failure"],
  "on-timeout": rows["on-timeout"],
  "on-cancel": rows["on-cancel"],
  concurrency: { ...rows.concurrency, example: "wait", default: "supersede" },
  mode: {
    description: "`rollback`, or `plan`: read, judge and show what would be done, and change nothing.",
    parse: parse.oneOf("rollback", "plan"),
    accepted: "`rollback` or `plan`",
    example: "plan",
    default: "rollback",
    insteadOf: ["dry-run"],
  },
} as const satisfies Record<string, InputSpec>;

/** The outputs, each with its description in Markdown. */
export const rollbackOutputs = {
  ...releaseOutputs,
  way: "How it went back: `instant` or `redeploy`.",
  "to-release": "The number of the release whose AMI and revision serve again.",
  "seconds-to-blue": "After how many seconds of an instant way back that fleet was healthy in rotation.",
} as const satisfies Record<string, string>;
