import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import { countOf, nameIds } from "../fleet/ids.ts";
import { MEANINGS, NO_CODE, UNKNOWN, type Meaning } from "./error-codes.ts";
import { eventAtHand, type Target, type TargetEvent } from "./targets.ts";

/** All that is known about a deployment that failed. Texts are foreign. */
export interface Evidence {
  info: DeploymentInfo;
  /** Targets that failed, were skipped or never came to their end. */
  targets: readonly Target[];
  /** Why green targets are not healthy, from the target groups. */
  reasons: readonly string[];
  /** Messages of failed launches of the green group. */
  activities: readonly string[];
  /** Green instances that no longer run. */
  gone: readonly string[];
}

/** Why, in plain words, and what to do. */
export interface Explanation {
  cause: string;
  remedy: string;
  details: string[];
}

type Finding = Omit<Explanation, "details">;

/** The root cause first: what an instance, a target group or Auto Scaling says is nearer to it than CodeDeploy's code. */
export function explain(evidence: Evidence): Explanation {
  const meaning = meaningOf(evidence.info);
  const nearer = meaning.summary ? LOOKS.map((look) => look(evidence)).find(Boolean) : undefined;
  const { cause, remedy } = nearer ?? readyExpired(evidence.info) ?? meaning;
  return { cause, remedy, details: detailsOf(evidence) };
}

/** The meaning of the deployment's error code. */
export function meaningOf({ errorInformation }: DeploymentInfo): Meaning {
  const code = errorInformation?.code as string | undefined;
  if (!code) return NO_CODE;
  return (MEANINGS as Record<string, Meaning>)[code] ?? UNKNOWN;
}

/** Where the root cause may show, the most telling first. */
const LOOKS: readonly ((evidence: Evidence) => Finding | undefined)[] = [
  failedScript,
  lostInstance,
  launchFailure,
  neverHealthy,
  failedEvent,
  silentAgent,
];

function failedScript({ targets }: Evidence): Finding | undefined {
  const failed = targets.flatMap((target) =>
    target.events.filter(scriptFailed).map((event) => ({ target, event })),
  );
  const [first] = failed.sort((a, b) => (a.event.end ?? Infinity) - (b.event.end ?? Infinity));
  if (!first) return undefined;
  const { event } = first;
  const { scriptName, message, errorCode } = event.diagnostics!;
  const alike = failed.filter((one) => one.event.name === event.name).map(({ target }) => target.id);
  const script = scriptName ? `The script ${scriptName}` : "A script";
  return {
    cause: `${script} (${event.name}) failed on ${nameIds([...new Set(alike)])}: ${message || errorCode || "no message"}`,
    remedy:
      SCRIPT_REMEDIES[errorCode ?? ""] ?? "See the end of its log and correct the script in the revision.",
  };
}

const scriptFailed = ({ status, diagnostics }: TargetEvent): boolean =>
  status === "Failed" &&
  diagnostics !== undefined &&
  diagnostics.errorCode !== "Success" &&
  Boolean(diagnostics.scriptName || diagnostics.message);

/** By LifecycleErrorCode (AWS CodeDeploy API reference, Diagnostics). */
const SCRIPT_REMEDIES: Readonly<Record<string, string>> = {
  ScriptMissing: "The appspec.yml names a script that the revision does not hold: correct the path.",
  ScriptNotExecutable: "Make the script executable in the revision.",
  ScriptTimedOut:
    "Make the script quicker, or raise its `timeout` in the appspec.yml (at most 3600 s an event).",
  UnknownError:
    "See the end of its log; a file that is already there is overwritten only if the AMI does not bring the application.",
};

function lostInstance({ gone }: Evidence): Finding | undefined {
  if (gone.length === 0) return undefined;
  return {
    cause: `Green lost ${countOf(gone.length, "instance")} during the deployment (${nameIds(gone)} no longer running)`,
    remedy:
      "See why in the Auto Scaling group's activities and in EC2 (a Spot interruption, a failed status check, somebody's hand), then run it again.",
  };
}

function launchFailure({ activities }: Evidence): Finding | undefined {
  const [first] = activities;
  if (first === undefined) return undefined;
  return {
    cause: `Auto Scaling could not launch green: ${first}`,
    remedy:
      "Correct what the message names (capacity, permissions, launch template, AMI), then run it again.",
  };
}

