import { strike } from "../../core/faults.ts";
import { schedule } from "../../core/schedule.ts";
import type { World } from "../../core/world.ts";
import { setState } from "./transitions.ts";

/** Instants of a deployment at which the `alarm` fault can strike; `start` arms those with a delay. */
export type AlarmMoment = "start" | "install" | "first-green-registered" | "termination-wait";

/** Told by CodeDeploy when a deployment reaches such an instant: alarms for which the fault script asks go to ALARM. */
export function alarmFaultsOn(world: World, moment: AlarmMoment): void {
  for (const fault of world.faults) {
    if (fault.kind !== "alarm") continue;
    if (moment === "start" && typeof fault.on === "object")
      schedule(world, fault.on.afterMs, "cloudwatch.fault", { name: fault.name });
    if (fault.on === moment && strike(world, "alarm", (other) => other === fault))
      raise(world, { name: fault.name });
  }
}

/** Timer, too: an alarm goes to ALARM as if its metric had crossed the threshold. */
export function raise(world: World, { name }: { name: string }): void {
  const alarm = world.cloudWatch.alarms[name];
  if (alarm !== undefined)
    setState(world, alarm, "ALARM", "Threshold Crossed: 1 datapoint was greater than the threshold.");
}
