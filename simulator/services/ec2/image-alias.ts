import { dispatch } from "../../core/dispatch.ts";
import type { Call } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { invalidValue } from "./refuse.ts";

const prefix = "resolve:ssm:";

export const isAlias = (imageId: string | undefined): boolean => imageId?.startsWith(prefix) ?? false;

/**
 * The image id behind `resolve:ssm:<name>[:<version|label>]`, read with the caller's permissions at this moment (EC2
 * user guide, create-launch-template); any other id as it is.
 */
export function resolveImage(world: World, imageId: string, call: Call): string {
  if (!isAlias(imageId)) return imageId;
  const name = imageId.slice(prefix.length);
  const answer = dispatch(world, "ssm:GetParameters", { Names: [name] }, call);
  const [parameter] = (answer["Parameters"] ?? []) as { Value?: string }[];
  if (parameter?.Value === undefined) throw invalidValue(`Parameter ${name} was not found.`);
  return parameter.Value;
}
