import type { ErrorCode } from "@aws-sdk/client-codedeploy";

/** What a deployment's error code means, and what to do about it. */
export interface Meaning {
  cause: string;
  remedy: string;
  /** CodeDeploy's code is only a summary: what instances, target groups and scaling activities say goes first. */
  summary?: true;
}

const FOREIGN = "This code belongs to another compute platform. ";
const CHECK_GROUP = "Open the deployment group in the CodeDeploy console: it shows what is missing.";

/**
 * All codes of errorInformation (AWS CodeDeploy API reference, ErrorInformation; user guide, error-codes).
 */
export const MEANINGS = {
  AGENT_ISSUE: {
    cause: "The CodeDeploy agent on an instance has a problem.",
    remedy:
      "Look at /var/log/aws/codedeploy-agent/ on the instance, and that the AMI installs a current agent.",
    summary: true,
  },
  ALARM_ACTIVE: {
    cause: "A CloudWatch alarm of the deployment group went off, so CodeDeploy stopped the deployment.",
    remedy: "Find out why the alarm went off; a deployment is stopped at once as long as it is in ALARM.",
  },
  APPLICATION_MISSING: {
    cause: "The CodeDeploy application was deleted or renamed during the deployment.",
    remedy: "Create it again, or correct the input `application`.",
  },
  AUTOSCALING_VALIDATION_ERROR: {
    cause: "Auto Scaling refused a request that CodeDeploy made for the green group.",
    remedy: "Check the launch template and the group's settings; the scaling activities below may say which.",
    summary: true,
  },
  AUTO_SCALING_CONFIGURATION: {
    cause: "An Auto Scaling group of the deployment group is misconfigured or does not exist.",
    remedy:
      "Check that the deployment group names an existing Auto Scaling group and that its launch template works.",
    summary: true,
  },
  AUTO_SCALING_IAM_ROLE_PERMISSIONS: {
    cause: "The deployment group's service role may not use Auto Scaling as CodeDeploy needs.",
    remedy: "Attach the managed policy AWSCodeDeployRole to the service role.",
  },
  CLOUDFORMATION_STACK_FAILURE: {
    cause: "The CloudFormation stack behind the deployment failed.",
    remedy: `${FOREIGN}Check that the application is of the EC2 platform; the stack's events name the failure.`,
  },
  CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND: {
    cause: "Something the deployment refers to in CodeDeploy no longer exists.",
    remedy:
      "Check that application, deployment group, deployment configuration and revision all still exist.",
  },
  CUSTOMER_APPLICATION_UNHEALTHY: {
    cause: "The application on green did not become healthy.",
    remedy: "Check the application's own log on a green instance and the health check of the target group.",
    summary: true,
  },
  DEPLOYMENT_GROUP_MISSING: {
    cause: "The deployment group was deleted or renamed during the deployment.",
    remedy: "Create it again, or correct the input `deployment-group`.",
  },
  ECS_UPDATE_ERROR: {
    cause: "Amazon ECS could not be updated.",
    remedy: `${FOREIGN}This action deploys to EC2 instances only.`,
  },
  ELASTIC_LOAD_BALANCING_INVALID: {
    cause: "The load balancer or target group named by the deployment group cannot be used.",
    remedy:
      "Check that each target group in the deployment group exists, is of target type instance, and is attached to a listener.",
  },
  ELB_INVALID_INSTANCE: {
    cause: "The load balancer does not take an instance of the deployment.",
    remedy:
      "Check that green runs in the load balancer's VPC and in zones that the load balancer has enabled.",
    summary: true,
  },
  HEALTH_CONSTRAINTS: {
    cause: "Too many instances failed for the deployment configuration.",
    remedy:
      "Look at the instances' events in the CodeDeploy console: the deployment itself does not say which failed first.",
    summary: true,
  },
  HEALTH_CONSTRAINTS_INVALID: {
    cause: "The deployment configuration asks for more healthy instances than the fleet can spare.",
    remedy:
      "Choose a deployment configuration whose minimum of healthy instances is below the size of the fleet (`deployment-config`).",
  },
  HOOK_EXECUTION_FAILURE: {
    cause: "A lifecycle hook script failed.",
    remedy: "Correct the script in the revision.",
    summary: true,
  },
  IAM_ROLE_MISSING: {
    cause: "The deployment group's service role does not exist.",
    remedy: "Create the role again, or give the deployment group another one.",
  },
  IAM_ROLE_PERMISSIONS: {
    cause:
      "The deployment group's service role lacks a permission. The service that AWS names is often the wrong one.",
    remedy:
      "For a group with a launch template, allow ec2:RunInstances, ec2:CreateTags and iam:PassRole to the service role, beside the managed policy AWSCodeDeployRole.",
  },
  INTERNAL_ERROR: {
    cause: "CodeDeploy had an internal error.",
    remedy: "Run it again; if it stays, see the AWS Health Dashboard.",
    summary: true,
  },
  INVALID_ECS_SERVICE: {
    cause: "The Amazon ECS service cannot be deployed to.",
    remedy: `${FOREIGN}This action deploys to EC2 instances only.`,
  },
  INVALID_LAMBDA_CONFIGURATION: {
    cause: "The Lambda configuration is not valid.",
    remedy: `${FOREIGN}This action deploys to EC2 instances only.`,
  },
  INVALID_LAMBDA_FUNCTION: {
    cause: "The Lambda function is not valid.",
    remedy: `${FOREIGN}This action deploys to EC2 instances only.`,
  },
  INVALID_REVISION: {
    cause: "The revision cannot be used: its archive or its appspec.yml is not valid.",
    remedy: "Check that the archive is of the bundle type given and holds a valid appspec.yml at its top.",
  },
  MANUAL_STOP: {
    cause: "Somebody or something stopped the deployment.",
    remedy: "Look in CloudTrail for StopDeployment to see who; then run it again.",
  },
  MISSING_BLUE_GREEN_DEPLOYMENT_CONFIGURATION: {
    cause: "The deployment group has no blue/green configuration.",
    remedy: CHECK_GROUP,
  },
  MISSING_ELB_INFORMATION: {
    cause: "The deployment group names no load balancer.",
    remedy: "Give the deployment group the target group that blue is in.",
  },
  MISSING_GITHUB_TOKEN: {
    cause: "CodeDeploy has no valid token for GitHub.",
    remedy: "Connect CodeDeploy to GitHub once in the console, or deploy a revision from Amazon S3.",
  },
  NO_EC2_SUBSCRIPTION: {
    cause: "The account is not subscribed to Amazon EC2.",
    remedy: "Activate Amazon EC2 in the account.",
  },
  NO_INSTANCES: {
    cause: "CodeDeploy found no instances for one of the two fleets, or not as many green as blue.",
    remedy:
      "Check the deployment group's tags and Auto Scaling groups against blue; CodeDeploy needs as many green instances as blue ones.",
    summary: true,
  },
  OVER_MAX_INSTANCES: {
    cause: "The deployment has more instances than the account may deploy to at once.",
    remedy: "Ask for a higher CodeDeploy quota (instances per deployment), or deploy at another time.",
  },
  RESOURCE_LIMIT_EXCEEDED: {
    cause: "A quota of the account was reached.",
    remedy: "See Service Quotas for Amazon EC2, Auto Scaling and Elastic Load Balancing, and ask for more.",
    summary: true,
  },
  REVISION_MISSING: {
    cause: "The revision does not exist.",
    remedy: "Check bucket, key and version of the input `revision`, and that the instances may read them.",
  },
  THROTTLED: {
    cause: "AWS throttled CodeDeploy's own calls under the service role.",
    remedy: "Run it again when less is going on in the account.",
  },
  TIMEOUT: {
    cause: "The deployment took longer than CodeDeploy allows.",
    remedy: "See which event did not end, below.",
    summary: true,
  },
} satisfies Record<ErrorCode, Meaning>;

/** For codes that AWS adds; the user guide names some that its own model does not. */
export const UNKNOWN: Meaning = {
  cause: "CodeDeploy ended the deployment with a code that this version does not know.",
  remedy: "See CodeDeploy's own words below.",
  summary: true,
};

/** For a deployment that has no error code. */
export const NO_CODE: Meaning = {
  cause: "CodeDeploy gives no reason.",
  remedy: "See the deployment's page in the CodeDeploy console.",
  summary: true,
};
