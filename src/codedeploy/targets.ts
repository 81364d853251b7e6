import type {
  DeploymentTarget,
  InstanceTarget,
  LifecycleEvent,
  TargetFilterName,
} from "@aws-sdk/client-codedeploy";
import { refusedWith } from "../aws/aws-error.ts";
import type { Aws } from "../aws/call.ts";
import { batches } from "../aws/pages.ts";

/** BatchGetDeploymentTargets takes 25 ids (AWS CodeDeploy API reference). */
export const PER_LOOK = 25;

/** One instance of a deployment, with what CodeDeploy leaves out filled in. */
export interface Target {
  id: string;
  label: "Blue" | "Green" | undefined;
  /** `Pending`, `InProgress`, `Succeeded`, `Failed`, `Skipped`, `Ready`, `Unknown`, or what AWS adds. */
  status: string;
  events: TargetEvent[];
}

/** One lifecycle event of one instance. */
export interface TargetEvent {
  name: string;
  status: string;
  /** Epoch milliseconds. */
  start: number | undefined;
  end: number | undefined;
  diagnostics: NonNullable<LifecycleEvent["diagnostics"]> | undefined;
}

export type Filters = Partial<Record<TargetFilterName, string[]>>;

const FINAL = new Set(["Succeeded", "Failed", "Skipped"]);
export const isFinal = ({ status }: Target): boolean => FINAL.has(status);

/** What asks about one deployment's targets. */
export interface Asking {
  aws: Aws;
  deploymentId: string;
}

/**
 * The ids of a deployment's targets; the SDK has no paginator for them. `pages` ends the list early.
 * Empty while CodeDeploy answers DeploymentNotStarted.
 */
export async function listTargets(
  { aws, deploymentId }: Asking,
  targetFilters: Filters = {},
  pages = Infinity,
): Promise<string[]> {
  const ids: string[] = [];
  const filters = Object.keys(targetFilters).length > 0 ? { targetFilters } : {};
  let nextToken: string | undefined;
  for (let page = 0; page < pages; page++) {
    try {
      const input = { deploymentId, ...filters, ...(nextToken ? { nextToken } : {}) };
      const answer = await aws("codedeploy:ListDeploymentTargets", input);
      ids.push(...(answer.targetIds ?? []));
      nextToken = answer.nextToken || undefined;
    } catch (error) {
      if (refusedWith(error, "DeploymentNotStarted")) return ids;
      throw error;
    }
    if (!nextToken) break;
  }
  return ids;
}

/** These targets with their events, 25 a call. Ids that CodeDeploy does not know any more are left out. */
export async function readTargets({ aws, deploymentId }: Asking, ids: readonly string[]): Promise<Target[]> {
  const targets: Target[] = [];
  for (const targetIds of batches(ids, PER_LOOK))
    targets.push(...(await readBatch(aws, deploymentId, targetIds)));
  return targets;
}

async function readBatch(aws: Aws, deploymentId: string, targetIds: string[]): Promise<Target[]> {
  try {
    const answer = await aws("codedeploy:BatchGetDeploymentTargets", { deploymentId, targetIds });
    return (answer.deploymentTargets ?? []).flatMap(asTarget);
  } catch (error) {
    // An instance that is gone refuses the whole batch: then each is asked for alone.
    if (refusedWith(error, "InstanceDoesNotExist", "DeploymentTargetDoesNotExist") && targetIds.length > 1) {
      const alone = [];
      for (const id of targetIds) alone.push(...(await readBatch(aws, deploymentId, [id])));
      return alone;
    }
    const gone = ["InstanceDoesNotExist", "DeploymentTargetDoesNotExist", "DeploymentNotStarted"];
    if (refusedWith(error, ...gone)) return [];
    throw error;
  }
}

const asTarget = ({ instanceTarget }: DeploymentTarget): Target[] =>
  instanceTarget?.targetId ? [asInstance(instanceTarget, instanceTarget.targetId)] : [];

const asInstance = (target: InstanceTarget, id: string): Target => ({
  id,
  label: target.instanceLabel,
  status: target.status ?? "Unknown",
  events: (target.lifecycleEvents ?? []).map((event) => ({
    name: event.lifecycleEventName ?? "an event without a name",
    status: event.status ?? "Unknown",
    start: event.startTime?.getTime(),
    end: event.endTime?.getTime(),
    diagnostics: event.diagnostics,
  })),
});

/** The event a target is at: the one that runs or failed, else the next that has not begun. */
export const eventAtHand = ({ events }: Target): TargetEvent | undefined =>
  events.find(({ status }) => status === "InProgress" || status === "Failed") ??
  events.find(({ status }) => status === "Pending" || status === "Unknown");
