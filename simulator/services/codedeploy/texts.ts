import type { EventName } from "./state.ts";

/** Error texts of deployments: AWS CodeDeploy user guide, error-codes, unless noted. */
export const TEXTS = {
  healthConstraints:
    "The overall deployment failed because too many individual instances failed deployment, too few healthy instances are available for deployment, or some instances in your deployment group are experiencing problems.",
  healthConstraintsInvalid:
    "The deployment can’t start because the minimum number of healthy instances, as defined by your deployment configuration, are not available. You can reduce the required number of healthy instances by updating your deployment configuration or increase the number of instances in this deployment group.",
  noInstances:
    "The deployment failed because no instances were found for your deployment group. Check your deployment group settings to make sure the tags for your EC2 instances or Auto Scaling groups correctly identify the instances you want to deploy to, and then try again.",
  /** With typographic apostrophes, as seen in real answers. */
  rollbackNotRequired:
    "Automatic rollback isn’t required because traffic hasn’t begun rerouting to the replacement environment",
  /** Inferred. */
  rollbackImpossible: "No earlier successful deployment is available to roll back to.",
  /** Inferred. */
  originalsGone: "Automatic rollback isn’t possible because the original instances have been terminated.",
  /** Inferred. */
  manualStop: "The deployment was stopped by a user.",
  /** AWS CodeDeploy API reference, DeploymentReadyOption (status Stopped); inferred. */
  readyExpired: "The deployment was stopped because the wait time for rerouting traffic has expired.",
  eventsSkipped:
    "One or more lifecycle events did not run and the deployment was unsuccessful. Possible causes include: (1) Multiple deployments are attempting to run at the same time on an instance; (2) The AWS CodeDeploy agent has stopped.",
  throttled:
    "The deployment failed because more requests were made than are permitted for AWS CodeDeploy by an IAM role.",
  overMaxInstances:
    "The deployment failed because more instances are targeted for deployment than are allowed for your account.",
  /** Inferred. */
  capacity:
    "The deployment failed because the Auto Scaling group did not reach its desired capacity in time.",
} as const;

/** The text of IAM_ROLE_PERMISSIONS, which blames Auto Scaling for what it asks of EC2. */
export const rolePermissions = (roleArn: string, service: string): string =>
  `The IAM role ${roleArn} does not give you permission to perform operations in the following AWS service: ${service}. Contact your AWS administrator if you need help. If you are an AWS administrator, you can grant permissions to your users or groups by creating IAM policies.`;

/** AWS CodeDeploy user guide, monitoring-create-alarms. */
export const alarmsActive = (names: string[]): string =>
  `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: ${names.map((name) => `<${name}>`).join(" ")}`;

/** Seen in copies whose original uses what cannot be copied; inferred. */
export const unsupportedFields = (fields: string[]): string =>
  `The deployment failed because a non-empty field was discovered on your Auto Scaling group that Code Deploy does not currently support copying. Unsupported fields: [${fields.join(", ")}]`;

/** The agent's own texts: aws-codedeploy-agent, hook_executor. */
export const AGENT_TEXTS: {
  failed: (script: string, exitCode: number) => string;
  timedOut: (script: string, seconds: number) => string;
  /** Events which the agent carries out itself; the bundle's message is S3's. */
  unscripted: Partial<Record<EventName, string>>;
} = {
  unscripted: {
    DownloadBundle: "The specified key does not exist.",
    Install:
      "The deployment failed because a specified file already exists at this location: /srv/app/index.html",
  },
  failed: (script, exitCode) => `Script at specified location: ${script} failed with exit code ${exitCode}`,
  timedOut: (script, seconds) =>
    `Script at specified location: ${script} failed to complete in ${seconds} seconds`,
};

/** The log the agent sends: at most 2,048 characters, the last of them. */
export function agentLog(event: EventName, script: string, lines: string): string {
  return `LifecycleEvent - ${event}\nScript - ${script}\n${lines}`.slice(-2048);
}
