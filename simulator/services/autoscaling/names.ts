import { hexId } from "../../core/random.ts";
import type { Call } from "../../core/service.ts";
import type { World } from "../../core/world.ts";

/** A UUID from the world's own random numbers. */
export const uuid = (world: World): string =>
  [8, 4, 4, 4, 12].map((digits) => hexId(world, "", digits)).join("-");

/** `arn:aws:autoscaling:…:autoScalingGroup:<uuid>:autoScalingGroupName/<name>` and its relatives. */
export const arnOf = (world: World, kind: string, id: string, rest: string): string =>
  `arn:aws:autoscaling:${world.region}:${world.account}:${kind}:${id}:${rest}`;

/** Auto Scaling calls other services under its linked role, which no policy of the account restricts. */
export const asLinkedRole = (world: World): Call => ({
  requestId: "00000000-0000-4000-8000-autoscaling0",
  principal: {
    arn: `arn:aws:iam::${world.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
    service: "autoscaling",
  },
});
