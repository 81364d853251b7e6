import type { RunInstancesRequest } from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import { hexId } from "../../core/random.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { strike } from "../../core/faults.ts";
import { schedule } from "../../core/schedule.ts";
import { isAlias } from "./image-alias.ts";
import { shownReservation } from "./instance-shape.ts";
import { launchSpecOf, mergedWithTemplate } from "./launch-spec.ts";
import type { LaunchSpec } from "./launch-spec.ts";
import { comeUp, sweep } from "./life.ts";
import { freeAddresses, takeAddress } from "./network.ts";
import { invalidValue } from "./refuse.ts";
import { matchesWho, softwareOf } from "./software.ts";
import { oncePerToken } from "./tokens.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-ec2")>;

/** Makes one instance: pending, on its way up. */
function launch(world: World, spec: LaunchSpec, reservationId: string): string {
  const id = hexId(world, "i-", 17);
  const imageTags = world.ec2.tags[spec.image.id] ?? {};
  const instance = (world.ec2.instances[id] = {
    id,
    reservationId,
    imageId: spec.image.id,
    type: spec.type,
    architecture: spec.architecture,
    subnetId: spec.subnet.id,
    vpcId: spec.subnet.vpcId,
    zone: spec.subnet.zone,
    privateIp: takeAddress(spec.subnet),
    securityGroups: spec.securityGroups,
    ...(spec.keyName !== undefined && { keyName: spec.keyName }),
    ...(spec.profileArn !== undefined && { profileArn: spec.profileArn }),
    spot: spec.spot,
    terminationProtected: spec.terminationProtected,
    state: "pending" as const,
    launchedAt: world.now,
    tags: { ...spec.tags },
    software: softwareOf(imageTags),
  });
  comeUp(world, instance);
  const end = strike(world, "instance-dies", ({ who }) => matchesWho(world, id, who));
  if (end) schedule(world, end.afterMs, "ec2.die", { id });
  return id;
}

const runInstances: Handlers["RunInstances"] = (world, input, call) => {
  const { MinCount: least = 1, MaxCount: most = least } = input;
  if (least < 1 || most < least)
    throw invalidValue(`Invalid value '${least}-${most}' for MinCount and MaxCount.`);
  const spec = launchSpecOf(world, input, call);
  const zonal = input.SubnetId !== undefined || input.Placement?.AvailabilityZone !== undefined;
  const scope = zonal ? `RunInstances ${spec.subnet.zone}` : "RunInstances";
  const ids = oncePerToken(world, scope, input, () => {
    const free = freeAddresses(spec.subnet);
    if (free < least) {
      throw new AwsError(
        "InsufficientFreeAddressesInSubnet",
        "The specified subnet does not have enough free addresses to satisfy the request.",
      );
    }
    sweep(world);
    const reservationId = hexId(world, "r-", 17);
    return Array.from({ length: Math.min(most, free) }, () => launch(world, spec, reservationId));
  });
  return shownReservation(
    world,
    ids.flatMap((id) => world.ec2.instances[id] ?? []),
  );
};

/** Further permissions of a launch: tagging, passing the instance profile's role, reading the image's parameter. */
export function launchNeeds(world: World, request: Partial<RunInstancesRequest>): string[] {
  try {
    const { TagSpecifications, IamInstanceProfile: profile, ImageId } = mergedWithTemplate(world, request);
    const name = profile?.Name ?? profile?.Arn?.split("/").at(-1);
    return [
      ...(TagSpecifications?.length ? ["ec2:CreateTags on *"] : []),
      ...(name === undefined ? [] : [`iam:PassRole on arn:aws:iam::${world.account}:role/${name}`]),
      ...(isAlias(ImageId) ? ["ssm:GetParameters on *"] : []),
    ];
  } catch (error) {
    // A template that does not exist: the operation itself refuses it, in its own words.
    if (error instanceof AwsError) return [];
    throw error;
  }
}

export const runHandlers = { RunInstances: runInstances } satisfies Handlers;
