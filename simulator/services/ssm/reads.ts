import type * as Client from "@aws-sdk/client-ssm";
import { AwsError } from "../../core/aws-error.ts";
import { pageOf } from "../../core/paging.ts";
import type { HandlersOf } from "../../core/service.ts";
import type { World } from "../../core/world.ts";
import { select, seen, sightOf } from "./lookup.ts";
import { invalid, notFound, parameterArn } from "./names.ts";
import { pageByPath } from "./path-pages.ts";
import type { ParameterRecord, ParameterVersionRecord } from "./state.ts";

/** Reads by name and by path. They lag behind writes: see the switch `ssm-read-lag`. */
export const reads = {
  GetParameter: (world, input) => {
    const found = select(world, input.Name!);
    if (found === undefined) throw notFound(world, input.Name!);
    return { Parameter: describe(world, found.parameter, found.version, found.selector) };
  },

  GetParameters: (world, input) => {
    const names = input.Names ?? [];
    if (names.length > 10) throw invalid(tooLong("names", 10));
    if (new Set(names).size < names.length)
      throw invalid(`Duplicate parameters in the request: ${names.join(", ")}`);
    const results = names.map((name) => ({ name, found: tryToSelect(world, name) }));
    return {
      Parameters: results.flatMap(({ found }) =>
        found === undefined ? [] : [describe(world, found.parameter, found.version, found.selector)],
      ),
      InvalidParameters: results.filter(({ found }) => found === undefined).map(({ name }) => name),
    };
  },

  GetParametersByPath: (world, input) => {
    const { Path: path = "", MaxResults: size = 10 } = input;
    if (!path.startsWith("/")) throw invalid("The parameter path must begin with a slash");
    if (size < 1 || size > 10) throw invalid(tooLong("maxResults", 10));
    if ((input.ParameterFilters ?? []).length > 0) throw invalid("Parameter filters are not simulated here");
    const deep = input.Recursive === true;
    const found = seen(world).filter(({ parameter }) => isBelow(parameter.name, path, deep));
    const page = pageByPath(world, found, ({ parameter }) => parameter.name, {
      token: input.NextToken,
      size,
    });
    return {
      Parameters: page.items.map(({ parameter, version }) => describe(world, parameter, version)),
      NextToken: page.token,
    };
  },

  GetParameterHistory: (world, input) => {
    const parameter = world.ssm.parameters[input.Name!];
    const versions = parameter === undefined ? [] : sightOf(world, parameter);
    if (parameter === undefined || versions.length === 0) throw notFound(world, input.Name!);
    const size = Math.min(input.MaxResults ?? 50, 50);
    const page = pageOf(
      versions,
      ({ version }) => String(version),
      { token: input.NextToken, size },
      "InvalidNextToken",
    );
    return {
      Parameters: page.items.map((version) => ({
        ...metadata(world, parameter, version),
        Value: version.value,
        Labels: version.labels,
      })),
      NextToken: page.token,
    };
  },

  DescribeParameters: (world, input) => {
    const filters = input.ParameterFilters ?? [];
    const found = seen(world).filter(({ parameter }) =>
      filters.every((filter) => passes(world, parameter, filter)),
    );
    const size = Math.min(input.MaxResults ?? 50, 50);
    const named = ({ parameter }: { parameter: ParameterRecord }): string => parameter.name;
    const page = pageOf(found, named, { token: input.NextToken, size }, "InvalidNextToken");
    return {
      Parameters: page.items.map(({ parameter, version }) => metadata(world, parameter, version)),
      NextToken: page.token,
    };
  },
} satisfies HandlersOf<typeof Client>;

function isBelow(name: string, path: string, deep: boolean): boolean {
  const prefix = `${path.replace(/\/$/, "")}/`;
  return name.startsWith(prefix) && (deep || !name.slice(prefix.length).includes("/"));
}

const tooLong = (member: string, limit: number): string =>
  `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${limit}`;

/** In a list, an unknown version is as invalid as an unknown name. */
function tryToSelect(world: World, name: string): ReturnType<typeof select> {
  try {
    return select(world, name);
  } catch (error) {
    if (error instanceof AwsError && error.name === "ParameterVersionNotFound") return undefined;
    throw error;
  }
}

function describe(
  world: World,
  parameter: ParameterRecord,
  version: ParameterVersionRecord,
  selector?: string,
): Client.Parameter {
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: version.value,
    Version: version.version,
    ...(selector === undefined ? {} : { Selector: `:${selector}` }),
    LastModifiedDate: new Date(version.at),
    ARN: parameterArn(world, parameter.name),
    DataType: parameter.dataType,
  };
}

function metadata(
  world: World,
  parameter: ParameterRecord,
  version: ParameterVersionRecord,
): Client.ParameterMetadata {
  return {
    Name: parameter.name,
    ARN: parameterArn(world, parameter.name),
    Type: parameter.type,
    ...(parameter.keyId === undefined ? {} : { KeyId: parameter.keyId }),
    LastModifiedDate: new Date(version.at),
    LastModifiedUser: version.by,
    ...(parameter.description === undefined ? {} : { Description: parameter.description }),
    ...(parameter.allowedPattern === undefined ? {} : { AllowedPattern: parameter.allowedPattern }),
    Version: version.version,
    Tier: parameter.tier,
    Policies: [],
    DataType: parameter.dataType,
  };
}

/** DescribeParameters' filters: Name (Equals, BeginsWith, Contains), Path, Type, Tier, DataType, `tag:…`. */
function passes(world: World, parameter: ParameterRecord, filter: Client.ParameterStringFilter): boolean {
  const { Key: key = "", Option: option = "Equals", Values: values = [] } = filter;
  if (key === "Path") return values.some((path) => isBelow(parameter.name, path, option === "Recursive"));
  const value = key.startsWith("tag:")
    ? world.ssm.tags[parameter.name]?.[key.slice(4)]
    : filterValue(parameter, key);
  if (value === undefined) return false;
  if (values.length === 0) return true;
  const compare = comparisons[option];
  if (compare === undefined)
    throw new AwsError("InvalidFilterOption", `The filter option ${option} is not valid`);
  return values.some((wanted) => compare(value, wanted));
}

const comparisons: Record<string, (value: string, wanted: string) => boolean> = {
  Equals: (value, wanted) => value === wanted,
  BeginsWith: (value, wanted) => value.startsWith(wanted),
  Contains: (value, wanted) => value.includes(wanted),
};

function filterValue(parameter: ParameterRecord, key: string): string | undefined {
  const values: Record<string, string | undefined> = {
    Name: parameter.name,
    Type: parameter.type,
    Tier: parameter.tier,
    DataType: parameter.dataType,
    KeyId: parameter.keyId,
  };
  if (!(key in values)) throw new AwsError("InvalidFilterKey", `The filter key ${key} is not valid`);
  return values[key];
}
