import type * as Client from "@aws-sdk/client-ssm";
import { AwsError } from "../../core/aws-error.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { present } from "./lookup.ts";
import { notFound } from "./names.ts";
import type { ParameterRecord, ParameterVersionRecord } from "./state.ts";

const labelsPerVersion = 10;

/** Labels of versions, and tags (Systems Manager user guide, sysman-paramstore-labels). */
export const labels = {
  LabelParameterVersion: (world, input) => {
    const parameter = existing(world, input.Name!);
    const version = versionOf(parameter, input.ParameterVersion);
    const wanted = input.Labels ?? [];
    const valid = wanted.filter(isLabel);
    const after = new Set([...version.labels, ...valid]);
    if (after.size > labelsPerVersion)
      throw new AwsError(
        "ParameterVersionLabelLimitExceeded",
        `A parameter version can have a maximum of ten labels. Move one or more labels to another version and try again.`,
      );
    // A label lives on one version and moves.
    for (const other of parameter.versions)
      other.labels = other.labels.filter((label) => !valid.includes(label));
    version.labels = [...after];
    return { InvalidLabels: wanted.filter((label) => !isLabel(label)), ParameterVersion: version.version };
  },

  UnlabelParameterVersion: (world, input) => {
    const version = versionOf(existing(world, input.Name!), input.ParameterVersion);
    const removed = (input.Labels ?? []).filter((label) => version.labels.includes(label));
    version.labels = version.labels.filter((label) => !removed.includes(label));
    return {
      RemovedLabels: removed,
      InvalidLabels: (input.Labels ?? []).filter((label) => !removed.includes(label)),
    };
  },

  AddTagsToResource: (world, input) => {
    const tags = (world.ssm.tags[taggable(world, input.ResourceType, input.ResourceId)] ??= {});
    for (const { Key = "", Value = "" } of input.Tags ?? []) tags[Key] = Value;
    return {};
  },

  RemoveTagsFromResource: (world, input) => {
    const tags = world.ssm.tags[taggable(world, input.ResourceType, input.ResourceId)] ?? {};
    for (const key of input.TagKeys ?? []) delete tags[key];
    return {};
  },

  ListTagsForResource: (world, input) => {
    const tags = world.ssm.tags[taggable(world, input.ResourceType, input.ResourceId)] ?? {};
    return { TagList: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
  },
} satisfies HandlersOf<typeof Client>;

const isLabel = (label: string): boolean =>
  /^[A-Za-z0-9_.-]{1,100}$/.test(label) && !/^(\d|aws|ssm)/i.test(label);

function existing(world: World, name: string): ParameterRecord {
  const parameter = present(world, name);
  if (parameter === undefined) throw notFound(world, name);
  return parameter;
}

function versionOf(parameter: ParameterRecord, number: number | undefined): ParameterVersionRecord {
  if (number === undefined) return parameter.versions.at(-1)!;
  const version = parameter.versions.find((known) => known.version === number);
  if (version !== undefined) return version;
  throw new AwsError(
    "ParameterVersionNotFound",
    `Systems Manager could not find version ${number} of ${parameter.name}. Verify the version and try again.`,
  );
}

function taggable(world: World, type: string | undefined, id: string | undefined): string {
  if (type !== "Parameter") throw new AwsError("InvalidResourceType", "Only parameters are simulated");
  if (present(world, id ?? "") === undefined)
    throw new AwsError("InvalidResourceId", `The resource ID ${id} is not valid`);
  return id!;
}
