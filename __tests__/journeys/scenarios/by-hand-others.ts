import { attempt, byHand } from "../by-hand.ts";
import type { Journey } from "../lab.ts";

const MINUTE = 60_000;

/** What a person meets at EC2, the load balancer and Parameter Store. */
export const byHandOthers: Journey[] = [
  byHand("EC2 is asked whether it would, and once with a long token; a parameter's name is used again", {
    fleet: "clone",
    async prepare({ aws, fleet }) {
      await attempt(aws("ec2:CreateVpc", { CidrBlock: "10.9.0.0/16", DryRun: true }));
      await attempt(
        aws("ec2:CreateLaunchTemplate", {
          LaunchTemplateName: "by-hand",
          LaunchTemplateData: { ImageId: fleet.ami },
          ClientToken: "t".repeat(100),
        }),
      );
      const parameter = { Name: "/by-hand/note", Value: "written", Type: "String" } as const;
      await aws("ssm:PutParameter", parameter);
      await aws("ssm:DeleteParameter", { Name: parameter.Name });
      await attempt(aws("ssm:PutParameter", parameter));
    },
  }),
  byHand("a target is taken out and back while it drains, on another port too, and too many at once", {
    fleet: "same-group",
    options: { healthCheckType: "EC2" }, // otherwise Auto Scaling replaces what leaves its load balancer
    async prepare({ aws, fleet }, person) {
      const TargetGroupArn = fleet.targetGroups[0]!.arn;
      const Id = fleet.instanceIds[0]!;
      const look = () => aws("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn });
      await aws("elasticloadbalancing:DeregisterTargets", { TargetGroupArn, Targets: [{ Id }] });
      await person.sleep(5_000);
      await aws("elasticloadbalancing:RegisterTargets", { TargetGroupArn, Targets: [{ Id }] });
      await look();
      await person.sleep(2 * MINUTE);
      const other = { Id: fleet.instanceIds[1]!, Port: 8080 };
      await aws("elasticloadbalancing:DeregisterTargets", { TargetGroupArn, Targets: [{ Id: other.Id }] });
      await aws("elasticloadbalancing:RegisterTargets", { TargetGroupArn, Targets: [other] });
      await person.sleep(2 * MINUTE);
      await aws("elasticloadbalancing:DeregisterTargets", { TargetGroupArn, Targets: [{ Id: other.Id }] });
      await look();
      await aws("elasticloadbalancing:DeregisterTargets", { TargetGroupArn, Targets: [other] });
      await person.sleep(2 * MINUTE);
      await aws("elasticloadbalancing:RegisterTargets", { TargetGroupArn, Targets: [{ Id: other.Id }] });
      const Targets = Array.from({ length: 101 }, () => ({ Id }));
      await attempt(aws("elasticloadbalancing:RegisterTargets", { TargetGroupArn, Targets }));
      await person.sleep(2 * MINUTE);
    },
  }),
  byHand("a rule gives a target group no weight", {
    fleet: "clone",
    async prepare({ aws, fleet }, person) {
      const { TargetGroups } = await aws("elasticloadbalancing:CreateTargetGroup", {
        Name: "weightless",
        Protocol: "HTTP",
        Port: 80,
        VpcId: fleet.vpcId,
      });
      const TargetGroupArn = TargetGroups![0]!.TargetGroupArn!;
      const Targets = [{ Id: fleet.instanceIds[0]! }];
      await aws("elasticloadbalancing:RegisterTargets", { TargetGroupArn, Targets });
      const forward = [
        { TargetGroupArn, Weight: 0 },
        { TargetGroupArn: fleet.targetGroups[0]!.arn, Weight: 1 },
      ];
      const { Rules } = await aws("elasticloadbalancing:CreateRule", {
        ListenerArn: fleet.listenerArn,
        Priority: 90,
        Conditions: [{ Field: "path-pattern", Values: ["/weightless/*"] }],
        Actions: [{ Type: "forward", ForwardConfig: { TargetGroups: forward } }],
      });
      await person.sleep(2 * MINUTE);
      await aws("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn });
      await aws("elasticloadbalancing:DeleteRule", { RuleArn: Rules![0]!.RuleArn! });
      await aws("elasticloadbalancing:DeleteTargetGroup", { TargetGroupArn });
    },
  }),
];
