import { findings } from "../src/plan/preflight.ts";

const line = (code: string, when: string): string => `- \`${code}\`: ${when}`;

/** Every preflight finding as a list, errors first: the made part of docs/findings.md. */
export function findingsPart(): string {
  const of = (severity: string): string[] =>
    Object.entries(findings)
      .filter(([, check]) => check.severity === severity)
      .map(([code, { when }]) => line(code, `when ${when}.`));
  return ["## Errors", "", ...of("error"), "", "## Warnings", "", ...of("warning")].join("\n");
}
