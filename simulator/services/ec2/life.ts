import { nextRandom } from "../../core/random.ts";
import { schedule } from "../../core/schedule.ts";
import type { World } from "../../core/world.ts";
import { settingOf } from "./setting.ts";
import { switchMs } from "./setting.ts";
import { onAnswerChange, startBoot, stopSoftware } from "./software.ts";
import type { InstanceRecord } from "./state.ts";

const shutDownMs = 20_000;
const stopMs = 25_000;
/** Terminated instances remain visible for about an hour (EC2 user guide, terminating-instances). */
const rememberMs = 3_600_000;

/** A pending instance will run; not all of a launch at the same instant. */
export function comeUp(world: World, instance: InstanceRecord): void {
  const pending = switchMs(world, "ec2-pending-time");
  const ms = pending + Math.floor(nextRandom(world) * 4) * 1000;
  schedule(world, ms, "ec2.running", { id: instance.id });
}

/** Timer `ec2.running`. */
export function running(world: World, { id }: { id: string }): void {
  const instance = world.ec2.instances[id];
  if (instance?.state !== "pending") return;
  instance.state = "running";
  startBoot(world, instance);
  onAnswerChange(world, id);
}

/** Begins an instance's end; on its way out or ended already: nothing. */
export function terminate(world: World, instance: InstanceRecord, code: string, message: string): void {
  if (instance.state === "shutting-down" || instance.state === "terminated") return;
  instance.state = "shutting-down";
  instance.stateReason = { Code: code, Message: message };
  stopSoftware(world, instance);
  schedule(world, shutDownMs, "ec2.terminated", { id: instance.id });
  onAnswerChange(world, instance.id);
}

/** Timer `ec2.terminated`. */
export function terminated(world: World, { id }: { id: string }): void {
  const instance = world.ec2.instances[id];
  if (instance?.state !== "shutting-down") return;
  instance.state = "terminated";
  instance.endedAt = world.now;
  const subnet = world.ec2.subnets[instance.subnetId];
  if (subnet) subnet.used--;
  if (settingOf(world, "ec2-terminated-tags") === "gone") instance.tags = {};
  onAnswerChange(world, id);
}

/** Timer `ec2.die`: the instance is lost by no act of ours. */
export function die(world: World, { id }: { id: string }): void {
  const instance = world.ec2.instances[id];
  if (!instance) return;
  if (instance.spot) {
    terminate(
      world,
      instance,
      "Server.SpotInstanceTermination",
      "Server.SpotInstanceTermination: Spot instance termination",
    );
  } else {
    terminate(world, instance, "Server.InternalError", "Server.InternalError: Internal error");
  }
}

export function stop(world: World, instance: InstanceRecord): void {
  if (instance.state !== "running" && instance.state !== "pending") return;
  instance.state = "stopping";
  instance.stateReason = {
    Code: "Client.UserInitiatedShutdown",
    Message: "Client.UserInitiatedShutdown: User initiated shutdown",
  };
  stopSoftware(world, instance);
  schedule(world, stopMs, "ec2.stopped", { id: instance.id });
  onAnswerChange(world, instance.id);
}

/** Timer `ec2.stopped`. */
export function stopped(world: World, { id }: { id: string }): void {
  const instance = world.ec2.instances[id];
  if (instance?.state !== "stopping") return;
  instance.state = "stopped";
  onAnswerChange(world, id);
}

export function start(world: World, instance: InstanceRecord): void {
  if (instance.state !== "stopped") return;
  instance.state = "pending";
  instance.launchedAt = world.now;
  delete instance.stateReason;
  comeUp(world, instance);
}

/** The system goes down and boots again; the instance stays `running`. */
export function reboot(world: World, instance: InstanceRecord): void {
  if (instance.state !== "running") return;
  stopSoftware(world, instance);
  startBoot(world, instance);
  onAnswerChange(world, instance.id);
}

/** Forgets instances which ended long ago; looks at them all only now and then. */
export function sweep(world: World): void {
  if (world.now - world.ec2.sweptAt < rememberMs / 4) return;
  world.ec2.sweptAt = world.now;
  for (const { id, endedAt } of Object.values(world.ec2.instances)) {
    if (endedAt !== undefined && endedAt + rememberMs < world.now) delete world.ec2.instances[id];
  }
}
