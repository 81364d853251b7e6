import type { CreateAutoScalingGroupCommandInput } from "@aws-sdk/client-auto-scaling";
import type { Actor } from "../../../simulator/time/virtual-time.ts";
import { arm, attempt, byHand } from "../by-hand.ts";
import type { Journey, Stage } from "../lab.ts";

const MINUTE = 60_000;

type More = Partial<CreateAutoScalingGroupCommandInput>;

/** A group of the person's own, beside blue's, from an image that brings its application. */
async function spare({ aws, fleet }: Stage, name: string, more: More = {}): Promise<void> {
  await aws("ec2:CreateLaunchTemplate", {
    LaunchTemplateName: name,
    LaunchTemplateData: { ImageId: fleet.amiNew, InstanceType: "m5.large" },
  });
  await aws("autoscaling:CreateAutoScalingGroup", {
    AutoScalingGroupName: name,
    LaunchTemplate: { LaunchTemplateName: name, Version: "1" },
    MinSize: 0,
    MaxSize: 60,
    DesiredCapacity: 1,
    VPCZoneIdentifier: fleet.subnetIds.join(","),
    ...more,
  });
}

const members = async ({ aws }: Stage, AutoScalingGroupName: string): Promise<string[]> =>
  (
    await aws("autoscaling:DescribeAutoScalingGroups", { AutoScalingGroupNames: [AutoScalingGroupName] })
  ).AutoScalingGroups!.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId!));

async function end(stage: Stage, person: Actor, name: string): Promise<void> {
  await stage.aws("autoscaling:DeleteAutoScalingGroup", { AutoScalingGroupName: name, ForceDelete: true });
  await person.sleep(5_000);
  await members(stage, name);
  await person.sleep(5 * MINUTE);
}

const options: Journey["options"] = { newImageTags: { "simulator:application": "baked" } };

/** What a person meets who keeps further groups in the account. */
export const byHandAutoScaling: Journey[] = [
  byHand("a large group grows at once, its activities come in pages", {
    fleet: "clone",
    async prepare(stage, person) {
      await spare(stage, "large", { DesiredCapacity: 55 });
      await person.sleep(5_000);
      await members(stage, "large");
      await person.sleep(3 * MINUTE);
      await stage.aws("autoscaling:DescribeScalingActivities", {
        AutoScalingGroupName: "large",
        MaxRecords: 100,
      });
      const [InstanceId = ""] = await members(stage, "large");
      await stage.aws("autoscaling:TerminateInstanceInAutoScalingGroup", {
        InstanceId,
        ShouldDecrementDesiredCapacity: true,
      });
      await person.sleep(2 * MINUTE);
      await stage.aws("ec2:DescribeInstances", { InstanceIds: [InstanceId] });
      await end(stage, person, "large");
    },
  }),
  byHand("a group's instance goes to Standby and back, past the group's launch hook", {
    fleet: "clone",
    async prepare(stage, person) {
      const AutoScalingGroupName = "hooked";
      await spare(stage, AutoScalingGroupName);
      await person.sleep(2 * MINUTE);
      await stage.aws("autoscaling:PutLifecycleHook", {
        AutoScalingGroupName,
        LifecycleHookName: "warm-up",
        LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
        DefaultResult: "CONTINUE",
        HeartbeatTimeout: 60,
      });
      const InstanceIds = await members(stage, AutoScalingGroupName);
      await stage.aws("autoscaling:EnterStandby", {
        AutoScalingGroupName,
        InstanceIds,
        ShouldDecrementDesiredCapacity: true,
      });
      await person.sleep(MINUTE);
      await stage.aws("autoscaling:ExitStandby", { AutoScalingGroupName, InstanceIds });
      await person.sleep(30_000);
      await members(stage, AutoScalingGroupName);
      await end(stage, person, AutoScalingGroupName);
    },
  }),
  byHand("a group that serves beside blue is deleted by force", {
    fleet: "clone",
    options,
    async prepare(stage, person) {
      const TargetGroupARNs = stage.fleet.targetGroups.map(({ arn }) => arn);
      await spare(stage, "beside", { TargetGroupARNs });
      await person.sleep(4 * MINUTE);
      await end(stage, person, "beside");
    },
  }),
  byHand("a group gets a mixed instances policy, and target groups said twice are refused", {
    fleet: "same-group",
    async prepare(stage, person) {
      const { aws, fleet } = stage;
      await spare(stage, "mixed");
      await person.sleep(2 * MINUTE);
      const LaunchTemplateSpecification = { LaunchTemplateName: "mixed", Version: "1" };
      await aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: "mixed",
        MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification } },
      });
      await person.sleep(5 * MINUTE);
      await members(stage, "mixed");
      await end(stage, person, "mixed");
      const [{ arn } = { arn: "" }] = fleet.targetGroups;
      const both: More = {
        DesiredCapacity: 0,
        TargetGroupARNs: [arn],
        TrafficSources: [{ Identifier: arn, Type: "elbv2" }],
      };
      if (await attempt(spare(stage, "twice", both).then(() => true))) await end(stage, person, "twice");
    },
  }),
  byHand("a group that cannot launch is suspended by AWS after a while", {
    fleet: "codedeploy-copy",
    async prepare(stage, person) {
      const lift = arm(stage, {
        kind: "launch-fails",
        group: "unlucky",
        message: "We currently do not have sufficient m5.large capacity.",
      });
      await spare(stage, "unlucky");
      await person.sleep(4 * 60 * MINUTE);
      await members(stage, "unlucky");
      lift();
      await end(stage, person, "unlucky");
    },
  }),
];
