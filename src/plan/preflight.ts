import type { Finding } from "../events.ts";
import type { Inputs } from "../inputs/contract.ts";
import type { Facts } from "./facts.ts";
import { alarmChecks } from "./findings/alarms.ts";
import { blueChecks } from "./findings/blue.ts";
import { blueStateChecks } from "./findings/blue-state.ts";
import { credentialChecks } from "./findings/credentials.ts";
import type { Check } from "./findings/check.ts";
import { deploymentGroupChecks } from "./findings/deployment-group.ts";
import { groupChecks } from "./findings/group.ts";
import { imageChecks } from "./findings/image.ts";
import { roomChecks } from "./findings/room.ts";
import { shiftChecks } from "./findings/shift.ts";
import { tagChecks } from "./findings/tags.ts";
import { templateChecks } from "./findings/template.ts";
import { trafficChecks } from "./findings/traffic.ts";
import type { Names } from "./names.ts";

const table = {
  ...deploymentGroupChecks,
  ...imageChecks,
  ...blueChecks,
  ...blueStateChecks,
  ...groupChecks,
  ...templateChecks,
  ...tagChecks,
  ...trafficChecks,
  ...shiftChecks,
  ...alarmChecks,
  ...roomChecks,
  ...credentialChecks,
};

export type FindingCode = keyof typeof table;

/** All that preflight can find; docs/findings.md lists them. */
export const findings: Readonly<Record<FindingCode, Check>> = table;

/** What also bars a way back without a deployment: who serves and where must be clear, and nobody else at work. */
const BARS_THE_WAY_BACK: ReadonlySet<string> = new Set<FindingCode>([
  "application-missing",
  "deployment-group-missing",
  "compute-platform",
  "deployment-active",
  "several-groups",
  "blue-missing",
  "blue-ambiguous",
  "refresh-running",
  "launch-template-missing",
  "no-load-balancer",
  "classic-load-balancer",
  "target-group-missing",
  "target-type",
  "green-tag-taken",
]);

/** What preflight finds that also bars an instant way back. Pure. */
export const preflightBack = (facts: Facts, inputs: Inputs, names: Names): Finding[] =>
  preflight(facts, inputs, names).filter(({ code }) => BARS_THE_WAY_BACK.has(code));

/** Judges the facts before the first write: every finding, errors first. Pure. */
export function preflight(facts: Facts, inputs: Inputs, names: Names): Finding[] {
  const all = (Object.keys(findings) as FindingCode[]).flatMap((code) =>
    findings[code]
      .find({ facts, inputs, names })
      .map((found) => ({ code, severity: findings[code].severity, ...found })),
  );
  return [...all.filter(isError), ...all.filter((finding) => !isError(finding))];
}

/** An error stops the run before its first write. */
const isError = ({ severity }: Finding): boolean => severity === "error";
