import * as parse from "./parsers.ts";
import { codedeployName, ONE_LINE, releaseOutputs, rows, YES_OR_NO } from "./rows.ts";
import type { InputSpec } from "./spec.ts";

// Characters of tags: EC2 user guide, "Tag your EC2 resources".
const TAG_KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u;

/** The inputs of action.yml. */
export const deployInputs = {
  "ami-id": {
    description:
      "The image that green runs. `ssm:` names a Systems Manager parameter that holds it; it is resolved once, at the start.",
    parse: parse.ami,
    accepted: "an AMI id (`ami-…`), or `ssm:/path` with an optional `:version` or `:label`",
    example: "ami-0123456789abcdef0",
    required: true,
    insteadOf: ["ami", "image-id", "image"],
  },
  application: rows.application,
  "deployment-group": rows["deployment-group"],
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
  "auto-scaling-group": rows["auto-scaling-group"],
  target: rows.target,
  "deployment-config": {
    description: "The CodeDeploy deployment configuration for this deployment.",
    parse: codedeployName,
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
  "on-failure": rows["on-failure"],
  timeout: rows.timeout,
  "on-timeout": rows["on-timeout"],
  "on-cancel": rows["on-cancel"],
  concurrency: rows.concurrency,
  force: {
    description: "Deploys even if the same AMI, revision and tag value were deployed last and still serve.",
    parse: parse.flag,
    accepted: YES_OR_NO,
    example: "true",
    default: "false",
  },
  mode: rows.mode,
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
  irreversible: {
    description:
      "Says that no release before this one may serve again, because of what it changes for good (a database, a queue). A rollback that would go past it is refused.",
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
  "github-token": {
    description:
      "With it GitHub is asked which of two commits is the earlier, where the checkout does not tell: an earlier one never overtakes a later one that " +
      "another workflow has deployed. Needs `contents: read`. Empty: GitHub is not asked.",
    parse: parse.token,
    accepted: "a token of GitHub that may read this repository",
    example: "ghs_example",
    filledIn: "${{ github.token }}",
    secret: true,
    insteadOf: ["token"],
  },
} as const satisfies Record<string, InputSpec>;

/** The outputs, each with its description in Markdown. */
export const deployOutputs = releaseOutputs;
