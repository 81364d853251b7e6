import type {
  DeleteLaunchTemplateVersionsResponseErrorItem,
  DescribeLaunchTemplateVersionsRequest,
  LaunchTemplateVersion,
  RequestLaunchTemplateData,
  ValidationWarning,
} from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import type { Call, HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { filtered, paged } from "./filters.ts";
import type { FilterTable } from "./filters.ts";
import { isAlias, resolveImage } from "./image-alias.ts";
import { instanceTypes } from "./instance-types.ts";
import { invalidValue } from "./refuse.ts";
import { latestOf, templateOf, versionOf } from "./template-find.ts";
import { oncePerToken } from "./tokens.ts";
import type { DeviceRecord, TemplateRecord, TemplateVersionRecord } from "./state.ts";

type Handlers = HandlersOf<typeof import("@aws-sdk/client-ec2")>;
type Given = RequestLaunchTemplateData | Record<string, unknown>;

const maxVersions = 10_000;

/** Adds the next version; the first one of a template is its default. */
export function addVersion(
  world: World,
  template: TemplateRecord,
  parameters: Given,
  description: string | undefined,
  createdBy: string,
): TemplateVersionRecord {
  if (Object.keys(template.versions).length >= maxVersions) {
    throw new AwsError(
      "VersionLimitExceeded",
      "You have reached your quota of versions for this launch template.",
    );
  }
  const number = ++template.given;
  const given = structuredClone({ ...parameters }) as Record<string, unknown>;
  return (template.versions[number] = {
    number,
    ...(description !== undefined && { description }),
    createdAt: world.now,
    createdBy,
    parameters: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  });
}

/**
 * A source version's parameters, overridden one by one by what is given; the snapshots of its block devices are not
 * inherited (EC2 API reference, CreateLaunchTemplateVersion).
 */
function inherited(source: TemplateVersionRecord, given: Given): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...source.parameters };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) merged[name] = value;
  const overridden = (given as RequestLaunchTemplateData).BlockDeviceMappings !== undefined;
  const devices = merged["BlockDeviceMappings"] as DeviceRecord[] | undefined;
  if (!overridden && devices) merged["BlockDeviceMappings"] = devices.map(withoutSnapshot);
  return merged;
}

function withoutSnapshot(device: DeviceRecord): DeviceRecord {
  if (!device.Ebs) return device;
  const { SnapshotId: _, ...Ebs } = device.Ebs;
  return { ...device, Ebs };
}

/** A template is not validated: what looks wrong is only warned of. */
export function warningsFor(
  world: World,
  parameters: RequestLaunchTemplateData,
): { Warning?: ValidationWarning } {
  const Errors: { Code: string; Message: string }[] = [];
  const { ImageId: image, InstanceType: type } = parameters;
  if (image !== undefined && !isAlias(image) && !world.ec2.images[image]) {
    Errors.push({ Code: "InvalidAMIID.NotFound", Message: `The image id '[${image}]' does not exist` });
  }
  if (type !== undefined && !instanceTypes[type]) {
    Errors.push({ Code: "InvalidInstanceType", Message: `The instance type '${type}' does not exist` });
  }
  return Errors.length > 0 ? { Warning: { Errors } } : {};
}

function shown(
  world: World,
  template: TemplateRecord,
  version: TemplateVersionRecord,
  resolve?: Call,
): LaunchTemplateVersion {
  const parameters = version.parameters as NonNullable<LaunchTemplateVersion["LaunchTemplateData"]>;
  const ImageId =
    resolve && parameters.ImageId !== undefined
      ? resolveImage(world, parameters.ImageId, resolve)
      : parameters.ImageId;
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    VersionNumber: version.number,
    ...(version.description !== undefined && { VersionDescription: version.description }),
    CreateTime: new Date(version.createdAt),
    CreatedBy: version.createdBy,
    DefaultVersion: version.number === template.defaultVersion,
    LaunchTemplateData: ImageId === undefined ? parameters : { ...parameters, ImageId },
  };
}

