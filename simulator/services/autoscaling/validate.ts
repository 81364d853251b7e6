import type { CreateAutoScalingGroupType, UpdateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../core/aws-error.ts";
import type { World } from "../../core/world.ts";
import { launchSpecOf } from "../ec2/launch-spec.ts";
import { launchNeeds } from "../ec2/run.ts";
import { blueprintOf, overridesOf, templateSpecOf } from "./blueprint.ts";
import { terminationPolicies } from "./choose.ts";
import { asLinkedRole } from "./names.ts";
import { subnetsOf } from "./places.ts";
import { invalid } from "./refuse.ts";
import type { GroupRecord, Settings, TemplateSpec } from "./state.ts";

/** The bounds of a group's size, in the words of the service. */
function checkSizes({ MinSize: min, MaxSize: max, DesiredCapacity: desired }: Settings): void {
  if (min < 0 || max < 0) throw invalid("Min and max sizes must not be negative.");
  if (max < min) throw invalid(`Max bound, ${max}, must be greater than or equal to min bound, ${min}`);
  if (desired < min || desired > max) {
    throw invalid(
      `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
    );
  }
}

/** Everything of the settings that AWS checks against what exists. */
export function checkSettings(world: World, group: GroupRecord): void {
  const { settings } = group;
  checkSizes(settings);
  checkLists(settings);
  checkSubnets(world, group);
  checkLaunch(world, group);
}

function checkLists(settings: Settings): void {
  const checks = settings.HealthCheckType.split(",");
  const wrongCheck = checks.find((type) => !["EC2", "EBS", "ELB", "VPC_LATTICE"].includes(type));
  if (wrongCheck !== undefined) throw invalid(`Invalid HealthCheckType ${wrongCheck}.`);
  const isPolicy = (name: string): boolean => terminationPolicies.includes(name) || name.startsWith("arn:");
  const wrong = settings.TerminationPolicies.filter((name) => !isPolicy(name));
  if (wrong.length > 0) throw invalid(`Invalid termination policies: [${wrong.join(", ")}]`);
}

function checkSubnets(world: World, group: GroupRecord): void {
  const { VPCZoneIdentifier: list, AvailabilityZones: zones } = group.settings;
  if (list === "" && zones.length === 0) {
    throw invalid("At least one Availability Zone or VPC Subnet is required.");
  }
  const missing = list.split(",").find((id) => id !== "" && !world.ec2.subnets[id]);
  if (missing !== undefined) throw invalid(`The subnet ID '${missing}' does not exist`);
}

/** The launch is tried out, without launching (user guide, ec2-auto-scaling-launch-template-permissions). */
function checkLaunch(world: World, group: GroupRecord): void {
  if (group.settings.LaunchConfigurationName !== undefined) return checkConfiguration(world, group.settings);
  for (const spec of specsOf(group.settings)) checkSpec(spec);
  const [subnet] = subnetsOf(world, group);
  try {
    const { request } = blueprintOf(world, group);
    launchSpecOf(world, { ...request, SubnetId: subnet?.id }, asLinkedRole(world));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw invalid(`You must use a valid fully-formed launch template. ${error.message}`);
  }
}

function checkConfiguration(world: World, { LaunchConfigurationName: name = "" }: Settings): void {
  if (world.autoScaling.launchConfigurations[name]) return;
  throw invalid(`Launch configuration name not found - Launch configuration ${name} not found`);
}

const specsOf = (settings: Settings): TemplateSpec[] => {
  const main = templateSpecOf(settings);
  const others = overridesOf(settings).map((override) => override.LaunchTemplateSpecification);
  return [main, ...others].filter((spec) => spec !== undefined);
};

function checkSpec({ LaunchTemplateId: id, LaunchTemplateName: name }: TemplateSpec): void {
  if ((id === undefined) === (name === undefined)) {
    throw invalid("Valid requests must contain either launchTemplateId or LaunchTemplateName");
  }
}

/** Target groups that exist, at most as many as a group may have. */
export function checkTargetGroups(world: World, arns: readonly string[]): void {
  if (arns.length > 50) throw invalid("The number of target groups exceeds the limit of 50.");
  if (arns.every((arn) => world.elb.targetGroups[arn])) return;
  throw invalid("Provided Target Groups may not be valid. Please ensure they exist and try again.");
}

type Input = CreateAutoScalingGroupType | UpdateAutoScalingGroupType;

/**
 * What else the caller must be allowed (user guide, ec2-auto-scaling-launch-template-permissions): to launch from the
 * template, to tag what is launched, its instance profile and its parameter; and to pass the roles of hooks.
 */
export function dependentsOf(world: World, input: Input): string[] {
  const spec =
    input.LaunchTemplate ?? input.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
  const hooks = "LifecycleHookSpecificationList" in input ? (input.LifecycleHookSpecificationList ?? []) : [];
  const passed = hooks.flatMap(({ RoleARN: role }) =>
    role === undefined ? [] : [`iam:PassRole on ${role}`],
  );
  if (!spec) return passed;
  // Both the id and the name: refused in its own words later.
  const { LaunchTemplateId: id, LaunchTemplateName: name, Version } = spec;
  const one = id === undefined ? { LaunchTemplateName: name, Version } : { LaunchTemplateId: id, Version };
  const needs = launchNeeds(world, { LaunchTemplate: one });
  return [...new Set(["ec2:RunInstances on *", "ec2:CreateTags on *", ...needs, ...passed])];
}
