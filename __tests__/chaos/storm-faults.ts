import type { Fault } from "../../simulator/core/faults.ts";
import type { Dice } from "./dice.ts";

const SECOND = 1000;

/** Calls that a deployment makes, and globs over them. */
const OPERATIONS: readonly string[] = [
  "*",
  ...Object.entries({
    ssm: "* PutParameter GetParameters GetParametersByPath",
    autoscaling:
      "* CreateAutoScalingGroup UpdateAutoScalingGroup SuspendProcesses ResumeProcesses DetachInstances DeleteAutoScalingGroup DescribeAutoScalingGroups TerminateInstanceInAutoScalingGroup CreateOrUpdateTags",
    codedeploy:
      "* CreateDeployment GetDeployment ContinueDeployment StopDeployment UpdateDeploymentGroup BatchGetDeploymentTargets",
    ec2: "* CreateLaunchTemplateVersion DescribeInstances CreateTags TerminateInstances",
    elasticloadbalancing: "* RegisterTargets DeregisterTargets DescribeTargetHealth",
  }).flatMap(([service, names]) => names.split(" ").map((name) => `${service}:${name}`)),
];

/** Which of the calls that fit a fault hits. */
const hits = (roll: Dice, most: number) => ({ skip: roll.below(20), times: 1 + roll.below(most) });

const EVENTS = ["BeforeInstall", "AfterInstall", "ApplicationStart", "ValidateService", "AfterAllowTraffic"];

/** `amiNew` stands for the new image, which only the player knows. */
const GREEN = { imageId: "amiNew" };

/** The kinds of fault that a storm may bring; the order is part of what a seed means. */
export const FAULTS: readonly ((roll: Dice) => Fault)[] = [
  (roll) => ({ kind: "throttle", operation: roll.pick(OPERATIONS), ...hits(roll, 40) }),
  (roll) => ({ kind: "lost-answer", operation: roll.pick(OPERATIONS), ...hits(roll, 3) }),
  (roll) => ({ kind: "lost-answer", operation: roll.pick(OPERATIONS), ...hits(roll, 3) }),
  (roll) => ({ kind: "lost-request", operation: roll.pick(OPERATIONS), ...hits(roll, 6) }),
  (roll) => ({
    kind: "latency",
    operation: roll.pick(OPERATIONS),
    ms: roll.pick([900, 4_000, 9_000]),
    ...hits(roll, 30),
  }),
  (roll) => ({
    kind: "error",
    operation: roll.pick(OPERATIONS),
    ...roll.pick([
      { code: "InternalFailure", message: "An internal error has occurred", status: 500 },
      { code: "ServiceUnavailable", message: "The service is unavailable", status: 503 },
      { code: "AccessDenied", message: "User is not authorized to perform this", status: 403 },
      { code: "ExpiredTokenException", message: "The security token included in the request is expired" },
      { code: "ValidationError", message: "Something about this request is not valid" },
    ]),
    ...hits(roll, 5),
  }),
  (roll) => ({ kind: "script-fails", event: roll.pick(EVENTS), who: GREEN, times: 1 + roll.below(3) }),
  (roll) => ({ kind: "script-hangs", event: roll.pick(EVENTS), who: GREEN, times: 1 }),
  () => ({ kind: "agent-silent", who: GREEN }),
  () => ({ kind: "unhealthy", who: GREEN, code: 503 }),
  (roll) => ({
    kind: "launch-fails",
    imageId: "amiNew",
    message: "We currently do not have sufficient capacity in the Availability Zone you requested.",
    times: 1 + roll.below(6),
  }),
  (roll) => ({
    kind: "instance-dies",
    who: GREEN,
    afterMs: roll.below(600) * SECOND,
    times: 1 + roll.below(3),
  }),
  (roll) => ({
    kind: "alarm",
    name: "errors",
    on: roll.pick(["first-green-registered", "install", "termination-wait"] as const),
  }),
];
