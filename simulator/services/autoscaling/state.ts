/** Auto Scaling as plain data: instants are epoch milliseconds. */
export interface AutoScalingState {
  groups: Record<string, GroupRecord>;
  /** Which group an instance is in. */
  groupOf: Record<string, string>;
  /** Activities of groups that were deleted, newest last, by group name. */
  buried: Record<string, Record<string, ActivityRecord>>;
  launchConfigurations: Record<string, LaunchConfigurationRecord>;
}

export type Process =
  | "Launch"
  | "Terminate"
  | "AddToLoadBalancer"
  | "AlarmNotification"
  | "AZRebalance"
  | "HealthCheck"
  | "InstanceRefresh"
  | "ReplaceUnhealthy"
  | "ScheduledActions";

export interface TemplateSpec {
  LaunchTemplateId?: string | undefined;
  LaunchTemplateName?: string | undefined;
  Version?: string | undefined;
}

export interface MixedPolicy {
  LaunchTemplate?:
    | {
        LaunchTemplateSpecification?: TemplateSpec | undefined;
        Overrides?: OverrideRecord[] | undefined;
      }
    | undefined;
  InstancesDistribution?: Record<string, unknown> | undefined;
}

export interface OverrideRecord {
  InstanceType?: string | undefined;
  WeightedCapacity?: string | undefined;
  LaunchTemplateSpecification?: TemplateSpec | undefined;
  InstanceRequirements?: unknown;
  ImageId?: string | undefined;
}

/** A group's configuration: small, so that what Describe showed before a change can be kept for a moment. */
export interface Settings {
  LaunchConfigurationName?: string;
  LaunchTemplate?: TemplateSpec;
  MixedInstancesPolicy?: MixedPolicy;
  MinSize: number;
  MaxSize: number;
  DesiredCapacity: number;
  DefaultCooldown: number;
  HealthCheckType: string;
  HealthCheckGracePeriod: number;
  AvailabilityZones: string[];
  VPCZoneIdentifier: string;
  TerminationPolicies: string[];
  NewInstancesProtectedFromScaleIn: boolean;
  DeletionProtection: "none" | "prevent-force-deletion" | "prevent-all-deletion";
  /** Stored and shown, without effect here: PlacementGroup, Context, InstanceMaintenancePolicy, … */
  other: Record<string, unknown>;
  suspended: Partial<Record<Process, string>>;
}

export interface GroupRecord {
  name: string;
  arn: string;
  createdAt: number;
  settings: Settings;
  /** What Describe still shows until then. */
  before?: { until: number; settings: Settings };
  members: Record<string, MemberRecord>;
  /** Target groups by ARN, and classic load balancers by name: since when they are attached. */
  targetGroups: Record<string, number>;
  loadBalancerNames: string[];
  tags: Record<string, { value: string; propagate: boolean }>;
  hooks: Record<string, HookRecord>;
  policies: Record<string, PolicyRecord>;
  schedules: Record<string, ScheduleRecord>;
  /** `topic|type`. */
  notifications: string[];
  metrics: string[];
  warmPool?: Record<string, unknown>;
  activities: Record<string, ActivityRecord>;
  activitiesBegun: number;
  refreshes: RefreshRecord[];
  /** The planned look at the group's capacity, and at its members' health: `seq` and instant. */
  capacityLook?: Look;
  healthLook?: Look;
  /** Launches in a row that failed: the next try waits longer. */
  failedLaunches: number;
  /** An extra instance launched to even out the zones: the surplus goes once it is in service. */
  rebalancing?: string;
  /** Why the next launch or termination happens: the first sentence of its Cause. */
  cause?: string;
  /** No simple scaling before this instant. */
  cooldownUntil: number;
  deletingSince?: number;
}

export interface Look {
  seq: number;
  at: number;
}

export type LifecycleState =
  | "Pending"
  | "Pending:Wait"
  | "Pending:Proceed"
  | "InService"
  | "Terminating"
  | "Terminating:Wait"
  | "Terminating:Proceed"
  | "Detaching"
  | "EnteringStandby"
  | "Standby";

export interface MemberRecord {
  id: string;
  zone: string;
  type: string;
  imageId: string;
  weight: number;
  state: LifecycleState;
  health: "Healthy" | "Unhealthy";
  /** The sentence for the activity that will end it. */
  unhealthyBecause?: string;
  protected: boolean;
  joinedAt: number;
  inServiceAt?: number;
  launchTemplate?: TemplateSpec;
  launchConfiguration?: string;
  /** The activity under way. */
  activity?: string;
  /** Lifecycle hooks waited for, by name. */
  waits: Record<string, WaitRecord>;
  /** Auto Scaling has put it into these target groups. */
  registered: string[];
}

export interface WaitRecord {
  token: string;
  /** The planned time-out. */
  seq: number;
  /** No heartbeat prolongs it beyond. */
  latest: number;
}

export interface ActivityRecord {
  id: string;
  description: string;
  cause: string;
  startedAt: number;
  endedAt?: number;
  status: string;
  message?: string;
  progress: number;
  details: string;
}

export interface HookRecord {
  name: string;
  transition: "autoscaling:EC2_INSTANCE_LAUNCHING" | "autoscaling:EC2_INSTANCE_TERMINATING";
  targetArn?: string;
  roleArn?: string;
  metadata?: string;
  heartbeatSeconds: number;
  defaultResult: "CONTINUE" | "ABANDON";
}

export interface PolicyRecord {
  name: string;
  arn: string;
  type: "SimpleScaling" | "StepScaling" | "TargetTrackingScaling" | "PredictiveScaling";
  enabled: boolean;
  /** What PutScalingPolicy was given, without group, name, type and Enabled. */
  settings: Record<string, unknown>;
  /** Alarms which Auto Scaling made for it (target tracking). */
  alarms: string[];
}

export interface ScheduleRecord {
  name: string;
  arn: string;
  startAt?: number;
  endAt?: number;
  recurrence?: string;
  timeZone?: string;
  min?: number;
  max?: number;
  desired?: number;
  /** The planned run. */
  seq?: number;
  nextAt?: number;
}

export interface RefreshRecord {
  id: string;
  status: "Pending" | "InProgress" | "Successful" | "Failed" | "Cancelling" | "Cancelled";
  reason?: string;
  startedAt: number;
  endedAt?: number;
  total: number;
  left: number;
  preferences: Record<string, unknown>;
  desired?: Record<string, unknown>;
}

export interface LaunchConfigurationRecord {
  name: string;
  arn: string;
  createdAt: number;
  settings: Record<string, unknown>;
}

export const emptyAutoScalingState = (): AutoScalingState => ({
  groups: {},
  groupOf: {},
  buried: {},
  launchConfigurations: {},
});
