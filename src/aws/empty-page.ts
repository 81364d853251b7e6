import { operations, type OperationName } from "./operations.ts";

type Members = Record<string, unknown>;

/** The member that carries an answer's token, and the one of the input that takes it. */
const TOKENS: readonly (readonly [answered: string, given: string])[] = [
  ["NextToken", "NextToken"],
  ["nextToken", "nextToken"],
  ["NextMarker", "Marker"],
];

/**
 * The input that asks for what an empty page should have held; undefined when the answer holds something, or is the last.
 * A page may be empty and yet carry a token (Systems Manager API reference, GetParametersByPath); who looks for one thing by its
 * name would take that for an answer.
 */
export function afterEmptyPage<I>(operation: OperationName, input: I, output: unknown): I | undefined {
  if (operations[operation].kind !== "read") return undefined;
  const answer = output as Members;
  const [answered, given] = TOKENS.find(([member]) => answer[member]) ?? [];
  if (answered === undefined || given === undefined) return undefined;
  const lists = Object.values(answer).filter((member) => Array.isArray(member));
  if (lists.some((list) => list.length > 0)) return undefined;
  return { ...input, [given]: answer[answered] };
}
