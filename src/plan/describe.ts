import type { RevisionLocation } from "@aws-sdk/client-codedeploy";
import type { Facts } from "./facts.ts";

/** A revision as the input `revision` would name it. */
export function revisionText(revision: RevisionLocation | undefined): string {
  const { s3Location: s3, gitHubLocation: github } = revision ?? {};
  if (s3) return `s3://${s3.bucket}/${s3.key}${s3.version ? `?versionId=${s3.version}` : ""}`;
  if (github) return `github:${github.repository}@${github.commitId}`;
  return revision?.revisionType ?? "none";
}

/** The AMI that blue runs: its template version's, or its instances' where that names a parameter. */
export function imageOf(blue: Facts["blue"]): string | undefined {
  const id = blue?.template?.running.LaunchTemplateData?.ImageId;
  return id?.startsWith("ami-") ? id : blue?.instances[0]?.ImageId;
}

/** The same for the plan's text. */
export const blueImage = ({ blue }: Facts): string => imageOf(blue) ?? "unknown";

/** `4`, or `$Latest (4)`. */
export const versionText = (template: NonNullable<Facts["blue"]>["template"]): string =>
  template === undefined
    ? "none"
    : template.configured === String(template.configuredNumber)
      ? template.configured
      : `${template.configured} (${template.configuredNumber})`;
