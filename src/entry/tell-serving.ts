import type { Journal } from "../engine/record.ts";
import { messageOf } from "../failure.ts";
import type { Serving } from "../outcome.ts";
import { SECOND } from "../time/duration.ts";
import type { Hold } from "./hold.ts";
import { servingOf } from "./serving.ts";
import type { World } from "./world.ts";

/** Whose release, and by which record. */
interface Held {
  world: World;
  hold: Hold;
  log: Journal;
}

/** A reading that took longer may be of long ago: the process was paused, or its machine slept. */
const FRESH = 10 * SECOND;

/** Who serves, as read from the target groups; not knowing it never changes the outcome. */
export async function tellServing(held: Held): Promise<Serving | undefined> {
  const { emit } = held.world;
  try {
    const serving = await readFresh(held);
    if (serving) emit({ kind: "serving", serving });
    return serving;
  } catch (error) {
    emit({ kind: "warned", text: `Who serves could not be read: ${messageOf(error)}` });
    return undefined;
  }
}

/** These two fleets are spoken of only as long as the release is our own: whoever was away meanwhile looks again. */
async function readFresh({ world: { clock }, hold, log }: Held): Promise<Serving | undefined> {
  const since = clock.monotonic();
  const serving = await servingOf(hold.aws, log);
  await hold.check();
  return clock.monotonic() - since <= FRESH ? serving : servingOf(hold.aws, log);
}
