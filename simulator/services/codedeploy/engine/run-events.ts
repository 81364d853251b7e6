import { strike } from "../../../core/faults.ts";
import { nextRandom } from "../../../core/random.ts";
import { schedule } from "../../../core/schedule.ts";
import type { World } from "../../../core/world.ts";
import { agentPolls, bootsAt, matchesWho, setApplication } from "../../ec2/software.ts";
import { revisionText } from "../api/revisions.ts";
import type { Deployment, Diagnostics, LifecycleEvent, Target } from "../state.ts";
import { settingOf } from "../switches.ts";
import { AGENT_TEXTS, agentLog } from "../texts.ts";
import { stopIfQuiet } from "./endings.ts";
import { EVENTS, FORGIVABLE } from "./events.ts";
import { targetDone } from "./legs.ts";
import type { Of } from "./progress.ts";
import { allowTraffic, blockTraffic } from "./traffic.ts";

const MINUTES = 60_000;
/** One event's scripts may take so long; also how long an agent that fell silent in an event is waited for. */
const EVENT_LIMIT_MS = 60 * MINUTES;
const AGENT_LOOK_MS = 15_000;

/** Of a timer about one event of one target. */
interface OfEvent extends Of {
  target: string;
  at: number;
}

const START = { agent: takeByAgent, allow: allowTraffic, block: blockTraffic } as const;

/** Begins the event at which the target is. */
export function beginEvent(world: World, deployment: Deployment, target: Target): void {
  const event = target.events[target.at]!;
  START[EVENTS[event.name].by](world, deployment, target, event);
}

function takeByAgent(world: World, deployment: Deployment, target: Target, event: LifecycleEvent): void {
  if (!agentPolls(world, target.id)) return waitForAgent(world, deployment, target, event);
  event.status = "InProgress";
  event.start = world.now;
  target.updated = world.now;
  const hangs = strike(world, "script-hangs", (fault) => hits(world, fault, target, event)) !== undefined;
  const lasts = hangs ? EVENT_LIMIT_MS : EVENTS[event.name].ms * (0.5 + nextRandom(world));
  schedule(world, lasts, "codedeploy.event-ends", { ...ofEvent(deployment, target), hangs });
}

const ofEvent = (deployment: Deployment, target: Target): OfEvent => ({
  id: deployment.id,
  target: target.id,
  at: target.at,
});

const hits = (
  world: World,
  fault: { event: string; who: Parameters<typeof matchesWho>[2] },
  target: Target,
  event: LifecycleEvent,
): boolean => fault.event === event.name && matchesWho(world, target.id, fault.who);

function waitForAgent(world: World, deployment: Deployment, target: Target, event: LifecycleEvent): void {
  const until = target.since + agentLimit(world, deployment);
  if (world.now >= until) return notTaken(world, deployment, target, event);
  const boots = bootsAt(world, target.id);
  const at = Math.min(until, boots === undefined ? world.now + AGENT_LOOK_MS : boots + 1000);
  schedule(world, at - world.now, "codedeploy.agent-wait", ofEvent(deployment, target));
}

function agentLimit(world: World, deployment: Deployment): number {
  const hour =
    deployment.kind === "launch" && settingOf(world, "codedeploy-launch-agent-limit") === "one-hour";
  return (hour ? 60 : 5) * MINUTES;
}

function notTaken(world: World, deployment: Deployment, target: Target, event: LifecycleEvent): void {
  const forgiven = target.label === "Blue" && settingOf(world, "codedeploy-blue-without-agent") === "passes";
  if (forgiven) return endEvent(world, deployment, target);
  event.status = settingOf(world, "codedeploy-silent-agent-event");
  failEvent(world, deployment, target);
}

/** The target a timer is about, if it is still at that event. */
function targetOf(deployment: Deployment, { target: id, at }: OfEvent): [Target, LifecycleEvent] | undefined {
  const target = deployment.targets[id];
  const event = target?.events[at];
  return target?.status === "InProgress" && target.at === at && event ? [target, event] : undefined;
}

/** Timer: looks whether the agent asks for work by now. */
export function agentWait(world: World, deployment: Deployment, payload: OfEvent): void {
  const found = targetOf(deployment, payload);
  if (!found) return;
  const [target, event] = found;
  if (deployment.stopping) return leaveTarget(world, deployment, target);
  takeByAgent(world, deployment, target, event);
}

