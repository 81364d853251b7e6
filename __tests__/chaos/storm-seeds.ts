import type { Fault } from "../../simulator/core/faults.ts";
import { nextRandom } from "../../simulator/core/random.ts";
import { allSwitches } from "../../simulator/core/switches.ts";
import { FLEETS } from "../journeys/each-fleet.ts";
import type { At, Incident, PersonAct, Storm } from "./storm.ts";
import { endsBlue, GROUNDS } from "./storm-grounds.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Storms by the bytes of the wire, the others by the direct door. */
const BY_BYTES = 50;

/** Draws from a seed's own numbers. */
interface Dice {
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  pick<T>(items: readonly T[]): T;
  /** True once in so many times. */
  once(inTimes: number): boolean;
}

function dice(seed: number): Dice {
  const state = { random: Math.imul(seed, 0x9e3779b1) };
  const below = (n: number): number => Math.floor(nextRandom(state) * n);
  return { below, pick: (items) => items[below(items.length)]!, once: (inTimes) => below(inTimes) === 0 };
}

/** The schedule of a seed: always the same one. */
export function stormOf(seed: number): Storm {
  const roll = dice(seed);
  const fleet = roll.pick(FLEETS);
  const ground = roll.below(GROUNDS[fleet].length);
  const drawn = 1 + roll.below(roll.once(4) ? 12 : 5);
  const incidents = Array.from({ length: drawn }, (): Incident => KINDS[roll.pick(WEIGHTED)](roll));
  const later = dice(seed + LATER);
  if (later.once(2)) incidents.push(...furtherJobs(later));
  return {
    seed,
    fleet,
    ground,
    switches: roll.once(2) ? someSwitches(roll) : {},
    inputs: inputsOf(roll, endsBlue(GROUNDS[fleet][ground]!)),
    door: seed % BY_BYTES === 0 ? "bytes" : "direct",
    signals: !roll.once(6),
    ...(later.once(4) ? { earlier: later.pick(["detach", "keep"]) } : {}),
    incidents,
  };
}

/** Told apart from the seed's own numbers. */
const LATER = 0x5eed;

/** Ways back and repairs, some long after the deployment. */
const furtherJobs = (roll: Dice): Incident[] =>
  Array.from({ length: 1 + roll.below(2) }, (): Incident => {
    const at: At = roll.once(2) ? when(roll) : { ms: (20 + roll.below(120)) * MINUTE };
    if (roll.once(3)) return { at, does: "repair", inputs: roll.once(2) ? { open: "undo" } : {} };
    const concurrency = roll.pick(["wait", "refuse", "supersede"]);
    const provisional = roll.once(4) ? { "follow-up": "false" } : {};
    return { at, does: "rollback", inputs: { concurrency, ...provisional } };
  });

/** A few switches in a setting other than their default. */
function someSwitches(roll: Dice): Record<string, string> {
  const table = Object.entries(allSwitches());
  return Object.fromEntries(
    Array.from({ length: 1 + roll.below(8) }, () => roll.pick(table)).map(([name, { settings }]) => [
      name,
      roll.pick(settings.slice(1)),
    ]),
  );
}

function inputsOf(roll: Dice, blueIsEnded: boolean): Record<string, string> {
  const inputs: Record<string, string> = {};
  if (blueIsEnded) inputs["retire"] = "terminate";
  else if (roll.once(2)) inputs["retire"] = roll.pick(["detach", "keep", "terminate"]);
  if (roll.once(5)) inputs["on-failure"] = "leave";
  if (roll.once(4)) inputs["on-timeout"] = roll.pick(["stop", "leave"]);
  if (roll.once(3)) inputs["on-cancel"] = roll.pick(["leave", "finish"]);
  if (roll.once(4)) inputs["concurrency"] = roll.pick(["refuse", "supersede"]);
  if (roll.once(8)) inputs["timeout"] = `${60 + roll.below(900)}s`;
  return inputs;
}

/** A deployment takes some 10 minutes and 250 calls: most of what happens falls into it. */
const when = (roll: Dice): At =>
  roll.once(2) ? { call: roll.below(260) } : { ms: roll.below(roll.once(4) ? 40 * MINUTE : 14 * MINUTE) };

const side = (roll: Dice) => roll.pick(["blue", "green"] as const);

const KINDS = {
  fault: (roll) => {
    const fault = roll.pick(FAULTS)(roll);
    const at = roll.once(2) ? { ms: 0 } : when(roll);
    return { at, does: "fault", fault, ...(roll.once(2) ? { ms: (1 + roll.below(600)) * SECOND } : {}) };
  },
  lose: (roll) => ({
    at: when(roll),
    does: "lose",
    of: side(roll),
    nth: roll.below(6),
    how: roll.pick(["ends", "ends", "stops", "unhealthy"] as const),
  }),
  scale: (roll) => ({ at: when(roll), does: "scale", of: side(roll), by: roll.pick([-2, -1, 1, 2]) }),
  run: (roll) => ({
    at: when(roll),
    does: "run",
    order: roll.pick(["newer", "newer", "older"] as const),
    image: roll.pick(["new", "new", "old"] as const),
    inputs: {
      concurrency: roll.pick(["wait", "refuse", "supersede"]),
      ...(roll.once(3) ? { force: "true" } : {}),
    },
  }),
  "re-run": (roll) => ({ at: when(roll), does: "re-run", nth: roll.below(3) }),
  cancel: (roll) => ({ at: when(roll), does: "cancel", nth: roll.below(3) }),
  kill: (roll) => ({ at: when(roll), does: "kill", nth: roll.below(3), machine: roll.once(2) }),
  pause: (roll) => ({
    at: when(roll),
    does: "pause",
    nth: roll.below(3),
    ms: roll.pick([10 * MINUTE, 10 * MINUTE, 2 * MINUTE, 35 * SECOND]),
  }),
  person: (roll) => ({ at: when(roll), does: "person", act: roll.pick(ACTS) }),
} satisfies Partial<Record<Incident["does"], (roll: Dice) => Incident>>;

const WEIGHTED: readonly (keyof typeof KINDS)[] = [
  ...(["fault", "fault", "fault", "fault", "lose", "lose", "scale", "scale", "run", "run"] as const),
  ...(["re-run", "cancel", "cancel", "kill", "kill", "pause", "pause", "person"] as const),
];

const ACTS: readonly PersonAct[] = [
  "stops the deployment",
  "stops the deployment with a rollback",
  "continues the deployment",
  "adds a template version",
];

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

const FAULTS: readonly ((roll: Dice) => Fault)[] = [
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
