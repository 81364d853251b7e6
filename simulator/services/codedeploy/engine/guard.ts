import { AwsError } from "../../../core/aws-error.ts";
import type { World } from "../../../core/world.ts";
import type { Deployment } from "../state.ts";
import { rolePermissions } from "../texts.ts";
import { failDeployment } from "./endings.ts";
import { isOver, type Of } from "./progress.ts";
import { isDenied } from "./role.ts";

/** Whom the error blames for a denied action, by its prefix. What Auto Scaling asks of EC2 and IAM is blamed on it. */
const BLAMED: Readonly<Record<string, string>> = {
  autoscaling: "AmazonAutoScaling",
  elasticloadbalancing: "AmazonElasticLoadBalancing",
  cloudwatch: "AmazonCloudWatch",
  "ec2:DescribeInstances": "AmazonEC2",
  "ec2:TerminateInstances": "AmazonEC2",
};

/** The deployment's error code for another service's refusal (AWS CodeDeploy user guide, error-codes; inferred). */
const CODES: Readonly<Record<string, string>> = {
  TargetGroupNotFound: "ELASTIC_LOAD_BALANCING_INVALID",
  LoadBalancerNotFound: "ELASTIC_LOAD_BALANCING_INVALID",
  InvalidTarget: "ELB_INVALID_INSTANCE",
  TooManyTargets: "RESOURCE_LIMIT_EXCEEDED",
  LimitExceeded: "RESOURCE_LIMIT_EXCEEDED",
  ResourceInUse: "AUTO_SCALING_CONFIGURATION",
  ResourceContention: "AUTO_SCALING_CONFIGURATION",
  AlreadyExists: "AUTO_SCALING_CONFIGURATION",
  ValidationError: "AUTOSCALING_VALIDATION_ERROR",
  DeploymentConfigDoesNotExist: "CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND",
};

const plainName = ({ name }: AwsError): string => name.replace(/(Exception|Fault)$/, "");

/** What a refusal by another service makes of the deployment. */
export function causeOf(error: AwsError, { roleArn }: Deployment): { code: string; message: string } {
  if (!isDenied(error)) return { code: CODES[plainName(error)] ?? "INTERNAL_ERROR", message: error.message };
  const action = /not authorized to perform: (\S+)/.exec(error.message)?.[1] ?? "";
  const blamed = BLAMED[action] ?? BLAMED[action.split(":")[0]!] ?? "AmazonAutoScaling";
  return { code: "IAM_ROLE_PERMISSIONS", message: rolePermissions(roleArn, blamed) };
}

type Act = (world: World, deployment: Deployment) => void;

/** A timer of a deployment that goes on; another service's refusal fails the deployment. */
export const whileRunning =
  <P extends Of>(act: (world: World, deployment: Deployment, payload: P) => void) =>
  (world: World, payload: P): void => {
    const deployment = world.codeDeploy.deployments[payload.id];
    if (!deployment || isOver(deployment)) return;
    guarded(world, deployment, () => act(world, deployment, payload));
  };

/** Does something for a deployment; an AWS service's refusal fails it. */
export function guarded(world: World, deployment: Deployment, act: Act): void {
  try {
    act(world, deployment);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const { code, message } = causeOf(error, deployment);
    failDeployment(world, deployment, code, message);
  }
}
