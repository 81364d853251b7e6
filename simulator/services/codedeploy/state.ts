import type {
  AlarmConfiguration,
  AutoRollbackConfiguration,
  BlueGreenDeploymentConfiguration,
  DeploymentReadyAction,
  EC2TagFilter,
  EC2TagSet,
  LoadBalancerInfo,
  MinimumHealthyHosts,
  OutdatedInstancesStrategy,
  RevisionLocation,
  Tag,
  TriggerConfig,
  ZonalConfig,
} from "@aws-sdk/client-codedeploy";
import type { Deployment } from "./deployment.ts";

export type {
  DeploymentKind,
  Deployment,
  HookedLaunch,
  Stopping,
  Target,
  LifecycleEvent,
  Diagnostics,
  EventName,
  Leg,
} from "./deployment.ts";

export interface CodeDeployState {
  applications: Record<string, Application>;
  /** By `<application>/<group>`. */
  groups: Record<string, Group>;
  /** Custom deployment configurations by name; the built-in ones are a table of their own. */
  configs: Record<string, Config>;
  deployments: Record<string, Deployment>;
  /** Tags of applications and groups by ARN. */
  tags: Record<string, Tag[]>;
}

export const emptyCodeDeployState = (): CodeDeployState => ({
  applications: {},
  groups: {},
  configs: {},
  deployments: {},
  tags: {},
});

export interface Application {
  id: string;
  name: string;
  createTime: number;
  revisions: Revision[];
}

export interface Revision {
  location: RevisionLocation;
  description?: string | undefined;
  registerTime: number;
  firstUsedTime?: number;
  lastUsedTime?: number;
  /** Names of the deployment groups it was deployed to. */
  groups: string[];
}

/** A deployment group as the API keeps it. */
export interface Group {
  id: string;
  application: string;
  name: string;
  roleArn: string;
  configName: string;
  tagFilters: EC2TagFilter[];
  tagSet?: EC2TagSet | undefined;
  /** Auto Scaling groups with the launch hook that CodeDeploy put on each. */
  autoScalingGroups: { name: string; hook: string }[];
  triggers: TriggerConfig[];
  alarms: AlarmConfiguration;
  autoRollback?: AutoRollbackConfiguration | undefined;
  style: { type: "IN_PLACE" | "BLUE_GREEN"; trafficControl: boolean };
  blueGreen?: BlueGreen | undefined;
  loadBalancer?: LoadBalancerInfo | undefined;
  outdated: OutdatedInstancesStrategy;
  terminationHook: boolean;
  /** Deployments that have not ended, oldest first. */
  active: string[];
  lastAttempted?: string;
  lastSuccessful?: string;
  targetRevision?: RevisionLocation;
}

/** `blueGreenDeploymentConfiguration` with nothing left out. */
export interface BlueGreen {
  ready: { action: DeploymentReadyAction; minutes: number };
  provisioning: NonNullable<
    NonNullable<BlueGreenDeploymentConfiguration["greenFleetProvisioningOption"]>["action"]
  >;
  blue: { action: "TERMINATE" | "KEEP_ALIVE"; minutes: number };
}

export interface Config {
  id: string;
  name: string;
  createTime: number;
  /** `MOST_CONCURRENCY` is returned for the built-in OneAtATime, though no enum of the model names it. */
  minimum: { type: NonNullable<MinimumHealthyHosts["type"]> | "MOST_CONCURRENCY"; value: number };
  zonal?: ZonalConfig | undefined;
}
