import type { DeploymentInfo, InstanceTarget } from "@aws-sdk/client-codedeploy";
import type { NewWorld } from "../../simulator/core/new-world.ts";
import type { InputOf } from "../../simulator/wire/caller.ts";
import { front, smallWorld } from "./small-world.ts";
import type { Front, Small } from "./small-world.ts";

export const ROLE = "arn:aws:iam::123456789012:role/CodeDeployServiceRole";
export const REVISION = {
  revisionType: "S3",
  s3Location: { bucket: "revisions", key: "web-1.zip", bundleType: "zip" },
} as const;
export const REVISION_2 = {
  revisionType: "S3",
  s3Location: { bucket: "revisions", key: "web-2.zip", bundleType: "zip" },
} as const;

export type GroupInput = Omit<
  InputOf<"codedeploy:CreateDeploymentGroup">,
  "applicationName" | "deploymentGroupName"
>;
export type DeployInput = Partial<InputOf<"codedeploy:CreateDeployment">>;

export interface Fleet extends Small, Front {
  blue: string[];
  green: string[];
  deploy: (input?: DeployInput) => string;
  get: (id: string) => DeploymentInfo;
  target: (id: string, instanceId: string) => InstanceTarget;
  /** Virtual time passes in steps of ten seconds until the deployment has the status; fails after so many minutes. */
  until: (id: string, status: string, minutes?: number) => DeploymentInfo;
  /** Health states of instances in the target group. */
  states: (ids: string[]) => string[];
  /** Changes the deployment group. */
  update: (input: Partial<InputOf<"codedeploy:UpdateDeploymentGroup">>) => void;
}

/** Running instances with a tag, whose agents will be up after 10 seconds. */
export function launched({ call, subnets, world }: Small, count: number, value: string): string[] {
  if (count === 0) return [];
  const { ImageId } = call("ec2:RegisterImage", {
    Name: `image-${value}-${world.seq}`,
    Architecture: "x86_64",
  });
  call("ec2:CreateTags", { Resources: [ImageId!], Tags: [{ Key: "simulator:boot-seconds", Value: "10" }] });
  const { Instances } = call("ec2:RunInstances", {
    ImageId: ImageId!,
    InstanceType: "m5.large",
    SubnetId: subnets[0]!,
    MinCount: count,
    MaxCount: count,
    TagSpecifications: [{ ResourceType: "instance", Tags: [{ Key: "release", Value: value }] }],
  });
  return Instances!.map(({ InstanceId }) => InstanceId!);
}

export const byTag = (value: string) => [{ Key: "release", Value: value, Type: "KEY_AND_VALUE" as const }];

export interface FleetOptions extends NewWorld {
  blue?: number;
  green?: number;
  ready?: { actionOnTimeout: "CONTINUE_DEPLOYMENT" | "STOP_DEPLOYMENT"; waitTimeInMinutes?: number };
  terminate?: { action: "TERMINATE" | "KEEP_ALIVE"; terminationWaitTimeInMinutes?: number };
  group?: Partial<GroupInput>;
  /** No first deployment: the group never had a success. */
  fresh?: boolean;
}

/** The deployment group `web/production`: blue and green are plain instances known by a tag, behind one target group. */
export function fleet(options: FleetOptions = {}): Fleet {
  const small = smallWorld(options);
  const { call, world, pass } = small;
  const at = front(small);
  const blue = launched(small, options.blue ?? 3, "1");
  const green = launched(small, options.green ?? 3, "2");
  pass(130);
  for (let first = 0; first < blue.length; first += 100) {
    const Targets = blue.slice(first, first + 100).map((Id) => ({ Id }));
    call("elasticloadbalancing:RegisterTargets", { TargetGroupArn: at.group, Targets });
  }
  const made: Fleet = { ...acts(small, at, { targetInstances: { tagFilters: byTag("2") } }), blue, green };
  setUp(made, options);
  expect(world.codeDeploy.groups["web/production"]?.active).toEqual([]);
  return made;
}

/** Ways to act on the deployment group `web/production`. */
export function acts(small: Small, at: Front, defaults: DeployInput): Omit<Fleet, "blue" | "green"> {
  const { call, pass } = small;
  const get: Fleet["get"] = (id) => call("codedeploy:GetDeployment", { deploymentId: id }).deploymentInfo!;
  return {
    ...small,
    ...at,
    get,
    deploy: (input = {}) =>
      call("codedeploy:CreateDeployment", {
        applicationName: "web",
        deploymentGroupName: "production",
        revision: REVISION_2,
        ...defaults,
        ...input,
      }).deploymentId!,
    target: (deploymentId, targetId) =>
      call("codedeploy:GetDeploymentTarget", { deploymentId, targetId }).deploymentTarget!.instanceTarget!,
    until(id, status, minutes = 130) {
      for (let step = 0; step < minutes * 6 && get(id).status !== status; step++) pass(10);
      expect(get(id).status).toBe(status);
      return get(id);
    },
    states: (ids) =>
      call("elasticloadbalancing:DescribeTargetHealth", {
        TargetGroupArn: at.group,
        Targets: ids.map((Id) => ({ Id })),
      }).TargetHealthDescriptions!.map(({ TargetHealth }) => TargetHealth!.State!),
    update: (input) => {
      call("codedeploy:UpdateDeploymentGroup", {
        applicationName: "web",
        currentDeploymentGroupName: "production",
        ...input,
      });
    },
  };
}