function neverHealthy({ targets, reasons }: Evidence): Finding | undefined {
  const allowing = targets.filter((target) => target.label !== "Blue" && isAt(target, "AllowTraffic"));
  if (allowing.length === 0) return undefined;
  const why = reasons.length > 0 ? `: ${reasons.join("; ")}` : "";
  return {
    cause: `Green (${nameIds(allowing.map(({ id }) => id))}) did not become healthy in the target group${why}`,
    remedy:
      "Check that the application answers the target group's health check (path, port, status code) and that the security group lets the load balancer in.",
  };
}

const isAt = (target: Target, name: string): boolean => {
  const event = eventAtHand(target);
  return event?.name === name && event.status !== "Pending";
};

function failedEvent({ targets }: Evidence): Finding | undefined {
  const failed = targets.find(({ events }) =>
    events.some(({ status, start }) => status === "Failed" && start !== undefined),
  );
  const event = failed?.events.find(({ status }) => status === "Failed");
  if (!failed || !event) return undefined;
  return {
    cause: `${event.name} failed on ${failed.id} without a message`,
    remedy:
      EVENT_REMEDIES[event.name] ??
      "Look at the CodeDeploy agent's log on the instance, /var/log/aws/codedeploy-agent/.",
  };
}

const EVENT_REMEDIES: Readonly<Record<string, string>> = {
  DownloadBundle:
    "Check that the revision exists and that the instance profile of green may read it (s3:GetObject on bucket and key).",
  BlockTraffic: "A blue instance could not be taken out of the target group: look whether it still exists.",
};

/** An event that never began although its turn had come: the agent is not there (AWS CodeDeploy user guide, limits: 5 minutes). */
function silentAgent({ targets }: Evidence): Finding | undefined {
  const silent = targets.filter(
    (target) =>
      ["Failed", "Skipped", "Pending", "InProgress"].includes(target.status) &&
      target.label !== "Blue" &&
      target.events.length > 0 &&
      target.events.every(({ start, status }) => start === undefined && status !== "Succeeded"),
  );
  if (silent.length === 0) return undefined;
  return {
    cause: `The CodeDeploy agent of ${nameIds(silent.map(({ id }) => id))} did not begin ${silent[0]!.events[0]!.name} in time`,
    remedy:
      "Check that the AMI starts the CodeDeploy agent at boot, that green reaches codedeploy-commands and Amazon S3 on port 443, and that it has an instance profile.",
  };
}

/** Stopped by CodeDeploy itself, as nobody continued in time. */
function readyExpired(info: DeploymentInfo): Finding | undefined {
  if (info.status !== "Stopped" || info.errorInformation?.code) return undefined;
  const minutes = info.blueGreenDeploymentConfiguration?.deploymentReadyOption?.waitTimeInMinutes;
  if (!minutes)
    return {
      cause: "The deployment was stopped by somebody",
      remedy: "Find out by whom (CloudTrail has each StopDeployment), then run it again.",
    };
  return {
    cause: `The deployment was stopped: by somebody, or because its Ready wait of ${countOf(minutes, "minute")} was over`,
    remedy: "If nobody stopped it, raise the Ready wait of the deployment group.",
  };
}

function detailsOf({ info, targets, reasons, activities }: Evidence): string[] {
  const { errorInformation: error, rollbackInfo: rollback } = info;
  const said = error && `CodeDeploy says ${error.code ?? "no code"}: ${error.message ?? "nothing more"}`;
  const failed = targets.filter(({ status }) => status === "Failed").map(({ id }) => id);
  const skipped = targets.filter(({ status }) => status === "Skipped").map(({ id }) => id);
  return [
    said,
    failed.length > 0 && `Failed: ${nameIds(failed)}`,
    skipped.length > 0 && `Skipped: ${nameIds(skipped)}`,
    ...reasons.map((reason) => `Target health: ${reason}`),
    ...activities.map((activity) => `Auto Scaling: ${activity}`),
    rollback?.rollbackDeploymentId &&
      `CodeDeploy rolls back with deployment ${rollback.rollbackDeploymentId}`,
    !rollback?.rollbackDeploymentId &&
      rollback?.rollbackMessage &&
      `About rolling back: ${rollback.rollbackMessage}`,
  ].filter((detail): detail is string => typeof detail === "string" && detail !== "");
}
