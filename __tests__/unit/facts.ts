import type { BlueFacts, Facts, TargetGroupFacts, TemplateFacts } from "../../src/plan/facts.ts";
import type { Inputs } from "../../src/inputs/contract.ts";
import type { Names } from "../../src/plan/names.ts";

/** Three instances behind an ALB, in which preflight finds nothing at all. Parts are replaced by the tests. */
export function soundFacts(change: Partial<Facts> = {}): Facts {
  return {
    account: "123456789012",
    region: "eu-central-1",
    imageId: "ami-0new",
    image: {
      ImageId: "ami-0new",
      State: "available",
      Architecture: "x86_64",
      RootDeviceName: "/dev/xvda",
      BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 8 } }],
    },
    applicationExists: true,
    deploymentGroup: soundDeploymentGroup(),
    siblings: [],
    deploymentConfig: {
      deploymentConfigName: "Most",
      minimumHealthyHosts: { type: "HOST_COUNT", value: 2 },
    },
    revision: {
      revisionType: "S3",
      s3Location: { bucket: "releases", key: "shop-2.zip", bundleType: "zip" },
    },
    alarms: [],
    fleet: "clone",
    blue: soundBlue(),
    blueCandidates: [],
    targetGroups: [soundTargetGroup()],
    missingTargetGroups: [],
    classicLoadBalancers: [],
    greenTagged: [],
    subnets: ["a", "b", "c"].map((zone) => ({
      SubnetId: `subnet-${zone}`,
      AvailabilityZone: `eu-central-1${zone}`,
      AvailableIpAddressCount: 200,
    })),
    architectures: { "m7i.large": ["x86_64"] },
    otherGroupsOnTemplate: [],
    limits: {
      targetsPerTargetGroup: 1000,
      targetsPerLoadBalancer: 1000,
      autoScalingGroups: { max: 500, used: 3 },
    },
    ...change,
  };
}

export const IDS = ["i-01", "i-02", "i-03"];

type DeploymentGroup = NonNullable<Facts["deploymentGroup"]>;

/** Finds blue by its Auto Scaling group, waits in Ready, keeps blue alive. */
export const soundDeploymentGroup = (change: Partial<DeploymentGroup> = {}): DeploymentGroup => ({
  applicationName: "shop",
  deploymentGroupName: "production",
  deploymentConfigName: "Most",
  computePlatform: "Server",
  deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
  autoScalingGroups: [{ name: "shop-blue", hook: "CodeDeploy-managed-hook" }],
  loadBalancerInfo: { targetGroupInfoList: [{ name: "shop" }] },
  blueGreenDeploymentConfiguration: {
    deploymentReadyOption: { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: 60 },
    terminateBlueInstancesOnDeploymentSuccess: { action: "KEEP_ALIVE" },
    greenFleetProvisioningOption: { action: "DISCOVER_EXISTING" },
  },
  lastSuccessfulDeployment: { deploymentId: "d-1", status: "Succeeded" },
  targetRevision: {
    revisionType: "S3",
    s3Location: { bucket: "releases", key: "shop-1.zip", bundleType: "zip" },
  },
  ...change,
});

/** The deployment group's blue/green settings with parts replaced. */
export const settings = (
  change: NonNullable<DeploymentGroup["blueGreenDeploymentConfiguration"]>,
  more: Partial<DeploymentGroup> = {},
): DeploymentGroup =>
  soundDeploymentGroup({
    blueGreenDeploymentConfiguration: {
      ...soundDeploymentGroup().blueGreenDeploymentConfiguration,
      ...change,
    },
    ...more,
  });

type Group = BlueFacts["group"];

export const soundGroup = (change: Partial<Group> = {}): Group => ({
  AutoScalingGroupName: "shop-blue",
  AutoScalingGroupARN:
    "arn:aws:autoscaling:eu-central-1:123456789012:autoScalingGroup:1:autoScalingGroupName/shop-blue",
  LaunchTemplate: { LaunchTemplateId: "lt-1", LaunchTemplateName: "shop", Version: "4" },
  MinSize: 1,
  MaxSize: 6,
  DesiredCapacity: 3,
  DefaultCooldown: 300,
  AvailabilityZones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
  HealthCheckType: "ELB",
  CreatedTime: new Date(0),
  VPCZoneIdentifier: "subnet-a,subnet-b,subnet-c",
  Instances: IDS.map((InstanceId, n) => ({
    InstanceId,
    AvailabilityZone: `eu-central-1${"abc"[n]}`,
    LifecycleState: "InService" as const,
    HealthStatus: "Healthy",
    ProtectedFromScaleIn: false,
    LaunchTemplate: { LaunchTemplateId: "lt-1", Version: "4" },
  })),
  Tags: [
    { Key: "bluegreen:target", Value: "shop/production", PropagateAtLaunch: false },
    { Key: "bluegreen:release", Value: "shop/production-1", PropagateAtLaunch: true },
    { Key: "Name", Value: "shop", PropagateAtLaunch: true },
  ],
  ...change,
});

