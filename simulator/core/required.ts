import { NormalizedSchema } from "@smithy/core/schema";
import { modelOf, type ServiceName, type StructSchema } from "./models.ts";

/** A member which the model requires and the input lacks, and its place (`tags.1.member.key`). */
export interface Missing {
  member: string;
  path: string;
}

/** The first required member that an operation's input lacks, nested structures included. */
export function firstMissing(service: ServiceName, operation: string, input: unknown): Missing | undefined {
  const schema = modelOf(service).operations[operation]?.[4];
  return schema === undefined ? undefined : search(NormalizedSchema.of(schema as never), input, "");
}

function search(schema: NormalizedSchema, value: unknown, path: string): Missing | undefined {
  if (schema.isStructSchema()) return searchStruct(schema, (value ?? {}) as Record<string, unknown>, path);
  if (schema.isListSchema() && Array.isArray(value)) {
    const member = schema.getValueSchema();
    if (!member.isStructSchema()) return undefined;
    for (const [index, item] of value.entries()) {
      const missing = search(member, item, `${path}.${index + 1}.member`);
      if (missing) return missing;
    }
  }
  return undefined;
}

function searchStruct(
  schema: NormalizedSchema,
  value: Record<string, unknown>,
  path: string,
): Missing | undefined {
  const [, , , , names, , required = 0] = schema.getSchema() as unknown as StructSchema;
  for (const [index, name] of names.entries()) {
    const given = value[name];
    const at = path ? `${path}.${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
    if (given === undefined || given === null) {
      if (index < required) return { member: name, path: at };
    } else if (typeof given === "object") {
      const missing = search(schema.getMemberSchema(name), given, at);
      if (missing) return missing;
    }
  }
  return undefined;
}
