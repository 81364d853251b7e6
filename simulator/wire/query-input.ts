import { NormalizedSchema } from "@smithy/core/schema";

/** The form's dotted names as a tree: `A.1.B=x` is `{ A: { 1: { B: { "": "x" } } } }`. */
export interface Tree {
  [part: string]: Tree | string | undefined;
}

const newTree = (): Tree => Object.create(null) as Tree;
const branch = (tree: Tree, part: string): Tree | undefined => tree[part] as Tree | undefined;
const leaf = (tree: Tree): string | undefined => tree[""] as string | undefined;

/** Takes a form body apart. */
export function parseForm(body: string): Tree {
  const root = newTree();
  for (const [name, value] of new URLSearchParams(body)) {
    let at = root;
    for (const part of name.split(".")) at = (at[part] ??= newTree()) as Tree;
    at[""] = value;
  }
  return root;
}

/** A top-level parameter of the form, such as `Action`. */
export const parameter = (tree: Tree, name: string): string | undefined => {
  const at = branch(tree, name);
  return at && leaf(at);
};

/**
 * The inverse of the SDK's QueryShapeSerializer.
 * @param ec2 EC2's dialect: its own names, every list flat (Smithy "AWS EC2 query protocol")
 */
export function readForm(schema: NormalizedSchema, tree: Tree, ec2: boolean): unknown {
  if (schema.isStructSchema()) return readStruct(schema, tree, ec2);
  if (schema.isListSchema()) return readList(schema, tree, ec2);
  if (schema.isMapSchema()) return readMap(schema, tree, ec2);
  return readText(schema, leaf(tree));
}

function readStruct(schema: NormalizedSchema, tree: Tree, ec2: boolean): unknown {
  const struct: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const { ec2QueryName, xmlName } = member.getMergedTraits() as { ec2QueryName?: string; xmlName?: string };
    const plain = xmlName ?? name;
    const key = ec2 ? (ec2QueryName ?? plain.charAt(0).toUpperCase() + plain.slice(1)) : plain;
    const given = branch(tree, key);
    if (given) struct[name] = readForm(member, given, ec2);
  }
  return struct;
}

function readList(schema: NormalizedSchema, tree: Tree, ec2: boolean): unknown {
  const member = schema.getValueSchema();
  const flat = ec2 || schema.getMergedTraits().xmlFlattened;
  const items = flat ? tree : branch(tree, member.getMergedTraits().xmlName ?? "member");
  return numbered(items).map((item) => readForm(member, item, ec2));
}

function readMap(schema: NormalizedSchema, tree: Tree, ec2: boolean): unknown {
  const keySchema = schema.getKeySchema();
  const valueSchema = schema.getValueSchema();
  const nameOf = (of: NormalizedSchema, usual: string): string => of.getMergedTraits().xmlName ?? usual;
  const entries = schema.getMergedTraits().xmlFlattened ? tree : branch(tree, "entry");
  return Object.fromEntries(
    numbered(entries).map((entry) => [
      leaf(branch(entry, nameOf(keySchema, "key")) ?? newTree()) ?? "",
      readForm(valueSchema, branch(entry, nameOf(valueSchema, "value")) ?? newTree(), ec2),
    ]),
  );
}

/** The members `1`, `2`, … of a node in numeric order. */
const numbered = (tree: Tree | undefined): Tree[] =>
  Object.keys(tree ?? {})
    .filter((key) => /^\d+$/.test(key))
    .sort((a, b) => Number(a) - Number(b))
    .map((key) => branch(tree!, key)!);

function readText(schema: NormalizedSchema, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  if (schema.isBooleanSchema()) return text.toLowerCase() === "true";
  if (schema.isNumericSchema()) return Number(text);
  if (schema.isTimestampSchema()) return new Date(/^-?[\d.]+$/.test(text) ? Number(text) * 1000 : text);
  if (schema.isBlobSchema()) return new Uint8Array(Buffer.from(text, "base64"));
  return text;
}