const createLaunchTemplateVersion: Handlers["CreateLaunchTemplateVersion"] = (world, input, call) => {
  const template = templateOf(world, input);
  const given = input.LaunchTemplateData ?? {};
  const [number = ""] = oncePerToken(world, "CreateLaunchTemplateVersion", input, () => {
    const source = input.SourceVersion === undefined ? undefined : versionOf(template, input.SourceVersion);
    const parameters = source ? inherited(source, given) : given;
    return [
      String(addVersion(world, template, parameters, input.VersionDescription, call.principal.arn).number),
    ];
  });
  const version = versionOf(template, number);
  const LaunchTemplateVersion = shown(world, template, version, input.ResolveAlias ? call : undefined);
  return { LaunchTemplateVersion, ...warningsFor(world, version.parameters) };
};

interface Row {
  template: TemplateRecord;
  version: TemplateVersionRecord;
}

const filterTable: FilterTable<Row> = {
  "image-id": ({ version }) => [version.parameters["ImageId"] as string | undefined],
  "instance-type": ({ version }) => [version.parameters["InstanceType"] as string | undefined],
  "is-default-version": ({ template, version }) => [String(template.defaultVersion === version.number)],
};

/** A template's versions that were asked for, the newest first. */
function rowsOf(template: TemplateRecord, asked: DescribeLaunchTemplateVersionsRequest): Row[] {
  const names = asked.Versions ?? [];
  const numbers = new Set(names.map((name) => versionOf(template, name).number));
  return Object.values(template.versions)
    .filter(({ number }) => names.length === 0 || numbers.has(number))
    .filter(({ number }) => number >= Number(asked.MinVersion ?? 1))
    .filter(({ number }) => number <= Number(asked.MaxVersion ?? Infinity))
    .toReversed()
    .map((version) => ({ template, version }));
}

/** Of one template; of all templates only `$Latest` and `$Default` can be asked for. */
const describeLaunchTemplateVersions: Handlers["DescribeLaunchTemplateVersions"] = (world, input, call) => {
  const everywhere = input.LaunchTemplateId === undefined && input.LaunchTemplateName === undefined;
  const asked = input.Versions ?? [];
  if (everywhere && (asked.length === 0 || asked.some((version) => !version.startsWith("$")))) {
    throw new AwsError(
      "MissingParameter",
      "Either a launch template ID or a launch template name must be specified.",
    );
  }
  const templates = everywhere ? Object.values(world.ec2.templates) : [templateOf(world, input)];
  const rows = templates.flatMap((template) => rowsOf(template, input));
  const found = filtered(rows, input.Filters, filterTable, () => ({}));
  const keyOf = ({ template, version }: Row): string => `${template.id} ${version.number}`;
  const { items, ...next } = paged(world, found, keyOf, input, { min: 1, max: 200 });
  const resolve = input.ResolveAlias ? call : undefined;
  return {
    LaunchTemplateVersions: items.map(({ template, version }) => shown(world, template, version, resolve)),
    ...next,
  };
};

const deleteLaunchTemplateVersions: Handlers["DeleteLaunchTemplateVersions"] = (world, input) => {
  const template = templateOf(world, input);
  const asked = input.Versions ?? [];
  if (asked.length > 200) throw invalidValue("The maximum number of versions in one call is 200.");
  const names = { LaunchTemplateId: template.id, LaunchTemplateName: template.name };
  const gone: { VersionNumber: number }[] = [];
  const kept: DeleteLaunchTemplateVersionsResponseErrorItem[] = [];
  for (const text of asked) {
    const number = text === "$Latest" ? latestOf(template) : Number(text);
    const isDefault = text === "$Default" || number === template.defaultVersion;
    if (!isDefault && template.versions[number]) {
      delete template.versions[number];
      gone.push({ VersionNumber: number });
      continue;
    }
    const Code = isDefault ? "unexpectedError" : "launchTemplateVersionDoesNotExist";
    const Message = isDefault
      ? "You cannot delete the default version of a launch template."
      : `Launch template version ${text} does not exist.`;
    kept.push({ ...names, VersionNumber: number, ResponseError: { Code, Message } });
  }
  return {
    SuccessfullyDeletedLaunchTemplateVersions: gone.map((one) => ({ ...names, ...one })),
    UnsuccessfullyDeletedLaunchTemplateVersions: kept,
  };
};

export const templateVersionHandlers = {
  CreateLaunchTemplateVersion: createLaunchTemplateVersion,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DeleteLaunchTemplateVersions: deleteLaunchTemplateVersions,
} satisfies Handlers;
