/**
 * Every AWS operation this action may send, by its IAM name, with what the door has to know of it.
 * `read`: changes nothing. `set`: may be sent again, the second time changes nothing.
 * `once`: sent again it would act twice, so that a lost answer means looking, never sending again.
 */
export const operations = {
  "autoscaling:AttachLoadBalancerTargetGroups": { kind: "set", names: ["AutoScalingGroupName"] },
  "autoscaling:BatchPutScheduledUpdateGroupAction": { kind: "set", names: ["AutoScalingGroupName"] },
  "autoscaling:CreateAutoScalingGroup": { kind: "once", names: ["AutoScalingGroupName"] },
  "autoscaling:CreateOrUpdateTags": { kind: "set", names: [] },
  "autoscaling:DeleteAutoScalingGroup": { kind: "set", names: ["AutoScalingGroupName"] },
  "autoscaling:DeleteTags": { kind: "set", names: [] },
  "autoscaling:DescribeAccountLimits": { kind: "read", names: [] },
  "autoscaling:DescribeAutoScalingGroups": { kind: "read", names: ["AutoScalingGroupNames"] },
  "autoscaling:DescribeInstanceRefreshes": { kind: "read", names: ["AutoScalingGroupName"] },
  "autoscaling:DescribeLifecycleHooks": { kind: "read", names: ["AutoScalingGroupName"] },
  "autoscaling:DescribeNotificationConfigurations": { kind: "read", names: ["AutoScalingGroupNames"] },
  "autoscaling:DescribePolicies": { kind: "read", names: ["AutoScalingGroupName"] },
  "autoscaling:DescribeScalingActivities": { kind: "read", names: ["AutoScalingGroupName"] },
  "autoscaling:DescribeScheduledActions": { kind: "read", names: ["AutoScalingGroupName"] },
  "autoscaling:DetachInstances": { kind: "once", names: ["AutoScalingGroupName"] },
  "autoscaling:DetachLoadBalancerTargetGroups": { kind: "set", names: ["AutoScalingGroupName"] },
  "autoscaling:EnableMetricsCollection": { kind: "set", names: ["AutoScalingGroupName"] },
  "autoscaling:EnterStandby": { kind: "once", names: ["AutoScalingGroupName"] },
  "autoscaling:PutNotificationConfiguration": { kind: "set", names: ["AutoScalingGroupName"] },
  "autoscaling:PutScalingPolicy": { kind: "set", names: ["AutoScalingGroupName", "PolicyName"] },
  "autoscaling:ResumeProcesses": { kind: "set", names: ["AutoScalingGroupName"] },
  "autoscaling:SetInstanceHealth": { kind: "set", names: ["InstanceId"] },
  "autoscaling:SuspendProcesses": { kind: "set", names: ["AutoScalingGroupName"] },
  "autoscaling:TerminateInstanceInAutoScalingGroup": { kind: "once", names: ["InstanceId"] },
  "autoscaling:UpdateAutoScalingGroup": { kind: "set", names: ["AutoScalingGroupName"] },
  "cloudwatch:DescribeAlarms": { kind: "read", names: ["AlarmNames"] },
  "cloudwatch:PutMetricAlarm": { kind: "set", names: ["AlarmName"] },
  "cloudwatch:DeleteAlarms": { kind: "set", names: ["AlarmNames"] },
  "codedeploy:BatchGetDeploymentTargets": { kind: "read", names: ["deploymentId"] },
  "codedeploy:ContinueDeployment": { kind: "once", names: ["deploymentId"] },
  "codedeploy:CreateDeployment": { kind: "once", names: ["applicationName", "deploymentGroupName"] },
  "codedeploy:BatchGetDeploymentGroups": { kind: "read", names: ["applicationName"] },
  "codedeploy:BatchGetDeployments": { kind: "read", names: ["deploymentIds"] },
  "codedeploy:GetDeployment": { kind: "read", names: ["deploymentId"] },
  "codedeploy:GetDeploymentConfig": { kind: "read", names: ["deploymentConfigName"] },
  "codedeploy:GetDeploymentGroup": { kind: "read", names: ["applicationName", "deploymentGroupName"] },
  "codedeploy:ListDeploymentGroups": { kind: "read", names: ["applicationName"] },
  "codedeploy:ListDeploymentTargets": { kind: "read", names: ["deploymentId"] },
  "codedeploy:ListDeployments": { kind: "read", names: ["applicationName", "deploymentGroupName"] },
  "codedeploy:StopDeployment": { kind: "set", names: ["deploymentId"] },
  "codedeploy:UpdateDeploymentGroup": {
    kind: "set",
    names: ["applicationName", "currentDeploymentGroupName"],
  },
  "ec2:CreateLaunchTemplateVersion": { kind: "set", names: ["LaunchTemplateId"] },
  "ec2:CreateTags": { kind: "set", names: ["Resources"] },
  "ec2:DeleteLaunchTemplateVersions": { kind: "set", names: ["LaunchTemplateId"] },
  "ec2:DescribeImages": { kind: "read", names: ["ImageIds"] },
  "ec2:DescribeInstanceTypes": { kind: "read", names: ["InstanceTypes"] },
  "ec2:DescribeInstances": { kind: "read", names: ["InstanceIds"] },
  "ec2:DescribeLaunchTemplateVersions": { kind: "read", names: ["LaunchTemplateId"] },
  "ec2:DescribeLaunchTemplates": { kind: "read", names: ["LaunchTemplateIds"] },
  "ec2:DescribeSubnets": { kind: "read", names: ["SubnetIds"] },
  "ec2:TerminateInstances": { kind: "set", names: ["InstanceIds"] },
  "elasticloadbalancing:DeregisterTargets": { kind: "set", names: ["TargetGroupArn"] },
  "elasticloadbalancing:DescribeAccountLimits": { kind: "read", names: [] },
  "elasticloadbalancing:DescribeLoadBalancerAttributes": { kind: "read", names: ["LoadBalancerArn"] },
  "elasticloadbalancing:DescribeLoadBalancers": { kind: "read", names: ["LoadBalancerArns"] },
  "elasticloadbalancing:DescribeTargetGroupAttributes": { kind: "read", names: ["TargetGroupArn"] },
  "elasticloadbalancing:DescribeTargetGroups": { kind: "read", names: ["Names", "TargetGroupArns"] },
  "elasticloadbalancing:DescribeTargetHealth": { kind: "read", names: ["TargetGroupArn"] },
  "elasticloadbalancing:RegisterTargets": { kind: "set", names: ["TargetGroupArn"] },
  "ssm:DeleteParameters": { kind: "set", names: ["Names"] },
  "ssm:GetParameter": { kind: "read", names: ["Name"] },
  "ssm:GetParameters": { kind: "read", names: ["Names"] },
  "ssm:GetParametersByPath": { kind: "read", names: ["Path"] },
  "ssm:PutParameter": { kind: "once", names: ["Name"] },
} as const satisfies Record<string, Operation>;

export interface Operation {
  kind: "read" | "set" | "once";
  /** The input members that name the resource, for messages. */
  names: readonly string[];
}

export type OperationName = keyof typeof operations;
