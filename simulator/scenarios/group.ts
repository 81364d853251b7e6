import type { LaunchTemplateBlockDeviceMappingRequest } from "@aws-sdk/client-ec2";
import type { CallAws } from "../wire/caller.ts";
import type { Balancer } from "./balancer.ts";
import type { Images, Network } from "./network.ts";
import type { FleetOptions } from "./options.ts";
import { until } from "./waiting.ts";
import type { ScenarioClock } from "./waiting.ts";

export interface Group {
  groupName: string;
  templateId: string;
  templateName: string;
}

const instanceTypes = { x86_64: ["m5.large", "c5.large"], arm64: ["m6g.large", "c6g.large"] } as const;

/** A launch template, and the Auto Scaling group with all that hangs on it, in front of the target groups. */
export async function buildGroup(
  aws: CallAws,
  parts: { network: Network; images: Images; balancer: Balancer },
  options: FleetOptions,
): Promise<Group> {
  const group = { groupName: `${options.name}-blue`, ...(await buildTemplate(aws, parts, options)) };
  await aws("autoscaling:CreateAutoScalingGroup", {
    AutoScalingGroupName: group.groupName,
    ...launchedFrom(group.templateId, options),
    MinSize: options.minSize,
    MaxSize: options.maxSize,
    DesiredCapacity: options.instances,
    VPCZoneIdentifier: parts.network.subnetIds.join(","),
    TargetGroupARNs: parts.balancer.targetGroups.map(({ arn }) => arn),
    HealthCheckType: options.healthCheckType,
    HealthCheckGracePeriod: 600,
    Tags: Object.entries({ ...options.tags, [options.tagKey]: options.tagValue }).map(([Key, Value]) => ({
      ResourceId: group.groupName,
      ResourceType: "auto-scaling-group",
      Key,
      Value,
      PropagateAtLaunch: true,
    })),
  });
  await addHooks(aws, group.groupName, options);
  return group;
}

async function buildTemplate(
  aws: CallAws,
  { network, images }: { network: Network; images: Images },
  options: FleetOptions,
): Promise<Omit<Group, "groupName">> {
  const templateName = `${options.name}-template`;
  const { LaunchTemplate } = await aws("ec2:CreateLaunchTemplate", {
    LaunchTemplateName: templateName,
    LaunchTemplateData: {
      ImageId: images.ami,
      InstanceType: instanceTypes[options.architecture][0],
      SecurityGroupIds: [network.securityGroupId],
      ...(options.rootDisk ? { BlockDeviceMappings: await rootDisk(aws, images, options) } : {}),
      TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "Name", Value: options.name }] }],
    },
  });
  return { templateName, templateId: LaunchTemplate!.LaunchTemplateId! };
}

/** As the console writes it into a template made from an instance. */
async function rootDisk(
  aws: CallAws,
  { ami }: Images,
  { rootDisk: VolumeSize }: FleetOptions,
): Promise<LaunchTemplateBlockDeviceMappingRequest[]> {
  const { Images: images } = await aws("ec2:DescribeImages", { ImageIds: [ami] });
  const { DeviceName, Ebs } = images![0]!.BlockDeviceMappings![0]!;
  const disk = { VolumeSize, VolumeType: "gp3" as const, Encrypted: true, SnapshotId: Ebs!.SnapshotId! };
  return [{ DeviceName: DeviceName!, Ebs: disk }];
}

function launchedFrom(LaunchTemplateId: string, options: FleetOptions): object {
  const Version = options.templateVersion === "number" ? "1" : options.templateVersion;
  const LaunchTemplateSpecification = { LaunchTemplateId, Version };
  if (!options.mixedInstances) return { LaunchTemplate: LaunchTemplateSpecification };
  const Overrides = instanceTypes[options.architecture].map((InstanceType) => ({ InstanceType }));
  return {
    MixedInstancesPolicy: {
      LaunchTemplate: { LaunchTemplateSpecification, Overrides },
      InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 100 },
    },
  };
}

async function addHooks(aws: CallAws, AutoScalingGroupName: string, { hooks }: FleetOptions): Promise<void> {
  for (const [LifecycleHookName, when] of Object.entries(hooks))
    await aws("autoscaling:PutLifecycleHook", {
      AutoScalingGroupName,
      LifecycleHookName,
      LifecycleTransition: `autoscaling:EC2_INSTANCE_${when.toUpperCase()}`,
      DefaultResult: "CONTINUE",
      HeartbeatTimeout: 60,
    });
}

/** Scaling policies, their alarms, and schedules: put last, so that nothing scales a fleet that is not there yet. */
export async function addScaling(aws: CallAws, groupName: string, options: FleetOptions): Promise<void> {
  for (const kind of options.scaling) await policies[kind](aws, groupName);
  for (const [ScheduledActionName, Recurrence] of Object.entries(options.schedules))
    await aws("autoscaling:PutScheduledUpdateGroupAction", {
      AutoScalingGroupName: groupName,
      ScheduledActionName,
      Recurrence,
      DesiredCapacity: options.instances,
    });
}

const policies = {
  "target-tracking": async (aws, AutoScalingGroupName) => {
    await aws("autoscaling:PutScalingPolicy", {
      AutoScalingGroupName,
      PolicyName: "cpu-at-50",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: "ASGAverageCPUUtilization" },
        TargetValue: 50,
      },
    });
  },
  step: async (aws, AutoScalingGroupName) => {
    const { PolicyARN } = await aws("autoscaling:PutScalingPolicy", {
      AutoScalingGroupName,
      PolicyName: "add-one",
      PolicyType: "StepScaling",
      AdjustmentType: "ChangeInCapacity",
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    });
    await aws("cloudwatch:PutMetricAlarm", {
      AlarmName: `${AutoScalingGroupName}-busy`,
      AlarmActions: [PolicyARN!],
      Namespace: "AWS/EC2",
      MetricName: "CPUUtilization",
      Statistic: "Average",
      Dimensions: [{ Name: "AutoScalingGroupName", Value: AutoScalingGroupName }],
      Period: 60,
      EvaluationPeriods: 2,
      Threshold: 70,
      ComparisonOperator: "GreaterThanThreshold",
    });
  },
} satisfies Record<FleetOptions["scaling"][number], (aws: CallAws, groupName: string) => Promise<void>>;

/** Ids of the instances in service, once there are as many as wanted. */
export async function inService(
  aws: CallAws,
  clock: ScenarioClock,
  groupName: string,
  wanted: number,
): Promise<string[]> {
  let ids: string[] = [];
  await until(clock, `${wanted} instances of ${groupName} in service`, async () => {
    const { AutoScalingGroups } = await aws("autoscaling:DescribeAutoScalingGroups", {
      AutoScalingGroupNames: [groupName],
    });
    ids = (AutoScalingGroups?.[0]?.Instances ?? [])
      .filter(({ LifecycleState }) => LifecycleState === "InService")
      .map(({ InstanceId }) => InstanceId!);
    return ids.length === wanted;
  });
  return ids;
}