/** An instance of blue, with the tags it has on AWS. */
export const blueInstance = (InstanceId: string, more: Record<string, string> = {}) => ({
  InstanceId,
  ImageId: "ami-0old",
  InstanceType: "m7i.large" as const,
  Placement: { AvailabilityZone: `eu-central-1${"abc"[IDS.indexOf(InstanceId)] ?? "a"}` },
  Tags: Object.entries({
    "aws:autoscaling:groupName": "shop-blue",
    "bluegreen:release": "shop/production-1",
    Name: "shop",
    ...more,
  }).map(([Key, Value]) => ({ Key, Value })),
});

export const soundTemplate = (change: Partial<TemplateFacts> = {}): TemplateFacts => ({
  template: {
    LaunchTemplateId: "lt-1",
    LaunchTemplateName: "shop",
    LatestVersionNumber: 4,
    DefaultVersionNumber: 1,
  },
  configured: "4",
  configuredNumber: 4,
  running: {
    LaunchTemplateId: "lt-1",
    VersionNumber: 4,
    LaunchTemplateData: { ImageId: "ami-0old", InstanceType: "m7i.large" },
  },
  ...change,
});

export const soundBlue = (change: Partial<BlueFacts> = {}): BlueFacts => ({
  group: soundGroup(),
  instances: IDS.map((id) => blueInstance(id)),
  count: 3,
  template: soundTemplate(),
  hooks: [],
  policies: [],
  policyAlarms: [],
  schedules: [],
  notifications: [],
  refreshRunning: false,
  ...change,
});

export const soundTargetGroup = (change: Partial<TargetGroupFacts> = {}): TargetGroupFacts => ({
  group: {
    TargetGroupName: "shop",
    TargetGroupArn: "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/shop/1",
    LoadBalancerArns: ["arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/shop/1"],
    Protocol: "HTTP",
    Port: 80,
    TargetType: "instance",
    HealthyThresholdCount: 5,
    HealthCheckIntervalSeconds: 30,
  },
  loadBalancers: [
    {
      LoadBalancerName: "shop-lb",
      Type: "application",
      AvailabilityZones: ["a", "b", "c"].map((zone) => ({ ZoneName: `eu-central-1${zone}` })),
    },
  ],
  deregistrationDelay: 300,
  crossZone: true,
  health: IDS.map((id) => target(id)),
  ...change,
});

export const target = (Id: string, State: "healthy" | "unhealthy" | "draining" = "healthy") => ({
  Target: { Id, Port: 80 },
  TargetHealth: { State },
});

/** The inputs of `clone` with every default. */
export const soundInputs = (change: Partial<Inputs> = {}): Inputs => ({
  amiId: { kind: "ami", id: "ami-0new" },
  application: "shop",
  deploymentGroup: "production",
  tagKey: "bluegreen:release",
  revision: { kind: "last" },
  fleet: "auto",
  retire: "detach",
  onFailure: "rollback",
  onTimeout: "rollback",
  onCancel: "rollback",
  concurrency: "wait",
  force: false,
  mode: "deploy",
  applicationInImage: false,
  noWayBack: false,
  irreversible: false,
  ...change,
});

export const names: Names = { greenTag: { key: "bluegreen:release", value: "shop/production-2" } };

/** A deployment group that finds blue by its release tag alone, as `same-group` wants it. */
export const byTag = (change: Partial<DeploymentGroup> = {}): DeploymentGroup =>
  soundDeploymentGroup({
    autoScalingGroups: [],
    ec2TagFilters: [{ Key: "bluegreen:release", Value: "shop/production-1", Type: "KEY_AND_VALUE" }],
    ...change,
  });

/** `same-group` on such a deployment group, in which preflight finds nothing but the missing hook's warning. */
export const sameGroupFacts = (change: Partial<Facts> = {}): Facts =>
  soundFacts({ fleet: "same-group", deploymentGroup: byTag(), ...change });
