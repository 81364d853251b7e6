import * as parse from "./parsers.ts";
import type { Parse } from "./parsers.ts";

/** One input of the action: action.yml, the README's table and the type `Inputs` all come from this. */
export interface InputSpec {
  /** Markdown, one paragraph. */
  description: string;
  parse: Parse<unknown>;
  /** What is accepted, in words. */
  accepted: string;
  example: string;
  required?: true;
  /** The value when none is given, as text: it goes through the same parser. */
  default?: string;
  /** What happens when none is given and there is no fixed default. */
  otherwise?: string;
  /** Names by which people know it elsewhere, or by which it went before: they are answered with this one. */
  insteadOf?: readonly string[];
}

// Characters of AWS names and tags: CodeDeploy user guide, "CodeDeploy quotas"; EC2 user guide, "Tag your EC2 resources".
const CODEDEPLOY_NAME = /^[\w.+=,@-]{1,100}$/;
const TAG_KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u;
const ONE_LINE = /^\P{Cc}{1,256}$/u;
const TARGET = /^[\w.:/=+,@-]{1,220}$/;
const GROUP_NAME = /^\P{Cc}{1,255}$/u;

const YES_OR_NO = "`true` or `false`";

export const inputs = {
  "ami-id": {
    description:
      "The image that green runs. `ssm:` names a Systems Manager parameter that holds it; it is resolved once, at the start.",
    parse: parse.ami,
    accepted: "an AMI id (`ami-…`), or `ssm:/path` with an optional `:version` or `:label`",
    example: "ami-0123456789abcdef0",
    required: true,
    insteadOf: ["ami", "image-id", "image"],
  },
  application: {
    description: "The CodeDeploy application.",
    parse: parse.matching(CODEDEPLOY_NAME),
    accepted: "the name of a CodeDeploy application: up to 100 letters, digits and `. _ + = , @ -`",
    example: "shop",
    required: true,
    insteadOf: ["application-name", "codedeploy-application"],
  },
  "deployment-group": {
    description: "The CodeDeploy deployment group: a blue/green one for EC2, with a load balancer.",
    parse: parse.matching(CODEDEPLOY_NAME),
    accepted: "the name of a deployment group: up to 100 letters, digits and `. _ + = , @ -`",
    example: "production",
    required: true,
    insteadOf: ["deployment-group-name", "codedeploy-deployment-group", "codedeploy-group"],
  },
  "tag-key": {
    description:
      "The key of the tag that tells green from blue. Both fleets carry the same key with different values.",
    parse: parse.matching(TAG_KEY),
    accepted: "a tag key: up to 128 letters, digits, spaces and `_ . : / = + - @`, not beginning with `aws:`",
    example: "bluegreen:release",
    default: "bluegreen:release",
  },
  "tag-value": {
    description: "The value of green's tag. No other instance of the account may carry it.",
    parse: parse.matching(TAG_VALUE),
    accepted: "a tag value: up to 256 letters, digits, spaces and `_ . : / = + - @`",
    example: "shop-42",
    otherwise: "`<target>-<n>`, where n is the number of the release",
  },
  revision: {
    description: "The revision of the application that CodeDeploy installs on green.",
    parse: parse.revision,
    accepted:
      "`last` (the deployment group's last successful one), `s3://bucket/key` ending in `.zip`, `.tar`, `.tar.gz` or `.tgz` " +
      "(or with `?bundleType=zip`, `tar` or `tgz`) and an optional `?versionId=…`, or `github:owner/repo@` with the full commit id",
    example: "s3://my-releases/shop-42.zip",
    default: "last",
  },
  fleet: {
    description:
      "How green is made. `clone`: a new Auto Scaling group, copied from blue's. `same-group`: blue's group grows, green is told by its tag. " +
      "`codedeploy-copy`: CodeDeploy copies the group. `auto` follows the deployment group's own settings.",
    parse: parse.oneOf("auto", "clone", "same-group", "codedeploy-copy"),
    accepted: "`auto`, `clone`, `same-group` or `codedeploy-copy`",
    example: "clone",
    default: "auto",
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
  "deployment-config": {
    description: "The CodeDeploy deployment configuration for this deployment.",
    parse: parse.matching(CODEDEPLOY_NAME),
    accepted: "the name of a deployment configuration",
    example: "CodeDeployDefault.HalfAtATime",
    otherwise: "the deployment group's",
    insteadOf: ["deployment-config-name"],
  },
  retire: {
    description:
      "What becomes of blue once green serves. `detach`: it is taken out of the load balancer and out of Auto Scaling's care, and runs until " +
      "the next release replaces it. `keep`: the same, for the quickest way back. `terminate`: it is drained and ended.",
    parse: parse.oneOf("detach", "keep", "terminate"),
    accepted: "`detach`, `keep` or `terminate`",
    example: "keep",
    default: "detach",
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
  timeout: {
    description:
      "How long the deployment may take. When it is up, the deployment has failed and `on-timeout` follows.",
    parse: parse.duration,
    accepted: "a whole number of seconds, minutes or hours, such as `90s`, `15m` or `2h`",
    example: "45m",
    otherwise: "the deployment group's own waits plus a margin",
    insteadOf: ["timeout-minutes", "wait-timeout", "max-wait"],
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
  force: {
    description: "Deploys even if the same AMI, revision and tag value were deployed last and still serve.",
    parse: parse.flag,
    accepted: YES_OR_NO,
    example: "true",
    default: "false",
  },
  mode: {
    description: "`deploy`, or `plan`: read, judge and show what would be done, and change nothing.",
    parse: parse.oneOf("deploy", "plan"),
    accepted: "`deploy` or `plan`",
    example: "plan",
    default: "deploy",
    insteadOf: ["dry-run"],
  },
  "application-in-image": {
    description:
      "Says that an instance started from the AMI alone can serve, without an installation by CodeDeploy.",
    parse: parse.flag,
    accepted: YES_OR_NO,
    example: "true",
    default: "false",
  },
  "no-way-back": {
    description:
      "Allows a deployment group that terminates blue less than 10 minutes after the traffic has moved.",
    parse: parse.flag,
    accepted: YES_OR_NO,
    example: "true",
    default: "false",
  },
  description: {
    description: "A line about this deployment, shown by CodeDeploy beside our own.",
    parse: parse.matching(ONE_LINE),
    accepted: "one line of at most 256 characters",
    example: "Summer catalogue",
    otherwise: "none",
  },
} as const satisfies Record<string, InputSpec>;

/** The outputs, each with its description in Markdown. */
export const outputs = {
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

export type InputName = keyof typeof inputs;
export type OutputName = keyof typeof outputs;

type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;
type ValueOf<N extends InputName> = Exclude<ReturnType<(typeof inputs)[N]["parse"]>, undefined>;
type Always = {
  [N in InputName]: (typeof inputs)[N] extends { required: true } | { default: string } ? N : never;
}[InputName];
type Flat<T> = { [K in keyof T]: T[K] };

/** The inputs, read: `deployment-group` is `deploymentGroup`; only inputs without a default can be missing. */
export type Inputs = Flat<
  { [N in Always as Camel<N>]: ValueOf<N> } & { [N in Exclude<InputName, Always> as Camel<N>]?: ValueOf<N> }
>;
