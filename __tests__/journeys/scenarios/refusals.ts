import { refusedBy } from "../claims.ts";
import type { Journey, Stage } from "../lab.ts";

interface Refusal extends Pick<
  Journey,
  "fleet" | "rules" | "options" | "inputs" | "prepare" | "meanwhile" | "faults"
> {
  /** What is wrong, in words. */
  why: string;
  /** The finding, and a part of what it says. */
  code: string;
  says: string;
}

/** Milliseconds until a new tag is found by filters. */
const FOUND_BY_THEN = 10 * 60_000;

const deploymentGroup = ({ fleet }: Stage) => ({
  applicationName: fleet.codeDeploy!.application,
  currentDeploymentGroupName: fleet.codeDeploy!.deploymentGroup,
});

/** Another Auto Scaling group on blue's launch template, without instances. */
async function neighbour({ aws, fleet }: Stage, Version: string): Promise<void> {
  await aws("autoscaling:CreateAutoScalingGroup", {
    AutoScalingGroupName: "neighbour",
    LaunchTemplate: { LaunchTemplateId: fleet.templateId, Version },
    MinSize: 0,
    MaxSize: 1,
    VPCZoneIdentifier: fleet.subnetIds.join(","),
  });
}

const table: Refusal[] = [
  {
    why: "the application does not exist",
    fleet: "clone",
    inputs: { application: "shop" },
    code: "application-missing",
    says: "application shop",
  },
  {
    why: "the deployment group is not blue/green",
    fleet: "clone",
    async prepare(stage) {
      await stage.aws("codedeploy:UpdateDeploymentGroup", {
        ...deploymentGroup(stage),
        deploymentStyle: { deploymentType: "IN_PLACE", deploymentOption: "WITHOUT_TRAFFIC_CONTROL" },
      });
    },
    code: "not-blue-green",
    says: "IN_PLACE",
  },
  {
    why: "green's tag is on an instance of somebody else's",
    fleet: "clone",
    rules: [1],
    inputs: { "tag-value": "shop-42" },
    async prepare({ aws, fleet }, person) {
      await aws("ec2:CreateTags", {
        Resources: [fleet.instanceIds[0]!],
        Tags: [{ Key: "bluegreen:release", Value: "shop-42" }],
      });
      await person.sleep(FOUND_BY_THEN);
    },
    code: "green-tag-taken",
    says: "bluegreen:release=shop-42",
  },
  {
    why: "blue is known by a tag that green will carry too",
    fleet: "same-group",
    rules: [2],
    options: { tagKey: "Name", tagValue: "web" },
    inputs: { "tag-key": "bluegreen:release" },
    code: "blue-filter-matches-green",
    says: "Name=web",
  },
  {
    why: "the tag key is not what the deployment group looks for",
    fleet: "same-group",
    rules: [2],
    inputs: { "tag-key": "release" },
    code: "tag-key-not-filtered",
    says: "tag-key: bluegreen:release",
  },
  {
    why: "blue is in a second deployment group",
    fleet: "clone",
    rules: [3],
    async prepare({ aws, fleet }) {
      await aws("codedeploy:CreateDeploymentGroup", {
        applicationName: fleet.codeDeploy!.application,
        deploymentGroupName: "second",
        serviceRoleArn: fleet.serviceRole,
        autoScalingGroups: [fleet.groupName],
      });
    },
    code: "blue-in-several",
    says: "second",
  },
  {
    why: "a group without CodeDeploy's launch hook scales by itself",
    fleet: "same-group",
    rules: [10],
    options: { scaling: ["target-tracking"] },
    code: "tag-only-scaling",
    says: "application-in-image",
  },
  {
    why: "CodeDeploy would terminate blue in green's own group",
    fleet: "same-group",
    rules: [15],
    options: { terminate: { action: "TERMINATE", waitMinutes: 60 } },
    inputs: { retire: "terminate" },
    code: "terminate-same-group",
    says: "KEEP_ALIVE",
  },
  {
    why: "CodeDeploy would terminate what is to be kept",
    fleet: "clone",
    rules: [15],
    options: { terminate: { action: "TERMINATE", waitMinutes: 60 } },
    inputs: { retire: "keep" },
    code: "terminate-retire",
    says: "retire: keep",
  },
  {
    why: "blue would be terminated before anybody could go back",
    fleet: "codedeploy-copy",
    rules: [15],
    options: { terminate: { action: "TERMINATE", waitMinutes: 5 } },
    inputs: { retire: "terminate" },
    code: "termination-wait-short",
    says: "no-way-back",
  },
  {
    why: "another group on the template follows $Latest",
    fleet: "codedeploy-copy",
    rules: [21],
    prepare: (stage) => neighbour(stage, "$Latest"),
    code: "template-shared-latest",
    says: "neighbour",
  },
  {
    why: "CloudFormation would bring blue back",
    fleet: "clone",
    rules: [22],
    async prepare({ world, fleet }) {
      // Only CloudFormation itself may write these tags.
      world.autoScaling.groups[fleet.groupName]!.tags["aws:cloudformation:stack-name"] = {
        value: "web-stack",
        propagate: true,
      };
    },
    code: "cloudformation-owned",
    says: "web-stack",
  },
  {
    why: "the group that was named is not the deployment group's",
    fleet: "clone",
    rules: [3],
    inputs: { "auto-scaling-group": "neighbour" },
    prepare: (stage) => neighbour(stage, "1"),
    code: "blue-unmatched",
    says: "neighbour",
  },
  {
    why: "the deployment group also takes an instance outside of blue's group, which would leave with blue",
    fleet: "same-group",
    rules: [4, 13],
    options: { instances: 4 },
    async prepare({ aws, fleet }, person) {
      const [one] = fleet.instanceIds as [string];
      await aws("autoscaling:DetachInstances", {
        AutoScalingGroupName: fleet.groupName,
        InstanceIds: [one],
        ShouldDecrementDesiredCapacity: true,
      });
      await person.sleep(5 * 60_000);
      for (const { arn } of fleet.targetGroups)
        await aws("elasticloadbalancing:RegisterTargets", { TargetGroupArn: arn, Targets: [{ Id: one }] });
      await person.sleep(5 * 60_000);
    },
    code: "instances-outside",
    says: "attach-instances",
  },
  {
    why: "a warm pool, in which CodeDeploy's hook hangs",
    fleet: "clone",
    rules: [22],
    async prepare({ aws, fleet }) {
      await aws("autoscaling:PutWarmPool", { AutoScalingGroupName: fleet.groupName, MinSize: 0 });
    },
    code: "warm-pool",
    says: "delete-warm-pool",
  },
  {
    why: "blue takes longer to drain than CodeDeploy waits",
    fleet: "clone",
    rules: [18],
    options: { deregistrationDelaySeconds: 1800 },
    code: "deregistration-delay",
    says: "1800 s",
  },
  {
    why: "the AMI is of another architecture",
    fleet: "clone",
    async prepare({ aws, fleet }) {
      const { ImageId } = await aws("ec2:RegisterImage", {
        Name: "other-architecture",
        Architecture: "arm64",
        RootDeviceName: "/dev/xvda",
        VirtualizationType: "hvm",
      });
      fleet.amiNew = ImageId!;
    },
    code: "image-architecture",
    says: "m5.large runs x86_64",
  },
  {
    why: "a deployment is running",
    fleet: "clone",
    // Each finds no instances and fails within a moment: while the action looks there is always one.
    async meanwhile({ aws, fleet }, actor) {
      for (let n = 0; n < 20; n++) {
        const input = {
          applicationName: fleet.codeDeploy!.application,
          deploymentGroupName: fleet.codeDeploy!.deploymentGroup,
          revision: fleet.codeDeploy!.revision,
          targetInstances: { autoScalingGroups: ["nobody"] },
        };
        await aws("codedeploy:CreateDeployment", input).catch(() => undefined); // the last one still runs
        await actor.sleep(200);
      }
    },
    code: "deployment-active",
    says: "stop-deployment",
  },
  {
    why: "an alarm is in ALARM already",
    fleet: "same-group",
    options: { alarms: ["errors"] },
    async prepare({ aws }) {
      await aws("cloudwatch:SetAlarmState", {
        AlarmName: "errors",
        StateValue: "ALARM",
        StateReason: "12 errors",
      });
    },
    code: "alarm-active",
    says: "12 errors",
  },
  {
    why: "no room for both fleets in the target group",
    fleet: "same-group",
    rules: [28],
    faults: () => [{ kind: "quota", name: "targets-per-target-group", value: 5 }],
    code: "targets-per-group",
    says: "quota of 5",
  },
  {
    why: "the image's parameter does not exist",
    fleet: "clone",
    inputs: { "ami-id": "ssm:/images/web" },
    code: "image-missing",
    says: "get-parameter --name /images/web",
  },
];

/** Preflight: each refuses with its finding and its remedy, before the first call that changes anything. */
export const refusals: Journey[] = table.map(({ why, code, says, ...journey }) => ({
  name: `${journey.fleet}: refused, ${why} (${code})`,
  ...journey,
  check: (t) => refusedBy(t, code, says),
}));
