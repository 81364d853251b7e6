import { AwsError } from "../../core/aws-error.ts";
import type { World } from "../../core/world.ts";
import { invalidCombination, lookUp, missingParameter } from "./refuse.ts";
import type { TemplateRecord, TemplateVersionRecord } from "./state.ts";

export interface TemplateName {
  LaunchTemplateId?: string | undefined;
  LaunchTemplateName?: string | undefined;
}

const notFound = (): AwsError =>
  new AwsError(
    "InvalidLaunchTemplateName.NotFoundException",
    "At least one of the launch templates specified in the request does not exist.",
  );

/** The template by id or name, exactly one of which has to be given. */
export function templateOf(
  world: World,
  { LaunchTemplateId: id, LaunchTemplateName: name }: TemplateName,
): TemplateRecord {
  if (id !== undefined && name !== undefined) {
    throw invalidCombination("Only one of LaunchTemplateId and LaunchTemplateName may be specified.");
  }
  if (id !== undefined) return lookUp("template", world.ec2.templates, [id])[0]!;
  if (name === undefined) throw missingParameter("LaunchTemplateId or LaunchTemplateName");
  const found = Object.values(world.ec2.templates).find((template) => template.name === name);
  if (!found) throw notFound();
  return found;
}

/** The highest number that exists: what `$Latest` means. */
export const latestOf = (template: TemplateRecord): number =>
  Math.max(0, ...Object.keys(template.versions).map(Number));

/** The version meant by a number, `$Latest` or `$Default` (default: `$Default`). */
export function versionOf(template: TemplateRecord, version: string | undefined): TemplateVersionRecord {
  const number =
    version === "$Latest"
      ? latestOf(template)
      : version === undefined || version === "" || version === "$Default"
        ? template.defaultVersion
        : Number(version);
  if (!Number.isInteger(number) || number < 1) {
    throw new AwsError("InvalidLaunchTemplateVersion.Malformed", `Invalid version: ${version}`);
  }
  const found = template.versions[number];
  if (found) return found;
  throw new AwsError(
    "InvalidLaunchTemplateId.VersionNotFound",
    `Could not find the specified version ${number} for the launch template with ID ${template.id}.`,
  );
}
