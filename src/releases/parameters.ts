import type { Parameter } from "@aws-sdk/client-ssm";
import type { Aws } from "../aws/call.ts";
import { refusedWith } from "../aws/aws-error.ts";
import { allPages } from "../aws/pages.ts";
import type { Json } from "../engine/step.ts";
import { Failure } from "../failure.ts";
import type { Millis } from "../time/clock.ts";
import { SECOND } from "../time/duration.ts";

/** The version of every value we write; newer ones are refused, older ones migrated. */
const VALUE_VERSION = 1;
/** Standard parameters hold 4 KB (SSM user guide, parameter-store-advanced-parameters); we keep a margin. */
export const LARGEST_VALUE = 3500;
/** Reads show what was written so long ago (field reports: up to a few seconds). */
export const READ_LAG: Millis = 5 * SECOND;

/** A value of the release log as text: braces in strings are escaped, since SSM refuses `{{` (PutParameter reference). */
export const encode = (value: Json): string =>
  JSON.stringify({ v: VALUE_VERSION, value }).replace(/"[^"\\]*(?:\\.[^"\\]*)*"/g, (text) =>
    text.replace(/\{/g, "\\u007b"),
  );

/** Reads a value back; a newer version's is refused. */
export function decode<T>(text: string, name: string): T {
  const { v, value } = JSON.parse(text) as { v: number; value: T };
  if (v <= VALUE_VERSION) return value;
  throw new Failure(
    "newer-release-log",
    `${name} was written by a newer version of this action (value version ${v}).`,
    "Use that version of the action, or a later one.",
  );
}

/** Overwrites; only for parameters that a single owner writes. Returns the parameter's new version. */
export async function put(aws: Aws, name: string, value: Json, signal?: AbortSignal): Promise<number> {
  const { Version } = await aws(
    "ssm:PutParameter",
    { Name: name, Value: checked(name, value), Type: "String", Tier: "Standard", Overwrite: true },
    { again: true, signal },
  );
  return Version!;
}

/** Creates atomically: false when the name is taken. Throws LostAnswer when nobody knows. */
export async function create(aws: Aws, name: string, value: Json): Promise<boolean> {
  try {
    const input = { Name: name, Value: checked(name, value), Type: "String", Tier: "Standard" } as const;
    await aws("ssm:PutParameter", { ...input, Overwrite: false });
    return true;
  } catch (error) {
    if (refusedWith(error, "ParameterAlreadyExists")) return false;
    throw error;
  }
}

/** The value of a parameter, or undefined when there is none (or none visible yet). */
export async function read<T>(aws: Aws, name: string): Promise<T | undefined> {
  const { Parameters } = await aws("ssm:GetParameters", { Names: [name] });
  const found = Parameters?.[0]?.Value;
  return found === undefined ? undefined : decode<T>(found, name);
}

/** The version of a parameter: 0 when there is none (or none visible yet). */
export async function versionOf(aws: Aws, name: string): Promise<number> {
  return (await aws("ssm:GetParameters", { Names: [name] })).Parameters?.[0]?.Version ?? 0;
}

/** All parameters below a path. Pages may be empty and yet carry a token (rule 24). */
export const below = (aws: Aws, path: string, recursive: boolean): Promise<Parameter[]> =>
  allPages(
    (token) =>
      aws("ssm:GetParametersByPath", {
        Path: path,
        Recursive: recursive,
        MaxResults: 10,
        ...(token ? { NextToken: token } : {}),
      }),
    (page) => page.Parameters,
    (page) => page.NextToken,
  );

/** How many bytes a value that JSON can hold takes. */
export const bytesOf = (value: object | null): number => Buffer.byteLength(encode(value as Json));

function checked(name: string, value: Json): string {
  const text = encode(value);
  const bytes = Buffer.byteLength(text);
  if (bytes <= LARGEST_VALUE) return text;
  throw new Failure("value-too-large", `${name} would hold ${bytes} bytes, more than ${LARGEST_VALUE}.`);
}
