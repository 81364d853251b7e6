import type { InstanceStateChange } from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { shownState } from "./instance-shape.ts";
import { reboot, start, stop, terminate } from "./life.ts";
import { invalidValue, lookUp, missingParameter } from "./refuse.ts";
import type { InstanceRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-ec2")>;

const maxIds = 1000;

function named(world: World, ids: readonly string[] | undefined): InstanceRecord[] {
  if (!ids?.length) throw missingParameter("InstanceId");
  if (ids.length > maxIds) throw invalidValue(`The maximum number of instances in one call is ${maxIds}.`);
  return lookUp("instance", world.ec2.instances, [...new Set(ids)]);
}

/** Does it to each instance; answers with the states before and after. */
function changed(
  instances: readonly InstanceRecord[],
  act: (instance: InstanceRecord) => void,
): InstanceStateChange[] {
  return instances.map((instance) => {
    const PreviousState = shownState(instance.state);
    act(instance);
    return { InstanceId: instance.id, PreviousState, CurrentState: shownState(instance.state) };
  });
}

/**
 * With a protected instance among several, those in its zone are spared, the others end, and the call fails (EC2 API
 * reference, TerminateInstances).
 */
const terminateInstances: Handlers["TerminateInstances"] = (world, { InstanceIds: ids }) => {
  const instances = named(world, ids);
  const spared = instances.filter(
    ({ terminationProtected, state }) => terminationProtected && state !== "terminated",
  );
  const zones = new Set(spared.map(({ zone }) => zone));
  const ending = instances.filter(({ zone }) => !zones.has(zone));
  const end = (instance: InstanceRecord): void =>
    terminate(
      world,
      instance,
      "Client.UserInitiatedShutdown",
      "Client.UserInitiatedShutdown: User initiated shutdown",
    );
  const TerminatingInstances = changed(ending, end);
  if (spared[0]) {
    throw new AwsError(
      "OperationNotPermitted",
      `The instance '${spared[0].id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
  }
  return { TerminatingInstances };
};

function refuseUnlessIn(instances: readonly InstanceRecord[], states: readonly string[], verb: string): void {
  const other = instances.find(({ state }) => !states.includes(state));
  if (!other) return;
  throw new AwsError(
    "IncorrectInstanceState",
    `The instance '${other.id}' is not in a state from which it can be ${verb}.`,
  );
}

const stopInstances: Handlers["StopInstances"] = (world, { InstanceIds: ids }) => {
  const instances = named(world, ids);
  refuseUnlessIn(instances, ["pending", "running", "stopping", "stopped"], "stopped");
  return { StoppingInstances: changed(instances, (instance) => stop(world, instance)) };
};

const startInstances: Handlers["StartInstances"] = (world, { InstanceIds: ids }) => {
  const instances = named(world, ids);
  refuseUnlessIn(instances, ["pending", "running", "stopped"], "started");
  return { StartingInstances: changed(instances, (instance) => start(world, instance)) };
};

const rebootInstances: Handlers["RebootInstances"] = (world, { InstanceIds: ids }) => {
  const instances = named(world, ids);
  refuseUnlessIn(instances, ["running"], "rebooted");
  for (const instance of instances) reboot(world, instance);
};

const modifyInstanceAttribute: Handlers["ModifyInstanceAttribute"] = (world, input) => {
  const [instance] = named(world, input.InstanceId === undefined ? [] : [input.InstanceId]);
  if (input.DisableApiTermination?.Value !== undefined) {
    instance!.terminationProtected = input.DisableApiTermination.Value;
  }
  if (input.Groups?.length) {
    lookUp("group", world.ec2.securityGroups, input.Groups);
    instance!.securityGroups = [...input.Groups];
  }
};

export const powerHandlers = {
  TerminateInstances: terminateInstances,
  StopInstances: stopInstances,
  StartInstances: startInstances,
  RebootInstances: rebootInstances,
  ModifyInstanceAttribute: modifyInstanceAttribute,
} satisfies Handlers;
