import {
  ElasticLoadBalancingV2Client,
  DeregisterTargetsCommand,
  DescribeAccountLimitsCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  RegisterTargetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";

export const Client = ElasticLoadBalancingV2Client;

/** The commands behind the operations of `../operations.ts`. */
export const commands = {
  DeregisterTargets: DeregisterTargetsCommand,
  DescribeAccountLimits: DescribeAccountLimitsCommand,
  DescribeLoadBalancerAttributes: DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancers: DescribeLoadBalancersCommand,
  DescribeTargetGroupAttributes: DescribeTargetGroupAttributesCommand,
  DescribeTargetGroups: DescribeTargetGroupsCommand,
  DescribeTargetHealth: DescribeTargetHealthCommand,
  RegisterTargets: RegisterTargetsCommand,
};