/** Timer: an agent's event is over, by success, by a script, or because its time is up. */
export function eventEnds(
  world: World,
  deployment: Deployment,
  payload: OfEvent & { hangs: boolean; lost?: boolean },
): void {
  const found = targetOf(deployment, payload);
  if (!found) return;
  const [target, event] = found;
  if (payload.lost) return failEvent(world, deployment, target);
  if (payload.hangs) return failEvent(world, deployment, target, timedOut(event));
  if (!agentPolls(world, target.id)) {
    const left = event.start! + EVENT_LIMIT_MS - world.now;
    schedule(world, left, "codedeploy.event-ends", { ...payload, lost: true });
    return;
  }
  const fault = strike(world, "script-fails", (each) => hits(world, each, target, event));
  if (!fault) return endEvent(world, deployment, target);
  failEvent(world, deployment, target, failureOf(event, fault));
}

/** What the agent tells of a failure: a script's exit code, or what kept it from its own work. */
function failureOf(
  event: LifecycleEvent,
  fault: { script?: string; exitCode?: number; log?: string },
): Diagnostics {
  const unscripted = AGENT_TEXTS.unscripted[event.name];
  if (unscripted !== undefined) {
    return { errorCode: "UnknownError", scriptName: "", message: fault.log ?? unscripted, logTail: "" };
  }
  const script = fault.script ?? scriptOf(event);
  const message = AGENT_TEXTS.failed(script, fault.exitCode ?? 1);
  return diagnose(event, "ScriptFailed", script, message, fault.log ?? "");
}

function timedOut(event: LifecycleEvent): Diagnostics {
  const script = scriptOf(event);
  const message = AGENT_TEXTS.timedOut(script, EVENT_LIMIT_MS / 1000);
  return diagnose(event, "ScriptTimedOut", script, message, "");
}

/** Names of scripts are the user's; without one given they are called after their event. */
const scriptOf = ({ name }: LifecycleEvent): string =>
  `scripts/${name.replace(/(?<=.)([A-Z])/g, "_$1").toLowerCase()}.sh`;

const diagnose = (
  event: LifecycleEvent,
  errorCode: Diagnostics["errorCode"],
  scriptName: string,
  message: string,
  log: string,
): Diagnostics => ({ errorCode, scriptName, message, logTail: agentLog(event.name, scriptName, log) });

/** The event at hand succeeded: the next one begins, or the target is through its leg. */
export function endEvent(world: World, deployment: Deployment, target: Target): void {
  const event = target.events[target.at]!;
  event.start ??= world.now;
  event.end = world.now;
  event.status = "Succeeded";
  target.updated = world.now;
  if (EVENTS[event.name].script) {
    event.diagnostics = { errorCode: "Success", scriptName: "", message: "Succeeded", logTail: "" };
  }
  if (event.name === "ApplicationStart" && deployment.revision) {
    setApplication(world, target.id, revisionText(deployment.revision));
  }
  goOn(world, deployment, target);
}

/** The event at hand failed: so does the target, unless that is to be ignored. */
export function failEvent(
  world: World,
  deployment: Deployment,
  target: Target,
  diagnostics?: Diagnostics,
): void {
  const event = target.events[target.at]!;
  event.end = world.now;
  if (event.status !== "Skipped") event.status = "Failed";
  if (diagnostics) event.diagnostics = diagnostics;
  if (deployment.ignoreStopFailures && FORGIVABLE.has(event.name)) return goOn(world, deployment, target);
  for (const later of target.events.slice(target.at + 1)) later.status = "Skipped";
  if (deployment.leg?.tolerance === "report") deployment.notTakenOut = true;
  targetDone(world, deployment, target, false);
}

function goOn(world: World, deployment: Deployment, target: Target): void {
  const leg = deployment.leg;
  if (!leg) return;
  target.at++;
  if (target.at >= leg.to) return targetDone(world, deployment, target, true);
  if (deployment.stopping && !mayFinish(world, target)) return leaveTarget(world, deployment, target);
  target.since = world.now;
  beginEvent(world, deployment, target);
}

/** A stop may let an instance finish its traffic events, once they have begun. */
function mayFinish(world: World, target: Target): boolean {
  if (settingOf(world, "codedeploy-stop-reach") !== "traffic-events") return false;
  const { name } = target.events[target.at]!;
  return name !== "BeforeAllowTraffic" && name !== "BeforeBlockTraffic" && name.endsWith("Traffic");
}

/** The deployment is being stopped: the target does no further event. */
function leaveTarget(world: World, deployment: Deployment, target: Target): void {
  for (const later of target.events.slice(target.at)) later.status = "Skipped";
  target.status = "Skipped";
  target.updated = world.now;
  if (deployment.leg) deployment.leg.running--;
  stopIfQuiet(world, deployment);
}
