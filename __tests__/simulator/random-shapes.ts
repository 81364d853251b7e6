import { NormalizedSchema } from "@smithy/core/schema";
import type { StructSchema } from "../../simulator/core/models.ts";
import { nextRandom } from "../../simulator/core/random.ts";

const WORDS = ["a", "x y", "é+&<>\"'", "a.b-1", "/p/q", "😀", "line\nbreak", " lead", "0", "true", "]]>"];

/** Random values of any shape of the model, from a seed. */
export interface Shapes {
  /** A value that every protocol can carry, or undefined when the shape cannot be filled within the depth. */
  value(schema: NormalizedSchema): unknown;
}

type Members = Record<string, unknown>;

/** Random values for schemas; the same seed gives the same values. */
export function randomShapes(seed: number): Shapes {
  const holder = { random: seed };
  const below = (n: number): number => Math.floor(nextRandom(holder) * n);

  function struct(schema: NormalizedSchema, depth: number): Members {
    const members = [...schema.structIterator()];
    if (schema.isUnionSchema()) {
      const [name, member] = members[below(members.length)]!;
      return { [name]: any(member, depth - 1) };
    }
    const required = requiredOf(schema);
    const made: Members = {};
    for (const [index, [name, member]] of members.entries()) {
      // The SDK fills in tokens that are missing, which would look like a difference.
      if (member.isIdempotencyToken()) made[name] = "token";
      else if (index < required || (depth > 0 && below(10) < 6)) made[name] = any(member, depth - 1);
    }
    return made;
  }

  function simple(schema: NormalizedSchema): unknown {
    if (schema.isBooleanSchema()) return below(2) === 1;
    if (schema.isNumericSchema()) return below(1000);
    if (schema.isTimestampSchema()) return new Date(1_700_000_000_000 + below(1e6) * 1000);
    if (schema.isBlobSchema()) return new Uint8Array([1, 2, below(256)]);
    return WORDS[below(WORDS.length)];
  }

  function any(schema: NormalizedSchema, depth: number): unknown {
    if (schema.isStructSchema()) return struct(schema, depth);
    const length = depth > 0 ? below(3) : 0;
    const many = (): unknown[] => Array.from({ length }, () => any(schema.getValueSchema(), depth - 1));
    if (schema.isListSchema()) return many();
    if (schema.isMapSchema()) return Object.fromEntries(many().map((item, index) => [`k${index}`, item]));
    return simple(schema);
  }

  return {
    value(schema) {
      if (!schema.isStructSchema() || [...schema.structIterator()].length === 0) return {};
      for (let tries = 0; tries < 60; tries++) {
        const made = carried(schema, any(schema, 4 + (tries >> 3)));
        if (made !== undefined) return made;
      }
      return requiredOf(schema) > 0 ? undefined : {};
    },
  };
}

const requiredOf = (schema: NormalizedSchema): number =>
  (schema.getSchema() as unknown as StructSchema)[6] ?? 0;

/** Without empty structures and lists, which the query protocols cannot carry; undefined when nothing is left. */
function carried(schema: NormalizedSchema, value: unknown): unknown {
  if (schema.isStructSchema()) {
    const kept: Members = {};
    for (const [index, [name, member]] of [...schema.structIterator()].entries()) {
      const given = (value as Members)[name];
      const left = given === undefined ? undefined : carried(member, given);
      if (left !== undefined) kept[name] = left;
      else if (index < requiredOf(schema)) return undefined;
    }
    return Object.keys(kept).length > 0 ? kept : undefined;
  }
  if (schema.isListSchema()) {
    const left = (value as unknown[]).map((item) => carried(schema.getValueSchema(), item));
    const kept = left.filter((item) => item !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  if (schema.isMapSchema()) {
    const left = Object.entries(value as Members).map(([key, item]) => [
      key,
      carried(schema.getValueSchema(), item),
    ]);
    const kept = left.filter(([, item]) => item !== undefined);
    return kept.length > 0 ? Object.fromEntries(kept) : undefined;
  }
  return value;
}
