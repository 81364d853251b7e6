import * as parse from "./parsers.ts";
import type { InputSpec } from "./spec.ts";

// Characters of AWS names and tags: CodeDeploy user guide, "CodeDeploy quotas"; EC2 user guide, "Tag your EC2 resources".
const CODEDEPLOY_NAME = /^[\w.+=,@-]{1,100}$/;
const TARGET = /^[\w.:/=+,@-]{1,220}$/;
const GROUP_NAME = /^\P{Cc}{1,255}$/u;

/** A text of a line. */
export const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}]{1,256}$/u;
export const YES_OR_NO = "`true` or `false`";

/** The text of a name in CodeDeploy. */
export const codedeployName = parse.matching(CODEDEPLOY_NAME);

/** Inputs that several actions have. */
export const rows = {
  application: {
    description: "The CodeDeploy application.",
    parse: codedeployName,
    accepted: "the name of a CodeDeploy application: up to 100 letters, digits and `. _ + = , @ -`",
    example: "shop",
    required: true,
    insteadOf: ["application-name", "codedeploy-application"],
  },
  "deployment-group": {
    description: "The CodeDeploy deployment group: a blue/green one for EC2, with a load balancer.",
    parse: codedeployName,
    accepted: "the name of a deployment group: up to 100 letters, digits and `. _ + = , @ -`",
    example: "production",
    required: true,
    insteadOf: ["deployment-group-name", "codedeploy-deployment-group", "codedeploy-group"],
  },
  "auto-scaling-group": {
    description: "Blue's Auto Scaling group.",
    parse: parse.matching(GROUP_NAME),
    accepted: "the name of an Auto Scaling group",
    example: "shop-production",
    otherwise: "the deployment group's, or the one found by the tag key",
    insteadOf: ["asg", "asg-name", "auto-scaling-group-name", "autoscaling-group"],
  },
  target: {
    description:
      "The name under which this fleet's releases are kept in the release log. One name for one fleet.",
    parse: parse.matching(TARGET),
    accepted: "a name of up to 220 letters, digits and `. _ : / = + , @ -`",
    example: "shop/production",
    otherwise: "`<application>/<deployment-group>`",
  },
  timeout: {
    description:
      "How long the deployment may take. When it is up, the deployment has failed and `on-timeout` follows.",
    parse: parse.duration,
    accepted: "a whole number of seconds, minutes or hours, such as `90s`, `15m` or `2h`",
    example: "45m",
    otherwise: "the deployment group's own waits plus a margin",
    insteadOf: ["timeout-minutes", "wait-timeout", "max-wait"],
  },
  "on-failure": {
    description:
      "What follows a failure before green serves. `rollback`: everything is undone. `leave`: everything stays as it is and is listed.",
    parse: parse.oneOf("rollback", "leave"),
    accepted: "`rollback` or `leave`",
    example: "leave",
    default: "rollback",
    insteadOf: ["on-fail", "rollback"],
  },
  "on-timeout": {
    description:
      "What follows when the time is up before green serves. `rollback`: everything is undone. `stop`: the CodeDeploy deployment is stopped and " +
      "the traffic brought back to blue; green stays for a look. `leave`: everything stays as it is. What stays is listed.",
    parse: parse.oneOf("rollback", "stop", "leave"),
    accepted: "`rollback`, `stop` or `leave`",
    example: "stop",
    default: "rollback",
  },
  "on-cancel": {
    description:
      "What a cancelled or killed run leads to before green serves. `rollback`: everything is undone. `leave`: everything stays as it is and is " +
      "listed. `finish`: it is finished as far as the time after a cancellation goes. Once green serves, it is always finished.",
    parse: parse.oneOf("rollback", "leave", "finish"),
    accepted: "`rollback`, `leave` or `finish`",
    example: "finish",
    default: "rollback",
  },
  concurrency: {
    description:
      "What to do while another run works on the same target. `wait`: it is waited for. `refuse`: this run fails. `supersede`: the other " +
      "run is stopped, and what it did is undone first.",
    parse: parse.oneOf("wait", "refuse", "supersede"),
    accepted: "`wait`, `refuse` or `supersede`",
    example: "supersede",
    default: "wait",
  },
  mode: {
    description: "`deploy`, or `plan`: read, judge and show what would be done, and change nothing.",
    parse: parse.oneOf("deploy", "plan"),
    accepted: "`deploy` or `plan`",
    example: "plan",
    default: "deploy",
    insteadOf: ["dry-run"],
  },
} as const satisfies Record<string, InputSpec>;

/** The outputs of what makes a release, each with its description in Markdown. */
export const releaseOutputs = {
  outcome:
    "How it ended: `succeeded`, `unchanged` (what was asked serves already, or only a plan was asked for), `failed-clean` (everything is as before), `failed-dirty` (what is left is listed) or `open` (not settled yet).",
  release: "The number of this release of the target.",
  "deployment-id": "The CodeDeploy deployment.",
  "green-group": "Green's Auto Scaling group.",
  "blue-group": "Blue's Auto Scaling group.",
  "green-instance-ids": "Green's instances, as a JSON array.",
  "blue-instance-ids": "Blue's instances, as a JSON array.",
  "ami-id": "The AMI that green runs.",
  "previous-ami-id": "The AMI that blue runs.",
  "launch-template-version": "The number of green's launch template version.",
  serving:
    "Which fleet the load balancer sends users to: `blue`, `green` or `both` (`neither`: no instance of either).",
  "console-url": "The deployment in the AWS console.",
} as const satisfies Record<string, string>;
