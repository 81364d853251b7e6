import { NormalizedSchema } from "@smithy/core/schema";
import { strike } from "./faults.ts";
import { matchesOperation } from "./glob.ts";
import { modelOf, splitOperation, type StructSchema } from "./models.ts";
import type { World } from "./world.ts";

type Values = Record<string, unknown>;

const GIVEN = ["NextToken", "nextToken", "Marker"];
const ANSWERED = ["NextToken", "nextToken", "NextMarker"];
const MARK = "empty-page.";

/**
 * Carries out a call, whose page a fault may leave empty: its token then leads to what it should have held (Systems Manager
 * API reference, GetParametersByPath: a page may be empty and yet carry a token; other lists are not known to never do it).
 */
export function onItsPage(
  world: World,
  operation: string,
  input: unknown,
  perform: (input: unknown) => Values,
): Values {
  const isStruck = strike(world, "empty-page", (fault) => matchesOperation(fault.operation, operation));
  const tokens = tokensOf(operation);
  if (!tokens || namesItsItems(operation, input)) return perform(input);
  const asked = meant((input ?? {}) as Values, tokens.given);
  const output = perform(asked);
  if (!isStruck) return output;
  const token = MARK + Buffer.from(text(asked[tokens.given])).toString("base64url");
  const lists = Object.keys(output).filter((member) => Array.isArray(output[member]));
  return { ...output, ...Object.fromEntries(lists.map((member) => [member, []])), [tokens.answered]: token };
}

/** The members that carry an operation's token, both ways; undefined for one that has no pages. */
export function tokensOf(operation: string): Tokens | undefined {
  const known = found.get(operation);
  if (known !== undefined) return known ?? undefined;
  const tokens = lookUp(operation);
  found.set(operation, tokens ?? null);
  return tokens;
}

interface Tokens {
  given: string;
  answered: string;
}

const found = new Map<string, Tokens | null>();

function lookUp(operation: string): Tokens | undefined {
  const { service, name } = splitOperation(operation);
  const [, , , , input, output] = modelOf(service).operations[name] ?? [];
  const given = GIVEN.find((member) => membersOf(input).includes(member));
  const answered = ANSWERED.find((member) => membersOf(output).includes(member));
  return given && answered ? { given, answered } : undefined;
}

/** Who names instances gets no pages: MaxResults and ids exclude one another (EC2 API reference, DescribeInstances). */
const namesItsItems = (operation: string, input: unknown): boolean =>
  operation.startsWith("ec2:") && Object.keys(input ?? {}).some((member) => member.endsWith("Ids"));

const membersOf = (schema: unknown): readonly string[] =>
  schema === undefined
    ? []
    : ((NormalizedSchema.of(schema as never).getSchema() as unknown as StructSchema)[4] ?? []);

/** The input with the token that an empty page's stands for. */
function meant(input: Values, member: string): Values {
  const token = text(input[member]);
  if (!token.startsWith(MARK)) return input;
  const { [member]: _, ...rest } = input;
  const own = Buffer.from(token.slice(MARK.length), "base64url").toString();
  return own ? { ...rest, [member]: own } : rest;
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
