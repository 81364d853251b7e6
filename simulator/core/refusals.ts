import { AwsError } from "./aws-error.ts";
import type { ServiceName } from "./models.ts";

/**
 * Refusals that do not come from a service's behaviour but from AWS's front: who may call, how often, with what.
 * Codes and texts differ by protocol (AWS EC2 API "Common client error codes"; Auto Scaling and CodeDeploy API
 * references "Common Errors"); the texts of missing members are inferred from the services' validation messages.
 */
interface Refusals {
  throttled(): AwsError;
  denied(message: string): AwsError;
  /** An operation that the service does not know, or that this simulator does not have. */
  unknown(operation: string): AwsError;
  /** `path` is where the member is: `tags.1.member.key`. */
  missing(member: string, path: string): AwsError;
  /** The request carries no credentials at all. */
  anonymous(): AwsError;
}

const RATE = "Rate exceeded";
const NO_TOKEN = "Request is missing Authentication Token";
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const nullValue = (path: string): string =>
  `1 validation error detected: Value null at '${lower(path)}' failed to satisfy constraint: Member must not be null`;

const query: Refusals = {
  throttled: () => new AwsError("Throttling", RATE),
  denied: (message) => new AwsError("AccessDenied", message, { status: 403 }),
  unknown: (operation) => new AwsError("InvalidAction", `Could not find operation ${operation}`),
  missing: (_, path) => new AwsError("ValidationError", nullValue(path)),
  anonymous: () => new AwsError("MissingAuthenticationToken", NO_TOKEN, { status: 403 }),
};

const json: Refusals = {
  throttled: () => new AwsError("ThrottlingException", RATE),
  denied: (message) => new AwsError("AccessDeniedException", message),
  unknown: (operation) =>
    new AwsError("UnknownOperationException", `The operation ${operation} is not known`),
  missing: (_, path) => new AwsError("ValidationException", nullValue(path)),
  anonymous: () => new AwsError("MissingAuthenticationTokenException", NO_TOKEN),
};

const ec2: Refusals = {
  throttled: () =>
    new AwsError("RequestLimitExceeded", "Request limit exceeded.", { status: 503, fault: "server" }),
  denied: (message) => new AwsError("UnauthorizedOperation", message, { status: 403 }),
  unknown: (operation) =>
    new AwsError("InvalidAction", `The action ${operation} is not valid for this web service.`),
  missing: (member) => new AwsError("MissingParameter", `The request must contain the parameter ${member}`),
  anonymous: () => new AwsError("MissingAuthenticationToken", NO_TOKEN, { status: 403 }),
};

/** CodeDeploy has an error of its own for most required members (CodeDeploy API reference, the operations' errors). */
const CODE_DEPLOY_MISSING: Readonly<Record<string, [code: string, what: string]>> = {
  applicationName: ["ApplicationNameRequiredException", "Application name"],
  applicationNames: ["ApplicationNameRequiredException", "Application name"],
  deploymentConfigName: ["DeploymentConfigNameRequiredException", "Deployment configuration name"],
  deploymentGroupName: ["DeploymentGroupNameRequiredException", "Deployment group name"],
  deploymentGroupNames: ["DeploymentGroupNameRequiredException", "Deployment group name"],
  currentDeploymentGroupName: ["DeploymentGroupNameRequiredException", "Deployment group name"],
  deploymentId: ["DeploymentIdRequiredException", "Deployment ID"],
  deploymentIds: ["DeploymentIdRequiredException", "Deployment ID"],
  targetId: ["DeploymentTargetIdRequiredException", "Deployment target ID"],
  targetIds: ["DeploymentTargetIdRequiredException", "Deployment target ID"],
  instanceId: ["InstanceIdRequiredException", "Instance ID"],
  instanceIds: ["InstanceIdRequiredException", "Instance ID"],
  instanceName: ["InstanceNameRequiredException", "Instance name"],
  instanceNames: ["InstanceNameRequiredException", "Instance name"],
  ResourceArn: ["ResourceArnRequiredException", "Resource ARN"],
  revision: ["RevisionRequiredException", "Revision"],
  revisions: ["RevisionRequiredException", "Revision"],
  serviceRoleArn: ["RoleRequiredException", "Service role ARN"],
  Tags: ["TagRequiredException", "Tag"],
  tags: ["TagRequiredException", "Tag"],
};

const codedeploy: Refusals = {
  ...json,
  missing(member, path) {
    const own = CODE_DEPLOY_MISSING[member];
    return own ? new AwsError(own[0], `${own[1]} is required`) : json.missing(member, path);
  },
};

export const refusals = {
  autoscaling: query,
  cloudwatch: {
    ...query,
    missing: (member) =>
      new AwsError("MissingRequiredParameterException", `The parameter ${member} is required.`),
  },
  codedeploy,
  ec2,
  elasticloadbalancing: query,
  ssm: json,
  sts: query,
} satisfies Record<ServiceName, Refusals>;
