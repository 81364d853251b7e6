import type { World } from "../../../core/world.ts";
import type { EventName, Target } from "../state.ts";

/** Who carries an event out: the agent on the instance, or CodeDeploy by the load balancer. */
type By = "agent" | "allow" | "block";

/** What CodeDeploy does at each event, and how long an agent takes: milliseconds, half to one and a half times of it. */
export const EVENTS: Readonly<Record<EventName, { by: By; ms: number; script: boolean }>> = {
  ApplicationStop: { by: "agent", ms: 400, script: true },
  DownloadBundle: { by: "agent", ms: 3000, script: false },
  BeforeInstall: { by: "agent", ms: 2000, script: true },
  Install: { by: "agent", ms: 1500, script: false },
  AfterInstall: { by: "agent", ms: 2000, script: true },
  ApplicationStart: { by: "agent", ms: 4000, script: true },
  ValidateService: { by: "agent", ms: 4000, script: true },
  BeforeBlockTraffic: { by: "agent", ms: 1000, script: true },
  BlockTraffic: { by: "block", ms: 0, script: false },
  AfterBlockTraffic: { by: "agent", ms: 1000, script: true },
  BeforeAllowTraffic: { by: "agent", ms: 1000, script: true },
  AllowTraffic: { by: "allow", ms: 0, script: false },
  AfterAllowTraffic: { by: "agent", ms: 1000, script: true },
};

/** Runs of events: AWS CodeDeploy user guide, reference-appspec-file-structure-hooks. */
export const INSTALL: readonly EventName[] = [
  "ApplicationStop",
  "DownloadBundle",
  "BeforeInstall",
  "Install",
  "AfterInstall",
  "ApplicationStart",
  "ValidateService",
];
export const ALLOW: readonly EventName[] = ["BeforeAllowTraffic", "AllowTraffic", "AfterAllowTraffic"];
export const BLOCK: readonly EventName[] = ["BeforeBlockTraffic", "BlockTraffic", "AfterBlockTraffic"];
export const GREEN: readonly EventName[] = [...INSTALL, ...ALLOW];

/** Events whose failure `ignoreApplicationStopFailures` forgives: AWS CodeDeploy API reference, CreateDeployment. */
export const FORGIVABLE: ReadonlySet<EventName> = new Set([
  "ApplicationStop",
  "BeforeBlockTraffic",
  "AfterBlockTraffic",
]);

/** An instance as a target of a deployment: all its events are listed from the start. */
export const newTarget = (
  world: World,
  id: string,
  names: readonly EventName[],
  label?: "Blue" | "Green",
): Target => ({
  id,
  label,
  status: "Pending",
  updated: world.now,
  events: names.map((name) => ({ name, status: "Pending" })),
  at: 0,
  since: world.now,
});
