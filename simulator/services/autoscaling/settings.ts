import type { CreateAutoScalingGroupType, UpdateAutoScalingGroupType } from "@aws-sdk/client-auto-scaling";
import type { World } from "../../core/world.ts";
import { settingOf } from "./setting.ts";
import type { GroupRecord, MixedPolicy, Settings, TemplateSpec } from "./state.ts";

type Input = CreateAutoScalingGroupType | UpdateAutoScalingGroupType;

/** Members that are kept and shown, and change nothing here. */
const kept = [
  "PlacementGroup",
  "ServiceLinkedRoleARN",
  "MaxInstanceLifetime",
  "CapacityRebalance",
  "Context",
  "DesiredCapacityType",
  "DefaultInstanceWarmup",
  "InstanceMaintenancePolicy",
  "AvailabilityZoneDistribution",
  "AvailabilityZoneImpairmentPolicy",
  "CapacityReservationSpecification",
  "InstanceLifecyclePolicy",
] as const;

const sameNamed = [
  "MinSize",
  "MaxSize",
  "DefaultCooldown",
  "HealthCheckType",
  "HealthCheckGracePeriod",
  "TerminationPolicies",
  "NewInstancesProtectedFromScaleIn",
  "DeletionProtection",
] as const satisfies readonly (keyof Settings & keyof Input)[];

/** What a group has without being told (API reference, CreateAutoScalingGroup). */
export const standardSettings = (world: World): Settings => ({
  MinSize: 0,
  MaxSize: 0,
  DesiredCapacity: 0,
  DefaultCooldown: 300,
  HealthCheckType: "EC2",
  HealthCheckGracePeriod: 0,
  AvailabilityZones: [],
  VPCZoneIdentifier: "",
  TerminationPolicies: ["Default"],
  NewInstancesProtectedFromScaleIn: false,
  DeletionProtection: "none",
  other: {
    CapacityRebalance: false,
    ServiceLinkedRoleARN: `arn:aws:iam::${world.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
  },
  suspended: {},
});

/** Takes over what an input gives; the sizes' consequences for the desired capacity are not drawn here. */
export function applyInput(world: World, settings: Settings, given: Input): void {
  const input = structuredClone<Input>({ ...given });
  for (const name of sameNamed) {
    if (input[name] !== undefined) Object.assign(settings, { [name]: input[name] });
  }
  for (const name of kept) if (input[name] !== undefined) settings.other[name] = input[name];
  // API reference, UpdateAutoScalingGroup: -1 removes it.
  if (input.DefaultInstanceWarmup === -1) delete settings.other["DefaultInstanceWarmup"];
  applyLaunch(settings, input);
  applyPlaces(world, settings, input);
}

function applyLaunch(settings: Settings, input: Input): void {
  const {
    LaunchConfigurationName: configuration,
    LaunchTemplate: template,
    MixedInstancesPolicy: mixed,
  } = input;
  if (configuration === undefined && template === undefined && mixed === undefined) return;
  const before = settings.MixedInstancesPolicy;
  delete settings.LaunchConfigurationName;
  delete settings.LaunchTemplate;
  delete settings.MixedInstancesPolicy;
  if (configuration !== undefined) settings.LaunchConfigurationName = configuration;
  else if (template !== undefined) settings.LaunchTemplate = withVersion(template);
  else settings.MixedInstancesPolicy = completeMixed(mixed as MixedPolicy, before);
}

const withVersion = (spec: TemplateSpec): TemplateSpec => ({ ...spec, Version: spec.Version ?? "$Default" });

/** A part that an update leaves out stays; the distribution's members have defaults. */
function completeMixed(given: MixedPolicy, before: MixedPolicy | undefined): MixedPolicy {
  const template = given.LaunchTemplate ?? before?.LaunchTemplate;
  const spec = template?.LaunchTemplateSpecification ?? before?.LaunchTemplate?.LaunchTemplateSpecification;
  return {
    LaunchTemplate: { ...template, ...(spec && { LaunchTemplateSpecification: withVersion(spec) }) },
    InstancesDistribution: {
      OnDemandAllocationStrategy: "prioritized",
      OnDemandBaseCapacity: 0,
      OnDemandPercentageAboveBaseCapacity: 100,
      SpotAllocationStrategy: "lowest-price",
      SpotInstancePools: 2,
      ...before?.InstancesDistribution,
      ...given.InstancesDistribution,
    },
  };
}

function applyPlaces(world: World, settings: Settings, input: Input): void {
  if (input.VPCZoneIdentifier !== undefined) {
    settings.VPCZoneIdentifier = input.VPCZoneIdentifier.replaceAll(" ", "");
    const zones = settings.VPCZoneIdentifier.split(",").flatMap((id) => world.ec2.subnets[id]?.zone ?? []);
    settings.AvailabilityZones = [...new Set(zones)];
  } else if (input.AvailabilityZones !== undefined) {
    settings.AvailabilityZones = input.AvailabilityZones;
  }
}

const lagMs = 2_000;

/** To be called before a group's settings change: Describe may show the old ones for a moment. */
export function rememberSettings(world: World, group: GroupRecord): void {
  if (group.before && group.before.until > world.now) return;
  group.before = { until: world.now + lagMs, settings: structuredClone(group.settings) };
}

/** The settings as Describe shows them now. */
export const shownSettings = (world: World, group: GroupRecord): Settings =>
  group.before && group.before.until > world.now && settingOf(world, "asg-describe-lag") !== "none"
    ? group.before.settings
    : group.settings;
