import type { World } from "../../core/world.ts";

/** To be called when an instance's state or its health in a target group may have changed. */
export function memberMayHaveChanged(_world: World, _instanceId: string): void {}
