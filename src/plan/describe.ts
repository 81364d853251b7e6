import type { RevisionLocation } from "@aws-sdk/client-codedeploy";
import type { Facts } from "./facts.ts";

/** A revision as the input `revision` would name it. */
export function revisionText(revision: RevisionLocation | undefined): string {
  const { s3Location: s3, gitHubLocation: github } = revision ?? {};
  if (s3) return `s3://${s3.bucket}/${s3.key}${s3.version ? `?versionId=${s3.version}` : ""}`;
  if (github) return `github:${github.repository}@${github.commitId}`;
  return revision?.revisionType ?? "none";
}

/** The AMI that blue runs: most of its instances', which a launch template's alias does not tell. */
export function blueImage({ blue }: Facts): string {
  const counts = new Map<string, number>();
  for (const { ImageId: id } of blue?.instances ?? []) if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? blue?.template?.running.LaunchTemplateData?.ImageId ?? "unknown";
}

/** `4`, or `$Latest (4)`. */
export const versionText = (template: NonNullable<Facts["blue"]>["template"]): string =>
  template === undefined
    ? "none"
    : template.configured === String(template.configuredNumber)
      ? template.configured
      : `${template.configured} (${template.configuredNumber})`;
