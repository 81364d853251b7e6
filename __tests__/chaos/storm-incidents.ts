import type { World } from "../../simulator/core/world.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { arm, attempt } from "../journeys/by-hand.ts";
import { serving } from "./storm-calm.ts";
import { begin, cancel, vanish, type Cast, type Job } from "./storm-jobs.ts";
import type { Incident, PersonAct, Side } from "./storm.ts";

type Does = Incident["does"];
type Of<D extends Does> = Extract<Incident, { does: D }>;
type Play<D extends Does> = (cast: Cast, incident: Of<D>) => Promise<void> | void;

/** Whoever has a process running, counted round. */
function working({ jobs }: Cast, nth: number): Job | undefined {
  const at = jobs.filter(({ running }) => running);
  return at[nth % Math.max(1, at.length)];
}

/** The ids of a side's living instances, in order of their launch. */
function living({ stage: { world, fleet } }: Cast, side: Side): string[] {
  const imageId = side === "blue" ? fleet.ami : fleet.amiNew;
  return Object.values(world.ec2.instances)
    .filter((one) => one.imageId === imageId && (one.state === "running" || one.state === "pending"))
    .map(({ id }) => id);
}

/** The group of a side: where its first living instance is a member. */
function groupOf(cast: Cast, side: Side): string | undefined {
  const ids = new Set(living(cast, side));
  const groups = Object.values(cast.stage.world.autoScaling.groups);
  return groups.find(({ members }) => Object.keys(members).some((id) => ids.has(id)))?.name;
}

/** Nobody can heal a group that is known by tags and has no instance with the application: such a storm is no question. */
const leavesNobody = (cast: Cast, less: number): boolean =>
  cast.byTags && less > 0 && serving(cast).length <= less;

/** Nor can a fleet that is known by tags, of which Auto Scaling takes more than half: nobody takes their place. */
function takesMost(cast: Cast, less: number): boolean {
  if (!cast.byTags || less === 0) return false;
  const images = serving(cast).map((id) => cast.stage.world.ec2.instances[id]!.imageId);
  return images.some((image) => less > images.filter((one) => one === image).length / 2);
}

const named = (fault: Fault, cast: Cast): Fault =>
  JSON.parse(JSON.stringify(fault).replaceAll('"amiNew"', JSON.stringify(cast.stage.fleet.amiNew))) as Fault;

/** What each kind of incident is, once its time has come. */
export const INCIDENTS = {
  async fault(cast, { fault, ms }) {
    // What a fault keeps from starting or serving, Auto Scaling replaces when it likes.
    if (fault.kind === "unhealthy" || fault.kind === "instance-dies") othersChanged(cast, MEMBERS);
    const lift = arm(cast.stage, named(fault, cast));
    if (ms === undefined) return;
    await cast.sleep(ms);
    lift();
  },
  async lose(cast, { of, nth, how }) {
    const ids = living(cast, of);
    const id = ids[nth % Math.max(1, ids.length)];
    if (id === undefined || leavesNobody(cast, 1)) return;
    cast.watching.took(id);
    othersChanged(cast, MEMBERS);
    await attempt(LOSSES[how](cast, id));
  },
  async scale(cast, { of, by }) {
    const AutoScalingGroupName = groupOf(cast, of);
    if (AutoScalingGroupName === undefined) return;
    const { settings } = cast.stage.world.autoScaling.groups[AutoScalingGroupName]!;
    const DesiredCapacity = Math.max(1, settings.MinSize, settings.DesiredCapacity + by);
    const fewer = Math.max(0, settings.DesiredCapacity - DesiredCapacity);
    if (leavesNobody(cast, fewer) || takesMost(cast, fewer)) return;
    othersChanged(cast, [...MEMBERS, ".desired", ` of ${AutoScalingGroupName}`]);
    // What is launched without an application is replaced again and again (rule 10).
    if (by > 0 && cast.byTags) othersChanged(cast, [`aws:autoscaling:groupName=${AutoScalingGroupName}`]);
    const { promises, lost } = cast.watching.remember();
    const promised = Object.values(promises).map(({ count }) => count);
    // Whom Auto Scaling takes when it shrinks a group may serve, and what is lost, or was launched for a loss, stay.
    const empty = by < 0 ? Object.keys(lost).length : 0;
    cast.watching.shrinks(AutoScalingGroupName, fewer, 30_000);
    cast.watching.resized(DesiredCapacity + Math.abs(by)); // so many may live, but no more are promised
    cast.watching.resized(Math.max(0, Math.min(...promised) + Math.min(0, by) - empty));
    await attempt(
      cast.stage.aws("autoscaling:SetDesiredCapacity", { AutoScalingGroupName, DesiredCapacity }),
    );
    if (by < 0) await scaledIn(cast, AutoScalingGroupName);
  },
  async run(cast, { order, image, inputs }) {
    const numbers = cast.jobs.map(({ runNumber }) => runNumber);
    const runNumber = order === "newer" ? Math.max(...numbers) + 1 : Math.min(...numbers) - 1;
    const given = { ...cast.jobs[0]!.given, ...inputs };
    if (image === "old") given["ami-id"] = cast.stage.fleet.ami;
    await begin(cast, { runNumber, attempt: 1, kind: "deploy", given }).over;
  },
  rollback: beside("rollback"),
  repair: beside("repair"),
  async "re-run"(cast, { nth, beside: lost }) {
    const job = cast.jobs[nth % cast.jobs.length]!;
    const latest = cast.jobs.filter(({ runNumber }) => runNumber === job.runNumber);
    if (!lost) await Promise.all(latest.map(({ over }) => over));
    const { runNumber, kind, given } = job;
    await begin(cast, { runNumber, attempt: latest.length + 1, kind, given }).over;
  },
  async cancel(cast, { nth }) {
    const job = working(cast, nth);
    if (job) await cancel(cast, job);
  },
  kill(cast, { nth, machine }) {
    const job = working(cast, nth);
    if (!job) return;
    if (machine) vanish(job);
    else job.running!.kill();
  },
  pause(cast, { nth, ms }) {
    working(cast, nth)?.running!.pause(ms);
  },
  async person(cast, { act }) {
    await PERSONS[act](cast);
  },
} satisfies { [D in Does]: Play<D> };

