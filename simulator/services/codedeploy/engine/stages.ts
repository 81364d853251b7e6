import { schedule } from "../../../core/schedule.ts";
import type { World } from "../../../core/world.ts";
import { alarmFaultsOn } from "../../cloudwatch/alarm-faults.ts";
import type { Deployment, DeploymentKind } from "../state.ts";
import { watchAlarms } from "./alarms.ts";
import { succeed } from "./endings.ts";
import { guarded, whileRunning } from "./guard.ts";
import { awaitTermination, giveBack, handOver, terminateBlue } from "./hand-over.ts";
import { choose, deployInPlace, deployOnLaunch, heartbeat } from "./in-place.ts";
import type { Of } from "./progress.ts";
import { awaitCapacity, copyGroup, discover } from "./provision.ts";
import {
  allowOriginals,
  awaitReady,
  bake,
  blockReplacements,
  checkTakenOut,
  installGreen,
  readyExpired,
  shift,
  takeBlueOff,
} from "./replace.ts";
import { agentWait, eventEnds } from "./run-events.ts";
import { lookAtHealth } from "./traffic.ts";

type Stage = (world: World, deployment: Deployment) => void;

const REPLACE: readonly Stage[] = [
  installGreen,
  awaitReady,
  shift,
  bake,
  takeBlueOff,
  checkTakenOut,
  handOver,
  awaitTermination,
  succeed,
];

/** What each kind of deployment does, in order; a stage goes on to the next one by `nextStage`. */
const STAGES: Readonly<Record<DeploymentKind, readonly Stage[]>> = {
  copy: [copyGroup, awaitCapacity, ...REPLACE],
  discover: [discover, ...REPLACE],
  "in-place": [choose, deployInPlace, succeed],
  rollback: [allowOriginals, blockReplacements, checkTakenOut, giveBack, succeed],
  launch: [deployOnLaunch, succeed],
};

function goOn(world: World, deployment: Deployment): void {
  const stage = STAGES[deployment.kind][++deployment.stage];
  if (stage) stage(world, deployment);
}

function queue(world: World, deployment: Deployment): void {
  deployment.status = "Queued";
  schedule(world, 900, "codedeploy.begin", { id: deployment.id } satisfies Of);
}

function begin(world: World, deployment: Deployment): void {
  deployment.status = "InProgress";
  deployment.startTime = world.now;
  goOn(world, deployment);
  if (deployment.creator === "user") alarmFaultsOn(world, "start");
  if (deployment.alarms?.enabled) schedule(world, 0, "codedeploy.alarms", { id: deployment.id } satisfies Of);
}

/** Blue's termination goes on after a deployment that counts as succeeded when the wait begins. */
function terminate(world: World, { id }: Of): void {
  const deployment = world.codeDeploy.deployments[id];
  if (deployment) guarded(world, deployment, terminateBlue);
}

/** What CodeDeploy's scheduled events do. */
export const timers = {
  "codedeploy.queue": whileRunning(queue),
  "codedeploy.begin": whileRunning(begin),
  "codedeploy.next-stage": whileRunning(goOn),
  "codedeploy.capacity": whileRunning(awaitCapacity),
  "codedeploy.look": whileRunning(lookAtHealth),
  "codedeploy.alarms": whileRunning(watchAlarms),
  "codedeploy.heartbeat": whileRunning(heartbeat),
  "codedeploy.ready-expired": whileRunning(readyExpired),
  "codedeploy.terminate": terminate,
  "codedeploy.agent-wait": whileRunning(agentWait),
  "codedeploy.event-ends": whileRunning(eventEnds),
} satisfies Record<string, (world: World, payload: never) => void>;
