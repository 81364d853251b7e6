import type { Emit } from "../events.ts";

/** The consoles of AWS's partitions, by what their regions begin with (AWS general reference). */
const CONSOLES: readonly [prefix: string, host: string][] = [
  ["cn-", "console.amazonaws.cn"],
  ["us-gov-", "console.amazonaws-us-gov.com"],
  ["", "console.aws.amazon.com"],
];

/** Where people see a deployment. */
export function consoleUrl(region: string, deploymentId: string): string {
  const [, host] = CONSOLES.find(([prefix]) => region.startsWith(prefix))!;
  return `https://${region}.${host}/codesuite/codedeploy/deployments/${deploymentId}?region=${region}`;
}

/** Adds the output `console-url` to each `deployment-id`: the steps that know the one do not know the region. */
export const withConsoleUrl =
  (emit: Emit, region: string): Emit =>
  (event) => {
    emit(event);
    if (event.kind === "output" && event.name === "deployment-id")
      emit({ kind: "output", name: "console-url", value: consoleUrl(region, event.value) });
  };
