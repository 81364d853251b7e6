import type { Aws } from "../aws/call.ts";
import { instancesTagged } from "../fleet/members.ts";
import type { Inputs } from "../inputs/contract.ts";
import { readAlarms } from "./discover/alarms.ts";
import { allGroups, readBlue } from "./discover/blue.ts";
import { fleetOf } from "./deployment-group.ts";
import { readDeployments, readGroups } from "./discover/deployment-group.ts";
import { pinImage, readImage } from "./discover/image.ts";
import {
  instanceTypesOf,
  readArchitectures,
  readGroupLimit,
  readSubnets,
  readTargetLimits,
} from "./discover/room.ts";
import { readTraffic } from "./discover/target-groups.ts";
import { othersOnTemplate } from "./discover/template.ts";
import type { Facts } from "./facts.ts";
import type { Names } from "./names.ts";

/** States in which an instance still counts for CodeDeploy's tag search (rule 1). */
const PRESENT = ["pending", "running", "stopping", "stopped"];

/**
 * Reads everything that is decided upon, and judges nothing: what is missing is undefined. About 25 calls for a fleet
 * of any size up to 1,000. The only reader before the first write; called again once the release is claimed (rule 23).
 * Throws what the door throws.
 */
export async function discover(aws: Aws, inputs: Inputs, names: Names): Promise<Facts> {
  const [image, codedeploy, greenTagged, groupLimit, groups] = await Promise.all([
    readPinned(aws, inputs),
    readGroups(aws, inputs),
    instancesTagged(aws, names.greenTag, PRESENT),
    readGroupLimit(aws),
    allGroups(aws),
  ]);
  const { deploymentGroup } = codedeploy;
  const [deployments, traffic, found] = await Promise.all([
    deploymentGroup ? readDeployments(aws, inputs, deploymentGroup) : {},
    readTraffic(aws, deploymentGroup),
    readBlue(aws, inputs, deploymentGroup, groups),
  ]);
  const blue = "blue" in found ? found.blue : undefined;
  const [{ alarms, policyAlarms }, targetLimits, subnets, architectures] = await Promise.all([
    readAlarms(aws, deploymentGroup, blue),
    readTargetLimits(aws, traffic.targetGroups),
    blue ? readSubnets(aws, blue.group) : [],
    blue ? readArchitectures(aws, instanceTypesOf(blue)) : {},
  ]);
  return {
    ...whereabouts(blue?.group.AutoScalingGroupARN, traffic.targetGroups[0]?.group.TargetGroupArn),
    ...image,
    ...codedeploy,
    ...deployments,
    ...traffic,
    fleet: fleetOf(inputs, deploymentGroup),
    ...(blue ? { blue: { ...blue, policyAlarms } } : {}),
    blueCandidates: "blue" in found ? [] : found.candidates,
    alarms,
    greenTagged,
    subnets,
    architectures,
    otherGroupsOnTemplate: othersOnTemplate(groups, blue),
    limits: { ...targetLimits, ...groupLimit },
  };
}

async function readPinned(aws: Aws, inputs: Inputs): Promise<Pick<Facts, "imageId" | "image">> {
  const imageId = await pinImage(aws, inputs.amiId);
  const image = await readImage(aws, imageId);
  return { imageId, ...(image ? { image } : {}) };
}

/** Region and account from the first ARN that has them: `arn:aws:service:region:account:…`. */
function whereabouts(...arns: (string | undefined)[]): Pick<Facts, "account" | "region"> {
  const [, , , region = "", account = ""] = arns.find(Boolean)?.split(":") ?? [];
  return { region, account };
}
