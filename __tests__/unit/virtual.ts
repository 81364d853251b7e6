import { door, type Aws } from "../../src/aws/call.ts";
import { clients } from "../../src/aws/clients.ts";
import type { BluegreenEvent } from "../../src/events.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { newWorld } from "../../simulator/core/new-world.ts";
import type { World } from "../../simulator/core/world.ts";
import { createVirtualTime, type Actor, type VirtualTime } from "../../simulator/time/virtual-time.ts";
import { bytesDoor, simulatorConfig } from "../../simulator/wire/bytes-door.ts";
import { directDoor } from "../../simulator/wire/direct-door.ts";
import type { CallEntry, Doorway } from "../../simulator/wire/front.ts";
import { use } from "../../simulator/wire/sdk-plugin.ts";

/** A process of ours in virtual time: its door to the simulated AWS, its clock, and what it told. */
export interface Somebody {
  aws: Aws;
  actor: Actor;
  events: BluegreenEvent[];
  calls: CallEntry[];
}

export interface Stage {
  world: World;
  time: VirtualTime;
  somebody(name: string, mayChange?: () => void): Somebody;
}

/** Runs in the virtual time of a new world. */
export function inVirtualTime<T>(
  main: (stage: Stage) => Promise<T>,
  { faults = [], switches = {} }: { faults?: Fault[]; switches?: Record<string, string> } = {},
): Promise<T> {
  const world = newWorld({ faults, switches });
  const time = createVirtualTime(world);
  return time.run(() => main({ world, time, somebody: (name, may) => somebody(world, time, name, may) }));
}

function somebody(world: World, time: VirtualTime, name: string, mayChange?: () => void): Somebody {
  const actor = time.actor(name);
  const events: BluegreenEvent[] = [];
  const calls: CallEntry[] = [];
  const doorway: Doorway = { world, time, onCall: (entry) => void calls.push(entry) };
  const senderOf = clients({
    config: simulatorConfig(bytesDoor(doorway)),
    prepare: (client) => use(client, actor.plugin, directDoor(doorway)),
    loading: (what) => actor.begin(what),
  });
  const emit = (event: BluegreenEvent): void => void events.push(event);
  const aws = door({ senderOf, clock: actor, emit, random: () => 0.5, ...(mayChange ? { mayChange } : {}) });
  return { aws, actor, events, calls };
}
