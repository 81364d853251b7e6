import type {
  AutoScalingGroup,
  LifecycleHook,
  NotificationConfiguration,
  ScalingPolicy,
  ScheduledUpdateGroupAction,
} from "@aws-sdk/client-auto-scaling";
import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type {
  DeploymentConfigInfo,
  DeploymentGroupInfo,
  DeploymentInfo,
  RevisionLocation,
} from "@aws-sdk/client-codedeploy";
import type { Image, Instance, LaunchTemplate, LaunchTemplateVersion, Subnet } from "@aws-sdk/client-ec2";
import type {
  LoadBalancer,
  TargetGroup,
  TargetHealthDescription,
} from "@aws-sdk/client-elastic-load-balancing-v2";

/** The ways of making green; see `fleet/`. */
export type FleetName = "clone" | "same-group" | "codedeploy-copy";

/**
 * What was read from AWS before anything is decided, in AWS's own words and shapes. What is missing is undefined:
 * preflight says so, discover never judges.
 */
export interface Facts {
  account: string;
  region: string;
  /** How long the credentials last, where the environment says so; milliseconds. */
  credentialsLast?: number;
  /** The AMI asked for, its id pinned. */
  imageId: string;
  image?: Image;
  applicationExists: boolean;
  deploymentGroup?: DeploymentGroupInfo;
  /** The other deployment groups of the application, to find shared target groups and fleets (rule 3). */
  siblings: DeploymentGroupInfo[];
  deploymentConfig?: DeploymentConfigInfo;
  /** A deployment of this group that has not ended. */
  activeDeployment?: DeploymentInfo;
  /** What will be deployed; undefined when `last` has no earlier success. */
  revision?: RevisionLocation;
  /** The state of the alarms the deployment group watches. */
  alarms: MetricAlarm[];
  /** A way back: alarms that are red already neither refuse nor stop it. */
  despiteAlarms?: true;
  fleet: FleetName;
  /** Blue's Auto Scaling group: the deployment group's, the input's, or found by the tag key. */
  blue?: BlueFacts;
  /** When blue is undefined: the names that could be it: none, one that does not exist, or too many. */
  blueCandidates: string[];
  targetGroups: TargetGroupFacts[];
  /** Names the deployment group lists that do not resolve. */
  missingTargetGroups: string[];
  /** Classic load balancers named by the deployment group. */
  classicLoadBalancers: string[];
  /** Instances that already carry the green tag (rule 1). */
  greenTagged: Instance[];
  subnets: Subnet[];
  /** Architectures each of blue's instance types supports, by type. */
  architectures: Record<string, string[]>;
  /** Groups on blue's launch template at `$Latest` or `$Default`, blue itself not among them (rule 21). */
  otherGroupsOnTemplate: { name: string; version: string }[];
  limits: {
    targetsPerTargetGroup?: number;
    targetsPerLoadBalancer?: number;
    /** NLB, per zone. */
    targetsPerZone?: number;
    autoScalingGroups?: { max: number; used: number };
  };
}

export interface BlueFacts {
  group: AutoScalingGroup;
  /** The running instances of the group, and for tag-chosen blues all that the deployment group's tags match. */
  instances: Instance[];
  /** How many the deployment group matches and that run: N (rule 4). */
  count: number;
  template?: TemplateFacts;
  hooks: LifecycleHook[];
  policies: ScalingPolicy[];
  /** Alarms behind step and simple scaling policies. */
  policyAlarms: MetricAlarm[];
  schedules: ScheduledUpdateGroupAction[];
  notifications: NotificationConfiguration[];
  refreshRunning: boolean;
}

export interface TemplateFacts {
  template: LaunchTemplate;
  /** As the group is configured: a number, `$Latest` or `$Default`. */
  configured: string;
  /** The version number that `configured` means now. */
  configuredNumber: number;
  /** The version blue's instances really run (the most frequent one); equal to `configuredNumber` when nothing moved. */
  running: LaunchTemplateVersion;
}

export interface TargetGroupFacts {
  group: TargetGroup;
  loadBalancers: LoadBalancer[];
  /** Seconds. */
  deregistrationDelay: number;
  /** Cross-zone load balancing in force for this target group. */
  crossZone: boolean;
  health: TargetHealthDescription[];
}