/** A job of another workflow, beside the deployments. */
function beside(kind: Job["kind"]) {
  return async (cast: Cast, { inputs }: { inputs: Record<string, string> }): Promise<void> => {
    const runNumber = Math.max(...cast.jobs.map((job) => job.runNumber)) + 1;
    await begin(cast, { runNumber, attempt: 1, kind, given: inputs }).over;
  };
}

/** Which instances a group has: what Auto Scaling replaces, it replaces when it likes. */
const MEMBERS = [".instances", "target "];

function othersChanged({ watching }: Cast, paths: readonly string[]): void {
  for (const path of paths) watching.changedByOthers(path);
}

/** Auto Scaling chooses, soon after, whom a smaller size takes. */
async function scaledIn(cast: Cast, group: string): Promise<void> {
  for (let second = 0; second < 30; second++) {
    const { members = {} } = cast.stage.world.autoScaling.groups[group] ?? {};
    for (const { id, state } of Object.values(members))
      if (state.startsWith("Terminating")) cast.watching.took(id);
    await cast.sleep(1_000);
  }
}

const LOSSES = {
  ends: ({ stage }, id) => stage.aws("ec2:TerminateInstances", { InstanceIds: [id] }),
  stops: ({ stage }, id) => stage.aws("ec2:StopInstances", { InstanceIds: [id] }),
  unhealthy: ({ stage }, id) =>
    stage.aws("autoscaling:SetInstanceHealth", {
      InstanceId: id,
      HealthStatus: "Unhealthy",
      ShouldRespectGracePeriod: false,
    }),
} satisfies Record<Of<"lose">["how"], (cast: Cast, id: string) => Promise<unknown>>;

const deploymentOf = ({ codeDeploy }: World): string | undefined =>
  Object.values(codeDeploy.deployments).findLast(({ status }) => !ENDED.has(status))?.id;

const ENDED: ReadonlySet<string> = new Set(["Succeeded", "Failed", "Stopped"]);

const stop =
  (autoRollbackEnabled: boolean) =>
  async (cast: Cast): Promise<void> => {
    const deploymentId = deploymentOf(cast.stage.world);
    if (!deploymentId) return;
    await attempt(cast.stage.aws("codedeploy:StopDeployment", { deploymentId, autoRollbackEnabled }));
  };

const PERSONS = {
  "stops the deployment": stop(false),
  "stops the deployment with a rollback": stop(true),
  async "continues the deployment"(cast) {
    const deploymentId = deploymentOf(cast.stage.world);
    const deploymentWaitType = "READY_WAIT";
    if (!deploymentId) return;
    cast.watching.continued(deploymentId);
    await attempt(cast.stage.aws("codedeploy:ContinueDeployment", { deploymentId, deploymentWaitType }));
  },
  async "adds a template version"(cast) {
    const { aws, fleet } = cast.stage;
    const made = await attempt(
      aws("ec2:CreateLaunchTemplateVersion", {
        LaunchTemplateId: fleet.templateId,
        SourceVersion: "1",
        LaunchTemplateData: { ImageId: fleet.ami },
      }),
    );
    const number = made?.LaunchTemplateVersion?.VersionNumber;
    othersChanged(cast, ["there are new versions", `version ${number} of`]);
  },
} satisfies Record<PersonAct, (cast: Cast) => Promise<void>>;
