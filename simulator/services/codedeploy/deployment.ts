import type {
  AlarmConfiguration,
  AutoRollbackConfiguration,
  DeploymentCreator,
  DeploymentStatus,
  FileExistsBehavior,
  LifecycleErrorCode,
  LifecycleEventStatus,
  LoadBalancerInfo,
  RevisionLocation,
  TargetInstances,
  TargetStatus,
} from "@aws-sdk/client-codedeploy";
import type { BlueGreen, Group } from "./state.ts";

/** What a deployment is made of: each kind is a list of stages in engine/stages.ts. */
export type DeploymentKind = "copy" | "discover" | "in-place" | "rollback" | "launch";

export interface Deployment {
  id: string;
  kind: DeploymentKind;
  /** Which stage of its kind it is in; -1 before the first. */
  stage: number;
  application: string;
  group: string;
  configName: string;
  roleArn: string;
  revision?: RevisionLocation | undefined;
  previousRevision?: RevisionLocation | undefined;
  description?: string | undefined;
  creator: DeploymentCreator;
  status: DeploymentStatus;
  error?: { code: string; message: string };
  createTime: number;
  startTime?: number;
  completeTime?: number;
  ignoreStopFailures: boolean;
  autoRollback?: AutoRollbackConfiguration | undefined;
  updateOutdatedOnly: boolean;
  fileExists: FileExistsBehavior;
  style: Group["style"];
  targetInstances?: TargetInstances | undefined;
  blueGreen?: BlueGreen | undefined;
  loadBalancer?: LoadBalancerInfo | undefined;
  /** Those that count: the group's, or the override. */
  alarms?: AlarmConfiguration | undefined;
  overrideAlarms?: AlarmConfiguration | undefined;
  rollback: { deploymentId?: string; triggeringId?: string; message?: string };
  related?: { root?: string; updates: string[] };
  /** Instances by id; a record per instance of either fleet. Empty until the fleets are known. */
  targets: Record<string, Target>;
  /** Ids in the order in which they are worked on. */
  green: string[];
  blue: string[];
  /** Absent until the fleets are known: then `deploymentOverview` is shown. */
  fleetsKnown: boolean;
  leg?: Leg | undefined;
  /** Green instances which failed before the present leg; they count against the minimum. */
  failedSoFar: number;
  copy?: { groupName: string; originalGroup: string; capacity: number; since: number };
  reroutingBegan: boolean;
  /** The deployment group's Auto Scaling groups before CodeDeploy pointed it at green. */
  groupBefore?: Pick<Group, "autoScalingGroups" | "tagFilters" | "tagSet">;
  /** What the deployment group's Auto Scaling groups will be when blue has ended. */
  pendingGroups?: Group["autoScalingGroups"];
  terminationWaitStarted?: boolean;
  /** Blue is being terminated: nothing can be stopped any more. */
  terminating?: boolean;
  /** The waiting timer's number in the world's queue: the Ready wait or the termination wait. */
  waiting?: number | undefined;
  stopping?: Stopping | undefined;
  /** Target groups by name, resolved when traffic is first moved. */
  targetGroups?: string[];
  /** An instance could not be taken out of rotation: the deployment fails when all are through. */
  notTakenOut?: boolean;
  /** Green in rotation has been announced to the alarm faults. */
  greenRegistered?: boolean;
  /** Blue was terminated: no way back to it. */
  originalsGone?: boolean;
  /** Instances that Auto Scaling launched meanwhile, with the earlier revision. */
  outdatedLaunches: string[];
  /** The next look at target health is planned. */
  looking?: boolean;
  /** Only of a launch deployment: the hook to answer. */
  hook?: HookedLaunch;
}

/** An instance that Auto Scaling launched and that waits at CodeDeploy's hook. */
export interface HookedLaunch {
  groupName: string;
  hookName: string;
  instanceId: string;
  token: string;
}

/** A stop that waits for lifecycle events under way. */
export interface Stopping {
  /** `errorInformation`, where the deployment gets one. */
  error?: { code: string; message: string } | undefined;
  /** The automatic rollback event it is; none when the Ready wait ran out. */
  event?: "DEPLOYMENT_STOP_ON_REQUEST" | "DEPLOYMENT_STOP_ON_ALARM" | undefined;
  /** StopDeployment's autoRollbackEnabled, which counts more than the configuration. */
  rollBack?: boolean | undefined;
}

export interface Target {
  id: string;
  label?: "Blue" | "Green" | undefined;
  status: TargetStatus;
  updated: number;
  events: LifecycleEvent[];
  /** Index of the event at hand. */
  at: number;
  /** When the event at hand could have begun: the agent has five minutes to take it. */
  since: number;
}

export interface LifecycleEvent {
  name: EventName;
  status: LifecycleEventStatus;
  start?: number;
  end?: number;
  diagnostics?: Diagnostics;
}

export interface Diagnostics {
  errorCode: LifecycleErrorCode;
  scriptName: string;
  message: string;
  logTail: string;
}

export type EventName =
  | "ApplicationStop"
  | "DownloadBundle"
  | "BeforeInstall"
  | "Install"
  | "AfterInstall"
  | "ApplicationStart"
  | "ValidateService"
  | "BeforeBlockTraffic"
  | "BlockTraffic"
  | "AfterBlockTraffic"
  | "BeforeAllowTraffic"
  | "AllowTraffic"
  | "AfterAllowTraffic";

/** Instances going through a run of events, so many at a time. */
export interface Leg {
  ids: string[];
  /** How many of `ids` have been started. */
  started: number;
  running: number;
  succeeded: number;
  failed: number;
  /** How many may run at once. */
  window: number;
  /** Range of each target's `events`: from, up to (exclusive). */
  from: number;
  to: number;
  /** So many of the fleet must stay healthy; `report`: failures are told at the end (blue). */
  tolerance: "minimum" | "report";
  minimum: number;
  /** OneAtATime: the failure of the very last instance alone is forgiven. */
  lastMayFail: boolean;
}
