import { strike } from "../../core/faults.ts";
import type { Who } from "../../core/faults.ts";
import { schedule, unschedule } from "../../core/schedule.ts";
import type { World } from "../../core/world.ts";
import { memberMayHaveChanged } from "../autoscaling/health.ts";
import { elbHealthMayHaveChanged } from "../elbv2/health.ts";
import type { InstanceRecord, SoftwareRecord, Tags } from "./state.ts";

/** What an HTTP request to an instance gets: a status, or why there is none. */
export type Answer = 200 | number | "refused" | "timeout";

/**
 * An instance's software is decided by tags of its image: `simulator:boot-seconds` (default 40, from running until
 * the system is up), `simulator:agent` (`running` | `absent`), `simulator:application` (`none` | `baked`).
 */
export function softwareOf(imageTags: Tags): SoftwareRecord {
  return {
    bootSeconds: Number(imageTags["simulator:boot-seconds"] ?? 40),
    hasAgent: imageTags["simulator:agent"] !== "absent",
    baked: imageTags["simulator:application"] === "baked",
  };
}

/** Whether a fault's `who` means this instance: every given member must match. */
export function matchesWho(world: World, instanceId: string, who: Who): boolean {
  const instance = world.ec2.instances[instanceId];
  if (!instance) return false;
  if (who.instanceId !== undefined && who.instanceId !== instanceId) return false;
  if (who.imageId !== undefined && who.imageId !== instance.imageId) return false;
  if (who.group !== undefined && who.group !== instance.tags["aws:autoscaling:groupName"]) return false;
  return who.tag === undefined || instance.tags[who.tag.Key] === who.tag.Value;
}

const isUp = (instance: InstanceRecord): boolean =>
  instance.state === "running" && instance.software.bootedAt !== undefined;

/**
 * What a request to the instance would get now: silence from a machine that is not there, a refused connection before
 * the system and an application are up, else the application's answer (the `unhealthy` fault's, if one strikes).
 */
export function answerOf(world: World, instanceId: string): Answer {
  const instance = world.ec2.instances[instanceId];
  if (instance?.state !== "running") return "timeout";
  if (!isUp(instance) || instance.software.application === undefined) return "refused";
  const fault = strike(world, "unhealthy", ({ who }) => matchesWho(world, instanceId, who));
  if (!fault) return 200;
  return fault.timeout ? "timeout" : (fault.code ?? 503);
}

/** Whether the CodeDeploy agent on the instance asks for work now. */
export function agentPolls(world: World, instanceId: string): boolean {
  const instance = world.ec2.instances[instanceId];
  if (!instance || !isUp(instance) || !instance.software.hasAgent) return false;
  return !strike(world, "agent-silent", ({ who }) => matchesWho(world, instanceId, who));
}

/** When a running instance that is still booting will be up, epoch milliseconds; undefined if up or not coming. */
export function bootsAt(world: World, instanceId: string): number | undefined {
  const seq = world.ec2.instances[instanceId]?.software.bootEvent;
  return seq === undefined ? undefined : world.queue.find((event) => event.seq === seq)?.at;
}

/** An application was started on the instance (`revision`, as text) or taken off it (undefined). */
export function setApplication(world: World, instanceId: string, revision: string | undefined): void {
  const instance = world.ec2.instances[instanceId];
  if (!instance) return;
  if (revision === undefined) delete instance.software.application;
  else instance.software.application = revision;
  onAnswerChange(world, instanceId);
}

/** To be called whenever an instance's state or answer may have changed: tells the load balancers and its group. */
export function onAnswerChange(world: World, instanceId: string): void {
  elbHealthMayHaveChanged(world, instanceId);
  memberMayHaveChanged(world, instanceId);
}

/** To be called when the fault script of a living world was changed: answers may be others now. */
export function faultsMayHaveChanged(world: World): void {
  for (const id of Object.keys(world.ec2.instances)) onAnswerChange(world, id);
}

/** The machine came up to `running`: its system boots. */
export function startBoot(world: World, instance: InstanceRecord): void {
  const delayMs = instance.software.bootSeconds * 1000;
  instance.software.bootEvent = schedule(world, delayMs, "ec2.booted", { id: instance.id });
}

/** The machine stops or ends: nothing runs on it any more. An installed application is on disk and comes back. */
export function stopSoftware(world: World, instance: InstanceRecord): void {
  if (instance.software.bootEvent !== undefined) unschedule(world, instance.software.bootEvent);
  delete instance.software.bootEvent;
  delete instance.software.bootedAt;
}

/** Timer `ec2.booted`. */
export function booted(world: World, { id }: { id: string }): void {
  const instance = world.ec2.instances[id];
  if (instance?.state !== "running") return;
  delete instance.software.bootEvent;
  instance.software.bootedAt = world.now;
  if (instance.software.baked) instance.software.application ??= "baked";
  onAnswerChange(world, id);
}
