import type { World } from "./world.ts";
import type { Emit, Finding } from "../events.ts";
import { Failure } from "../failure.ts";
import type { Inputs } from "../inputs/contract.ts";
import { discover } from "../plan/discover.ts";
import { imageOf } from "../plan/describe.ts";
import type { Facts } from "../plan/facts.ts";
import type { Names } from "../plan/names.ts";
import { preflight } from "../plan/preflight.ts";
import { tagValueOf } from "../releases/names.ts";

/** What was found, and the names that this release would give. */
export interface Sight {
  facts: Facts;
  names: Names;
}

/** The same, judged. */
export interface Survey extends Sight {
  findings: Finding[];
}

/** Preflight found errors, and has told them: nothing was changed. */
export class PreflightRefused extends Failure {
  constructor(findings: readonly Finding[]) {
    const errors = findings.filter(({ severity }) => severity === "error");
    super("preflight", `Preflight refused this deployment (${errors.map(({ code }) => code).join(", ")}).`);
    this.name = "PreflightRefused";
  }
}

/** The name under which a fleet's releases are kept (rule 3). */
export const targetOf = (inputs: Pick<Inputs, "application" | "deploymentGroup" | "target">): string =>
  inputs.target ?? `${inputs.application}/${inputs.deploymentGroup}`;

/** The names that a release number gives. */
export const namesOf = (inputs: Inputs, release: number): Names => ({
  greenTag: { key: inputs.tagKey, value: inputs.tagValue ?? tagValueOf(targetOf(inputs), release) },
});

/** Reads everything. */
export async function discovered(
  { aws, clock, credentialsEnd }: Pick<World, "aws" | "clock" | "credentialsEnd">,
  inputs: Inputs,
  release: number,
  { despiteAlarms }: { despiteAlarms?: true } = {},
): Promise<Sight> {
  const names = namesOf(inputs, release);
  const facts = await discover(aws, inputs, names);
  const credentialsLast = credentialsEnd && credentialsEnd.getTime() - clock.now().getTime();
  return {
    facts: {
      ...facts,
      ...(credentialsLast === undefined ? {} : { credentialsLast }),
      ...(despiteAlarms ? { despiteAlarms } : {}),
    },
    names,
  };
}

/** Judges it; tells the findings, and throws PreflightRefused when one of them is an error. */
export function judged(
  emit: Emit,
  inputs: Inputs,
  { facts, names }: Sight,
  told: ReadonlySet<string> = new Set(),
  find: typeof preflight = preflight,
): Survey {
  tellFacts(emit, facts);
  const findings = find(facts, inputs, names);
  const fresh = findings.filter((finding) => !told.has(keyOf(finding)));
  if (fresh.length > 0) emit({ kind: "findings", findings: fresh });
  if (findings.some(({ severity }) => severity === "error")) throw new PreflightRefused(findings);
  return { facts, findings, names };
}

/** What tells one finding from another: a second survey repeats nothing. */
export const keyOf = ({ code, where }: Finding): string => `${code} ${where}`;

/** Outputs that are known before anything begins, also where nothing does. */
export function tellFacts(emit: Emit, facts: Facts): void {
  const { blue } = facts;
  const output = (name: string, value: string | undefined): void => {
    if (value) emit({ kind: "output", name, value });
  };
  output("ami-id", facts.imageId);
  output("blue-group", blue?.group.AutoScalingGroupName);
  if (facts.fleet === "same-group") output("green-group", blue?.group.AutoScalingGroupName);
  output("blue-instance-ids", blue && JSON.stringify(blue.instances.map(({ InstanceId }) => InstanceId)));
  output("previous-ami-id", imageOf(blue));
}
