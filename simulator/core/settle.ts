import { observeUsers } from "./observe.ts";
import type { World } from "./world.ts";

/** Worlds in the middle of a change: what users see is looked at once the outermost change is complete. */
const changing = new WeakSet<World>();

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
  }
}
