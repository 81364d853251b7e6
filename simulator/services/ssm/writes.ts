import type * as Client from "@aws-sdk/client-ssm";
import { AwsError } from "../../core/aws-error.ts";
import type { Call, HandlersOf } from "../../core/service.ts";
import { switchIs } from "../../core/switches.ts";
import type { World } from "../../core/world.ts";
import { freeAgainMs, present } from "./lookup.ts";
import { checkName, invalid, notFound } from "./names.ts";
import type { ParameterRecord } from "./state.ts";

const versionsKept = 100;
const standardLimit = 4096;
const advancedLimit = 8192;

/** Writes: atomic, seen by later writes at once and by reads after the lag. */
export const writes = {
  PutParameter: (world, input, call) => {
    const name = input.Name!;
    checkName(name);
    const tags = input.Tags ?? [];
    if (input.Overwrite === true && tags.length > 0)
      throw invalid(
        "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. " +
          "To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
      );
    checkValue(input);
    const known = present(world, name);
    if (known !== undefined && input.Overwrite !== true) throw alreadyExists();
    const parameter = known ?? create(world, input);
    addVersion(world, parameter, input, call);
    if (tags.length > 0)
      world.ssm.tags[name] = Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value ?? ""]));
    return { Version: parameter.versions.at(-1)!.version, Tier: parameter.tier };
  },

  DeleteParameter: (world, input) => {
    if (!erase(world, input.Name!)) throw notFound(world, input.Name!);
    return {};
  },

  DeleteParameters: (world, input) => {
    const names = input.Names ?? [];
    if (names.length > 10) throw invalid("At most 10 parameters can be deleted in one request");
    const results = names.map((name) => ({ name, done: erase(world, name) }));
    const those = (done: boolean): string[] =>
      results.filter((one) => one.done === done).map(({ name }) => name);
    return { DeletedParameters: those(true), InvalidParameters: those(false) };
  },
} satisfies HandlersOf<typeof Client>;

const alreadyExists = (): AwsError =>
  new AwsError(
    "ParameterAlreadyExists",
    "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
  );

/** What Parameter Store refuses of a value (Systems Manager API reference, PutParameter; user guide, parameter-store-advanced-parameters). */
function checkValue({
  Value: value = "",
  Tier: tier,
  AllowedPattern: pattern,
}: Client.PutParameterRequest): void {
  if (value === "") throw invalid("Parameter value can't be empty");
  if (value.includes("{{"))
    throw invalid(`Parameter value can't nest another parameter. Do not use "{{}}" in the value.`);
  const size = Buffer.byteLength(value);
  if (size > advancedLimit) throw invalid(`Parameter value is larger than ${advancedLimit} characters`);
  if (size > standardLimit && (tier ?? "Standard") === "Standard")
    throw invalid(
      `Standard tier parameters support a maximum parameter value of ${standardLimit} characters. To create a larger parameter value, ` +
        `upgrade the parameter to use the advanced-parameter tier. For more information, see ` +
        `https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html`,
    );
  if (pattern !== undefined && !new RegExp(pattern).test(value))
    throw new AwsError(
      "ParameterPatternMismatchException",
      "Parameter value, cannot be validated against allowedPattern: " + pattern,
    );
}

function create(world: World, input: Client.PutParameterRequest): ParameterRecord {
  const name = input.Name!;
  const deletedAt = world.ssm.parameters[name]?.deletedAt;
  const taken = deletedAt !== undefined && world.now < deletedAt + freeAgainMs;
  if (taken && switchIs(world, "ssm-name-after-delete", "already-exists")) throw alreadyExists();
  if (input.Type === undefined) throw invalid("A parameter type is required when you create a parameter.");
  const parameter: ParameterRecord = {
    name,
    type: input.Type,
    tier: "Standard",
    dataType: input.DataType ?? "text",
    versions: [],
  };
  world.ssm.parameters[name] = parameter;
  return parameter;
}

function addVersion(
  world: World,
  parameter: ParameterRecord,
  input: Client.PutParameterRequest,
  call: Call,
): void {
  const last = parameter.versions.at(-1)?.version ?? 0;
  if (parameter.versions.length >= versionsKept) dropOldest(parameter, last + 1);
  if (input.Description !== undefined) parameter.description = input.Description;
  if (input.AllowedPattern !== undefined) parameter.allowedPattern = input.AllowedPattern;
  if (input.KeyId !== undefined) parameter.keyId = input.KeyId;
  if (input.Tier === "Advanced") parameter.tier = "Advanced";
  parameter.versions.push({
    version: last + 1,
    value: input.Value!,
    at: world.now,
    by: call.principal.arn,
    labels: [],
  });
}

/** 100 versions are kept; a labelled oldest blocks the write (user guide, sysman-paramstore-versions). */
function dropOldest(parameter: ParameterRecord, next: number): void {
  const oldest = parameter.versions[0]!;
  if (oldest.labels.length > 0)
    throw new AwsError(
      "ParameterMaxVersionLimitExceeded",
      `You attempted to create a new version of ${parameter.name} by calling the PutParameter API with the overwrite flag. ` +
        `Version ${oldest.version}, the oldest version, can't be deleted because it has a label associated with it. ` +
        `Move the label to another version of the parameter, and try again. (version ${next})`,
    );
  parameter.versions.shift();
}

function erase(world: World, name: string): boolean {
  const parameter = present(world, name);
  if (parameter === undefined) return false;
  parameter.deletedAt = world.now;
  delete world.ssm.tags[name];
  return true;
}
