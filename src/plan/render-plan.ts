import type { Finding } from "../events.ts";
import { countOf } from "../fleet/ids.ts";
import type { Inputs } from "../inputs/contract.ts";
import { formatDuration, MINUTE } from "../time/duration.ts";
import { servingBlue } from "./blue-health.ts";
import { blueImage, revisionText, versionText } from "./describe.ts";
import type { Facts, FleetName, TargetGroupFacts } from "./facts.ts";
import { promisedFloor } from "./floor.ts";
import { textOf } from "./lines.ts";
import type { Names } from "./names.ts";
import { settingsOf, timeoutOf } from "./settings.ts";

/** All that is shown of a plan. */
export interface PlanView {
  facts: Facts;
  inputs: Inputs;
  names: Names;
  /** With `mode: plan` nobody holds it yet. */
  release: number;
  /** The titles of the planned steps, in order. */
  titles: readonly string[];
  findings: readonly Finding[];
}

/** The plan as text for the log: what changes, what is promised, what it costs, and the steps in order. Pure. */
export const renderPlan = (view: PlanView): string =>
  textOf([
    heading(view),
    "",
    ...changes(view),
    "",
    ...promises(view),
    "",
    "Steps",
    ...view.titles.map((title, index) => `${String(index + 1).padStart(4)}. ${title}`),
  ]);

function heading({ facts, inputs, release }: PlanView): string {
  const number = inputs.mode === "plan" ? `${release} (provisional)` : String(release);
  const target = inputs.target ?? `${inputs.application}/${inputs.deploymentGroup}`;
  return `Release ${number} of ${target} in ${facts.region}: ${HOW[facts.fleet]}`;
}

const HOW: Readonly<Record<FleetName, string>> = {
  clone: "a new Auto Scaling group, copied from blue's",
  "same-group": "blue's Auto Scaling group grows, green is told by its tag",
  "codedeploy-copy": "CodeDeploy copies blue's Auto Scaling group",
};

const LABEL = 18;
const line = (sign: string, label: string, text: string): string => `${sign} ${label.padEnd(LABEL)} ${text}`;

/** One line for each thing that changes: `~` changes, `+` is new, `=` stays. */
const change = (label: string, was: string, is: string): string =>
  was === is ? line("=", label, is) : line("~", label, `${was} → ${is}`);

function changes({ facts, names }: PlanView): string[] {
  const { blue, deploymentGroup, fleet } = facts;
  const name = blue?.group.AutoScalingGroupName ?? "none";
  const running = blue?.template?.running.VersionNumber;
  const instances = countOf(blue?.count ?? 0, "instance");
  return [
    facts.imageId === blueImage(facts)
      ? line("=", "AMI", imageText(facts))
      : change("AMI", blueImage(facts), imageText(facts)),
    line(
      "+",
      "template version",
      `${blue?.template?.template.LaunchTemplateName}: a new one, made from ${running}; ${name} is at ${versionText(blue?.template)}`,
    ),
    change("revision", revisionText(deploymentGroup?.targetRevision), revisionText(facts.revision)),
    fleet === "same-group"
      ? line("~", "group", `${name}: ${instances} of green beside blue's, then blue's leave`)
      : line("+", "group", `${instances} in a copy of ${name}`),
    line("+", "green's tag", `${names.greenTag.key}=${names.greenTag.value}`),
    ...facts.targetGroups.map((one) => line("~", "target group", targetGroupText(one, facts))),
  ];
}

const imageText = ({ imageId, image }: Facts): string =>
  image?.Name ? `${imageId} (${image.Name})` : imageId;

function targetGroupText(one: TargetGroupFacts, facts: Facts): string {
  const { group, loadBalancers, deregistrationDelay, crossZone } = one;
  const behind = loadBalancers.map(({ LoadBalancerName }) => LoadBalancerName).join(", ");
  const zones = crossZone ? "" : ", counted per zone";
  return `${group.TargetGroupName} of ${behind}: blue has ${servingBlue(one, facts).length} healthy${zones}; drains ${formatDuration(deregistrationDelay * 1000)}`;
}

function promises(view: PlanView): string[] {
  const { facts, inputs, findings } = view;
  const settings = settingsOf(facts.deploymentGroup);
  const warnings = findings.filter(({ severity }) => severity === "warning");
  return [
    line(" ", "size at cut-over", `now ${facts.blue?.count ?? 0}; read again when blue is frozen`),
    line(" ", "always healthy", floorText(facts)),
    line(" ", "Ready pause", readyText(settings)),
    line(" ", "blue afterwards", blueText(view)),
    line(" ", "time", `${formatDuration(timeoutOf(inputs, facts))} at most`),
    line(
      " ",
      "on failure",
      inputs.onFailure === "rollback" ? "everything is undone" : "everything is left and listed",
    ),
    line(" ", "not checked", "vCPU quotas"),
    ...(warnings.length > 0
      ? [
          line(
            " ",
            "warnings",
            `${warnings.length} (${[...new Set(warnings.map(({ code }) => code))].join(", ")})`,
          ),
        ]
      : []),
  ];
}

function floorText(facts: Facts): string {
  const floor = promisedFloor(facts);
  if (!floor) return "unknown";
  const of = facts.blue!.count;
  const { deploymentConfigName: name } = facts.deploymentConfig!;
  if (floor.by === "ready")
    return `${of} of ${of}: all of green is registered and healthy before blue leaves`;
  return floor.count < of
    ? `${name} may leave ${floor.count} of ${of}: choose a Ready wait`
    : `${of} of ${of} by ${name}`;
}

const readyText = ({ readyAction, readyWaitMinutes }: ReturnType<typeof settingsOf>): string =>
  readyAction === "STOP_DEPLOYMENT"
    ? `up to ${formatDuration(readyWaitMinutes * MINUTE)}; we go on as soon as green is healthy. BeforeAllowTraffic runs after traffic has begun`
    : "none: CodeDeploy registers green as soon as it is installed";

/** What becomes of blue, and what it costs until then. */
function blueText({ facts, inputs }: PlanView): string {
  const { terminate, terminationWaitMinutes } = settingsOf(facts.deploymentGroup);
  const instances = countOf(facts.blue?.count ?? 0, "instance");
  if (terminate)
    return `${instances} terminated by CodeDeploy ${formatDuration(terminationWaitMinutes * MINUTE)} after the traffic has moved`;
  return {
    terminate: `${instances} drained and terminated`,
    detach: `${instances} run on, detached, until the next release replaces them: both fleets cost`,
    keep: `${instances} run on, ready to take over again, until the next release replaces them: both fleets cost`,
  }[inputs.retire];
}
