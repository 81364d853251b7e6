import { door } from "../../src/aws/call.ts";
import { clients } from "../../src/aws/clients.ts";
import { deploymentSteps, type DeploymentSettings } from "../../src/codedeploy/planned.ts";
import { execute, type Execution } from "../../src/engine/execute.ts";
import type { Course, Journal, StepRecord } from "../../src/engine/record.ts";
import type { Planned } from "../../src/engine/step.ts";
import type { BluegreenEvent } from "../../src/events.ts";
import { steps } from "../../src/steps/index.ts";
import { HOUR, MINUTE } from "../../src/time/duration.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { newWorld } from "../../simulator/core/new-world.ts";
import type { World } from "../../simulator/core/world.ts";
import { callerOf, directClients } from "../../simulator/scenarios/clients.ts";
import { buildFleet, type Fleet } from "../../simulator/scenarios/fleet.ts";
import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import { createVirtualTime, type VirtualTime } from "../../simulator/time/virtual-time.ts";
import { bytesDoor, simulatorConfig } from "../../simulator/wire/bytes-door.ts";
import type { CallAws } from "../../simulator/wire/caller.ts";
import { directDoor } from "../../simulator/wire/direct-door.ts";
import type { CallEntry, Doorway } from "../../simulator/wire/front.ts";
import { use } from "../../simulator/wire/sdk-plugin.ts";

export interface Setting {
  options?: Partial<FleetOptions>;
  switches?: Record<string, string>;
  seed?: number;
  faults?(fleet: Fleet): Fault[];
  /** Milliseconds; an hour by default. */
  timeout?: number;
  /** How far an earlier process came, when this one resumes. */
  records?: StepRecord[];
}

export interface Deployed {
  execution: Execution;
  world: World;
  fleet: Fleet;
  /** With the instant at which each was told, in seconds since the first. */
  events: { at: number; event: BluegreenEvent }[];
  calls: CallEntry[];
  records: StepRecord[];
  took: number;
}

/** Only the steps of a CodeDeploy deployment, on a deployment group that copies its Auto Scaling group. */
export async function deploy(setting: Setting = {}): Promise<Deployed> {
  const world = newWorld({ seed: setting.seed ?? 1, switches: setting.switches ?? {} });
  const time = createVirtualTime(world);
  return time.run(async () => {
    const person = time.actor("a person");
    const sdk = directClients({ world, time }, undefined, person.plugin);
    const fleet = await buildFleet(sdk, person, { kind: "copy", ...setting.options });
    await moveTemplate(callerOf(sdk), fleet);
    await person.sleep(MINUTE); // Auto Scaling shows an older state for a while
    person.done();
    world.faults.push(...(setting.faults?.(fleet) ?? []));
    return { ...(await drive(setting, world, time, fleet)), world, fleet };
  });
}

/** What a fleet's own step does: CodeDeploy copies a group whose template has the new image. */
async function moveTemplate(aws: CallAws, { groupName, templateId, amiNew }: Fleet): Promise<void> {
  await aws("ec2:CreateLaunchTemplateVersion", {
    LaunchTemplateId: templateId,
    SourceVersion: "1",
    LaunchTemplateData: { ImageId: amiNew },
  });
  await aws("autoscaling:UpdateAutoScalingGroup", {
    AutoScalingGroupName: groupName,
    LaunchTemplate: { LaunchTemplateId: templateId, Version: "2" },
  });
}

async function drive(setting: Setting, world: World, time: VirtualTime, fleet: Fleet) {
  const actor = time.actor("the action");
  const calls: CallEntry[] = [];
  const events: Deployed["events"] = [];
  const start = world.now;
  const emit = (event: BluegreenEvent): void => void events.push({ at: (world.now - start) / 1000, event });
  const doorway: Doorway = { world, time, onCall: (entry) => void calls.push(entry) };
  const senderOf = clients({
    config: simulatorConfig(bytesDoor(doorway), undefined),
    prepare: (client) => use(client, actor.plugin, directDoor(doorway, undefined)),
    loading: (what) => actor.begin(what),
  });
  const aws = door({ senderOf, clock: actor, emit, random: () => 0.5 });
  const deadline = new Date(start + (setting.timeout ?? HOUR));
  const release = { target: "web/production", number: 7, nonce: "0000beef" };
  const records = [...(setting.records ?? [])];
  const { create, install, shift, finish, verify } = deploymentSteps(settingsOf(fleet));
  const journal = memoryJournal([create, install, shift, finish, verify], records);
  const run = { aws, clock: actor, emit, deadline, release };
  const execution = await execute(run, steps, journal, { onFailure: "rollback", onTimeout: "rollback" });
  actor.done();
  return { execution, events, calls, records, took: world.now - start };
}

/** The settings as a plan of this fleet has them. */
function settingsOf({ groupName, targetGroups, codeDeploy, options }: Fleet): DeploymentSettings {
  const { ready, terminate } = options;
  return {
    application: codeDeploy!.application,
    deploymentGroup: codeDeploy!.deploymentGroup,
    revision: codeDeploy!.revision,
    fleets: { blue: { kind: "group", group: groupName }, green: "copy" },
    targetGroups: targetGroups.map(({ arn }) => ({
      arn,
      port: 80,
      crossZone: options.balancer === "application",
      nlb: options.balancer === "network",
      delaySeconds: options.deregistrationDelaySeconds,
      healthySeconds: 2 * options.healthIntervalSeconds,
    })),
    readyAction: ready.action,
    readyWaitMinutes: ready.action === "STOP_DEPLOYMENT" ? ready.waitMinutes : 0,
    terminate: terminate.action === "TERMINATE",
    terminationWaitMinutes: terminate.action === "TERMINATE" ? terminate.waitMinutes : 0,
    hasAlarms: false,
    hasEarlierSuccess: true,
    noWayBack: false,
    count: options.instances,
    floor: 1,
    description: "Release of May",
  };
}

function memoryJournal(plan: Planned[], records: StepRecord[]): Journal {
  let course: Course = { direction: "forward", committed: false };
  return {
    plan,
    step: (index) => records[index],
    course: () => course,
    async writeStep(index, record) {
      records[index] = structuredClone(record);
    },
    async writeCourse(newer) {
      course = newer;
    },
  };
}

/** What was told of one kind, as texts. */
export const textsOf = ({ events }: Deployed, kind: "said" | "warned" | "progress" | "waiting"): string[] =>
  events.flatMap(({ event }) => (event.kind === kind ? [event.text] : []));

/** Seconds at which AWS was called so. */
export const callsOf = ({ calls }: Deployed, operation: string): CallEntry[] =>
  calls.filter((call) => call.operation === operation);
