import type { World } from "./world.ts";

/** Notes what users would see after a change of the world. */
export function observeUsers(_world: World): void {}
