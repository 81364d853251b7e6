import { hexId, nextRandom } from "../../core/random.ts";
import type { World } from "../../core/world.ts";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** A deployment's id: `d-` and nine capitals or digits. */
export function newDeploymentId(world: World): string {
  let id = "d-";
  for (let n = 0; n < 9; n++) id += LETTERS[Math.floor(nextRandom(world) * LETTERS.length)]!;
  return id;
}

/** A UUID from the world's own random numbers. */
export const newUuid = (world: World): string =>
  [8, 4, 4, 4, 12].map((digits) => hexId(world, "", digits)).join("-");

/** The ARN under which an application's tags are kept. */
export const applicationArn = (world: World, name: string): string =>
  `arn:aws:codedeploy:${world.region}:${world.account}:application:${name}`;

/** The ARN under which a deployment group's tags are kept. */
export const groupArn = (world: World, application: string, group: string): string =>
  `arn:aws:codedeploy:${world.region}:${world.account}:deploymentgroup:${application}/${group}`;

/** The AWS-owned queue that CodeDeploy's launch hooks notify. */
export const hookQueue = (world: World): string =>
  `arn:aws:sqs:${world.region}:000000000000:razorbill-${world.region}-prod-default-autoscaling-lifecycle-hook`;

/** The name of a group's launch or termination hook, unique by its uuid. */
export const hookName = (
  world: World,
  group: string,
  transition: "launch" | "termination" = "launch",
): string => `CodeDeploy-managed-automatic-${transition}-deployment-hook-${group}-${newUuid(world)}`;
