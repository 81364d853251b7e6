import type { RevisionLocation } from "@aws-sdk/client-codedeploy";
import type { Json, Planned } from "../engine/step.ts";
import type { FleetRef, Tag } from "../fleet/members.ts";
import type { TargetGroupRef } from "../traffic/target-group.ts";

/** All that a CodeDeploy deployment is planned with: plain data, stored with the claim. */
export interface DeploymentSettings {
  application: string;
  deploymentGroup: string;
  revision: RevisionLocation;
  /** Absent: the deployment group's own. */
  deploymentConfig?: string;
  /** How CodeDeploy finds green; absent when it makes green itself (COPY_AUTO_SCALING_GROUP). */
  greenTag?: Tag;
  fleets: { blue: FleetRef; green: FleetRef | "copy" };
  targetGroups: TargetGroupRef[];
  /** Target groups that blue's Auto Scaling group is attached to, where CodeDeploy copies it. */
  attached?: string[];
  readyAction: "CONTINUE_DEPLOYMENT" | "STOP_DEPLOYMENT";
  readyWaitMinutes: number;
  /** CodeDeploy terminates blue when the termination wait is over. */
  terminate: boolean;
  terminationWaitMinutes: number;
  hasAlarms: boolean;
  /** No alarm stops this deployment. */
  despiteAlarms?: true;
  /** Without one CodeDeploy has nothing to roll back to. */
  hasEarlierSuccess: boolean;
  noWayBack: boolean;
  /** N when planned. */
  count: number;
  /** How many healthy green targets the deployment configuration guarantees (rule 13). */
  floor: number;
  /** The user's own words, put behind our stamp. */
  description?: string;
}

/** What the steps after `create-deployment` are planned with: the settings stand once in the plan, they recall them. */
export interface DeploymentName {
  application: string;
  deploymentGroup: string;
}

/** What `verify-traffic` is planned with. */
export interface VerifyName extends DeploymentName {
  /** Green has served alone before: what AWS has taken of it since is not held against it, its group launches that again. */
  again?: true;
}

/** The memo of `create-deployment`, which the later steps recall. */
export interface DeploymentMemo {
  settings: DeploymentSettings;
  /** Absent until CreateDeployment was answered, or the deployment was found again by its stamp. */
  deploymentId?: string;
  /** Epoch milliseconds right before the newest CreateDeployment: where to look for it. */
  createdAfter: number;
  /** Epoch milliseconds of the first CreateDeployment: tags that lag behind are waited for from here. */
  begunAt: number;
  /** Which CreateDeployment of this release: part of the stamp. */
  attempt: number;
  /** N at cut-over: how many healthy blue targets there were when the step began, the least of all target groups. */
  count: number;
  /** The ports on which blue was registered, per target group of the settings. */
  ports: number[][];
}

/** The memo of `shift`. */
export interface ShiftMemo {
  /** Epoch milliseconds at which green was first registered by us. */
  registeredAt?: number;
  /** Epoch milliseconds right before ContinueDeployment was sent. */
  continuedAt?: number;
}

/** The steps of one deployment, to be put into a plan; gates stand between `install` and `shift`. */
export interface DeploymentSteps {
  create: Planned;
  install: Planned;
  shift: Planned;
  finish: Planned;
  verify: Planned;
  verifyAgain: Planned;
}

/** Plans a CodeDeploy deployment. With `terminate`, `verify` and the commit point belong before `finish` (rule 15). */
export function deploymentSteps(settings: DeploymentSettings): DeploymentSteps {
  const { application, deploymentGroup } = settings;
  const name = { application, deploymentGroup };
  return {
    create: { step: "create-deployment", args: settings as unknown as Json },
    install: { step: "install-green", args: name },
    shift: { step: "shift", args: name },
    finish: { step: "finish-deployment", args: name },
    verify: { step: "verify-traffic", args: name },
    verifyAgain: { step: "verify-traffic", args: { ...name, again: true } },
  };
}

/** CodeDeploy's name for the group it copies (seen in its CloudTrail events: `CodeDeploy_<group>_<id>`). */
export const copyName = (deploymentGroup: string, deploymentId: string): string =>
  `CodeDeploy_${deploymentGroup}_${deploymentId}`;

/** Who green is: CodeDeploy names its own copy by the deployment, so that there is none before it. */
export function greenOf(
  { fleets, deploymentGroup }: DeploymentSettings,
  deploymentId: string | undefined,
): FleetRef | undefined {
  if (fleets.green !== "copy") return fleets.green;
  return deploymentId ? { kind: "group", group: copyName(deploymentGroup, deploymentId) } : undefined;
}
