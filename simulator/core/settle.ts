import { observeUsers } from "./observe.ts";
import type { World } from "./world.ts";

/** Worlds in the middle of a change: what users see is looked at once the outermost change is complete. */
const changing = new WeakSet<World>();

/** Who looks at a world after each of its changes: beside the world, so that a copy of it has nobody looking. */
const watching = new WeakMap<World, (() => void)[]>();

/**
 * Has `look` called after every change of the world, when users have been observed: each call and each event on its
 * own. It must change nothing.
 */
export function watchChanges(world: World, look: () => void): void {
  watching.set(world, [...(watching.get(world) ?? []), look]);
}

/** True while a call or an event is being handled: a `dispatch` now is one AWS service calling another. */
export function isChanging(world: World): boolean {
  return changing.has(world);
}

/** Makes a change of the world as one: users are observed when it is done, also when it ended in an error. */
export function change<T>(world: World, make: () => T): T {
  if (changing.has(world)) return make();
  changing.add(world);
  try {
    return make();
  } finally {
    changing.delete(world);
    observeUsers(world);
    for (const look of watching.get(world) ?? []) look();
  }
}
