import type { Principal } from "./service.ts";
import type { World } from "./world.ts";

/** Whether the policies of the principal allow the action. */
export function authorize(_world: World, _principal: Principal, _action: string, _resource = "*"): boolean {
  return true;
}
