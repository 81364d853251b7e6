import { AnswerIncomplete } from "./aws-error.ts";
import type { OperationName } from "./operations.ts";

/**
 * Members of answers that AWS's models call optional, that AWS always sends, and that everything here rests on. Lists
 * themselves may be missing: that is how an empty one looks in some protocols.
 */
const NEEDED: Partial<Record<OperationName, readonly string[]>> = {
  "autoscaling:DescribeAutoScalingGroups": ["AutoScalingGroups[].Tags[].Key"],
  "cloudwatch:DescribeAlarms": ["MetricAlarms[].AlarmName"],
  "codedeploy:GetDeploymentGroup": [
    "deploymentGroupInfo.autoScalingGroups[].name",
    "deploymentGroupInfo.loadBalancerInfo.targetGroupInfoList[].name",
  ],
  "ec2:CreateLaunchTemplateVersion": ["LaunchTemplateVersion", "LaunchTemplateVersion.VersionNumber"],
  "ec2:DescribeInstances": ["Reservations[].Instances[].InstanceId"],
  "ec2:DescribeLaunchTemplates": ["LaunchTemplates[].LaunchTemplateId"],
  "ec2:DescribeLaunchTemplateVersions": ["LaunchTemplateVersions[].VersionNumber"],
  "elasticloadbalancing:DescribeTargetGroups": ["TargetGroups[].TargetGroupArn"],
  "elasticloadbalancing:DescribeTargetHealth": ["TargetHealthDescriptions[].Target"],
  "ssm:GetParameters": ["Parameters[].Name", "Parameters[].Value"],
  "ssm:GetParametersByPath": ["Parameters[].Name", "Parameters[].Value"],
};

const paths = new Map<OperationName, string[][]>(
  Object.entries(NEEDED).map(([operation, members]) => [
    operation as OperationName,
    members.map((member) => member.split(".")),
  ]),
);

/** Throws AnswerIncomplete when an answer lacks what nothing can go on without. */
export function requireWhole(operation: OperationName, output: unknown): void {
  for (const path of paths.get(operation) ?? [])
    if (lacks(output, path, 0)) throw new AnswerIncomplete(path.join("."));
}

function lacks(holder: unknown, path: readonly string[], at: number): boolean {
  const name = path[at];
  if (name === undefined || holder === undefined) return false;
  const isList = name.endsWith("[]");
  const member = (holder as Record<string, unknown>)[isList ? name.slice(0, -2) : name];
  if (isList) return ((member ?? []) as unknown[]).some((item) => lacks(item, path, at + 1));
  return member === undefined ? at === path.length - 1 : lacks(member, path, at + 1);
}
