import { AwsError } from "../../core/aws-error.ts";

/** Refusals of Elastic Load Balancing, in its words; names are the modelled shapes. */
export const targetGroupNotFound = (what: string): AwsError =>
  new AwsError("TargetGroupNotFoundException", `One or more target groups not found: ${what}`);

export const loadBalancerNotFound = (what: string): AwsError =>
  new AwsError("LoadBalancerNotFoundException", `Load balancers '[${what}]' not found`);

export const listenerNotFound = (arn: string): AwsError =>
  new AwsError("ListenerNotFoundException", `One or more listeners not found: ${arn}`);

export const ruleNotFound = (arn: string): AwsError =>
  new AwsError("RuleNotFoundException", `One or more rules not found: ${arn}`);

export const invalid = (message: string): AwsError => new AwsError("ValidationError", message);