function setUp(made: Fleet, options: FleetOptions): void {
  const { call } = made;
  call("codedeploy:CreateApplication", { applicationName: "web" });
  call("codedeploy:CreateDeploymentGroup", {
    applicationName: "web",
    deploymentGroupName: "production",
    serviceRoleArn: ROLE,
    deploymentConfigName: "CodeDeployDefault.AllAtOnce",
    ec2TagFilters: byTag("1"),
  });
  if (!options.fresh && made.blue.length > 0) {
    made.until(made.deploy({ revision: REVISION, targetInstances: undefined }), "Succeeded");
    made.pass(80);
  }
  made.update({
    deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
    loadBalancerInfo: { targetGroupInfoList: [{ name: "targets" }] },
    blueGreenDeploymentConfiguration: {
      greenFleetProvisioningOption: { action: "DISCOVER_EXISTING" },
      deploymentReadyOption: options.ready ?? { actionOnTimeout: "CONTINUE_DEPLOYMENT" },
      terminateBlueInstancesOnDeploymentSuccess: options.terminate ?? { action: "KEEP_ALIVE" },
    },
    ...options.group,
  });
}

export interface GroupOptions extends NewWorld {
  size?: number;
  provisioning?: "COPY_AUTO_SCALING_GROUP" | "DISCOVER_EXISTING";
  ready?: FleetOptions["ready"];
  terminate?: FleetOptions["terminate"];
  /** Members of the Auto Scaling group `web-blue`. */
  members?: Partial<InputOf<"autoscaling:CreateAutoScalingGroup">>;
  fresh?: boolean;
}

export interface GroupFleet extends Omit<Fleet, "green"> {
  /** The instances of an Auto Scaling group that are in service. */
  members: (name: string) => string[];
  /** Launches an Auto Scaling group like blue's. */
  launchGroup: (name: string, size: number, members?: GroupOptions["members"]) => void;
}

/** The deployment group `web/production` whose blue is the Auto Scaling group `web-blue`. */
export function groupFleet(options: GroupOptions = {}): GroupFleet {
  const small = smallWorld(options);
  const at = front(small);
  const { call, pass } = small;
  const made = { ...acts(small, at, {}), blue: [] as string[], ...groupActs(small) };
  made.launchGroup("web-blue", options.size ?? 3, { TargetGroupARNs: [at.group], ...options.members });
  pass(120);
  made.blue = made.members("web-blue");
  call("codedeploy:CreateApplication", { applicationName: "web" });
  call("codedeploy:CreateDeploymentGroup", {
    applicationName: "web",
    deploymentGroupName: "production",
    serviceRoleArn: ROLE,
    deploymentConfigName: "CodeDeployDefault.AllAtOnce",
    autoScalingGroups: ["web-blue"],
  });
  if (!options.fresh) {
    made.until(made.deploy({ revision: REVISION }), "Succeeded");
    pass(80);
  }
  made.update({
    deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
    loadBalancerInfo: { targetGroupInfoList: [{ name: "targets" }] },
    autoScalingGroups: ["web-blue"],
    blueGreenDeploymentConfiguration: {
      greenFleetProvisioningOption: { action: options.provisioning ?? "COPY_AUTO_SCALING_GROUP" },
      deploymentReadyOption: options.ready ?? { actionOnTimeout: "CONTINUE_DEPLOYMENT" },
      terminateBlueInstancesOnDeploymentSuccess: options.terminate ?? { action: "KEEP_ALIVE" },
    },
  });
  return made;
}

function groupActs(small: Small): Pick<GroupFleet, "members" | "launchGroup"> {
  const { call, subnets } = small;
  const { ImageId } = call("ec2:RegisterImage", { Name: "web", Architecture: "x86_64" });
  call("ec2:CreateTags", { Resources: [ImageId!], Tags: [{ Key: "simulator:boot-seconds", Value: "10" }] });
  const { LaunchTemplate } = call("ec2:CreateLaunchTemplate", {
    LaunchTemplateName: "web",
    LaunchTemplateData: { ImageId: ImageId!, InstanceType: "m5.large" },
  });
  return {
    members: (name) =>
      call("autoscaling:DescribeAutoScalingGroups", { AutoScalingGroupNames: [name] })
        .AutoScalingGroups!.flatMap(({ Instances }) => Instances!)
        .filter(({ LifecycleState }) => LifecycleState === "InService")
        .map(({ InstanceId }) => InstanceId!),
    launchGroup: (name, size, members = {}) => {
      call("autoscaling:CreateAutoScalingGroup", {
        AutoScalingGroupName: name,
        ...(!members.MixedInstancesPolicy && {
          LaunchTemplate: { LaunchTemplateId: LaunchTemplate!.LaunchTemplateId!, Version: "$Latest" },
        }),
        MinSize: 1,
        MaxSize: 2 * size,
        DesiredCapacity: size,
        VPCZoneIdentifier: subnets.slice(0, 2).join(","),
        Tags: [{ Key: "team", Value: "web", PropagateAtLaunch: true }],
        ...members,
      });
    },
  };
}
