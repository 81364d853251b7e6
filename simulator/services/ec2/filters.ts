import type { World } from "../../core/world.ts";
import type { Filter } from "@aws-sdk/client-ec2";
import { AwsError } from "../../core/aws-error.ts";
import { pageOf, pageSize } from "../../core/paging.ts";
import { invalidValue } from "./refuse.ts";
import type { Tags } from "./state.ts";

/** What a kind of resource can be filtered by: the values of one, by filter name. */
export type FilterTable<T> = Record<string, (one: T) => readonly (string | undefined)[]>;

/**
 * The resources that match every filter (values are alternatives, `*` and `?` wildcards). Tag filters (`tag:<key>`,
 * `tag-key`, `tag-value`) work on everything that has tags.
 */
export function filtered<T>(
  all: readonly T[],
  filters: readonly Filter[] | undefined,
  table: FilterTable<T>,
  tagsOf: (one: T) => Tags,
): T[] {
  const tests = (filters ?? []).map((filter) => testOf(filter, table, tagsOf));
  return all.filter((one) => tests.every((test) => test(one)));
}

function testOf<T>(
  { Name: name = "", Values: wanted = [] }: Filter,
  table: FilterTable<T>,
  tagsOf: (one: T) => Tags,
): (one: T) => boolean {
  const patterns = wanted.map(patternOf);
  const fits = (value: string | undefined): boolean =>
    value !== undefined && patterns.some((pattern) => pattern(value));
  if (name.startsWith("tag:")) {
    const key = name.slice("tag:".length);
    return (one) => fits(tagsOf(one)[key]);
  }
  if (name === "tag-key") return (one) => Object.keys(tagsOf(one)).some(fits);
  if (name === "tag-value") return (one) => Object.values(tagsOf(one)).some(fits);
  const read = table[name];
  if (!read) throw invalidValue(`The filter '${name}' is invalid`);
  return (one) => read(one).some(fits);
}

function patternOf(wanted: string): (value: string) => boolean {
  if (!/[*?\\]/.test(wanted)) return (value) => value === wanted;
  const source = wanted.replace(/\\(.)|([*?])|([.+^${}()|[\]])/g, (_, escaped, wild, plain) => {
    if (escaped !== undefined) return `\\${String(escaped)}`;
    if (wild !== undefined) return wild === "*" ? ".*" : ".";
    return `\\${String(plain)}`;
  });
  const expression = new RegExp(`^${source}$`, "s");
  return (value) => expression.test(value);
}

interface Paged {
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
}

/** One page of results; everything (up to 1,000) when no size is asked for. */
export function paged<T>(
  world: World,
  all: readonly T[],
  keyOf: (one: T) => string,
  { MaxResults: size, NextToken: token }: Paged,
  limits: { min: number; max: number } = { min: 5, max: 1000 },
): { items: T[]; NextToken?: string } {
  if (size !== undefined && (size < limits.min || size > limits.max)) {
    throw invalidValue(
      `Value ( ${size} ) for parameter maxResults is invalid. Expecting a value between ${limits.min} and ${limits.max}.`,
    );
  }
  const page = pageOf(
    all,
    keyOf,
    { token, size: size === undefined ? limits.max : pageSize(world, size) },
    "InvalidNextToken",
  );
  return { items: page.items, ...(page.token !== undefined && { NextToken: page.token }) };
}

/** Ids and a page size exclude each other (Amazon EC2 API reference, DescribeInstances). */
export function refuseIdsWithPages(ids: readonly string[] | undefined, asked: Paged, member: string): void {
  if (ids?.length && asked.MaxResults !== undefined) {
    throw new AwsError(
      "InvalidParameterCombination",
      `The parameter ${member} cannot be used with the parameter maxResults`,
    );
  }
}
