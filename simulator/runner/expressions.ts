import { data, Evaluator, Lexer, Parser } from "@actions/expressions";

/** The contexts an expression may read, as plain JSON: `inputs`, `github`, `steps`, … */
export type Contexts = Record<string, unknown>;

/** What `success()`, `failure()` and `cancelled()` answer. */
export interface Status {
  /** Of the embedded steps so far: a composite's main steps look at their own composite. */
  action: "success" | "failure" | "cancelled";
  /** Of the job. */
  cancelled: boolean;
}

type Functions = NonNullable<ConstructorParameters<typeof Evaluator>[2]>;

const statusFunctions = {
  always: () => true,
  success: ({ action }) => action === "success",
  failure: ({ action }) => action === "failure",
  cancelled: ({ cancelled }) => cancelled,
} satisfies Record<string, (status: Status) => boolean>;

/**
 * A template's text: every `${{ }}` replaced by its value.
 * @throws ExpressionError for a syntax error, an unknown context or function.
 */
export function evaluateTemplate(template: string, contexts: Contexts): string {
  return segmentsOf(template)
    .map((part) =>
      part.expression === undefined ? part.literal : evaluate(part.expression, contexts).coerceString(),
    )
    .join("");
}

/**
 * Whether a step's `if` holds. Without a status function in it, `success() &&` stands before it, as GitHub does; text
 * around a `${{ }}` makes the whole a string, which is true: GitHub's trap, kept.
 */
export function evaluateCondition(
  condition: string | undefined,
  contexts: Contexts,
  status: Status,
): boolean {
  const source = conditionSource(condition ?? "");
  const named = new Lexer(source).lex().tokens.map((token) => token.lexeme.toLowerCase());
  const whole = named.some((name) => name in statusFunctions) ? source : `success() && (${source})`;
  return isTruthy(evaluate(whole, contexts, status));
}

function conditionSource(condition: string): string {
  if (condition.trim() === "") return "success()";
  const parts = segmentsOf(condition.trim());
  const [only] = parts;
  if (parts.length === 1) return only?.expression ?? only?.literal ?? "";
  const format = parts.map((part, index) => part.literal?.replace(/[{}]/g, "$&$&") ?? `{${index}}`).join("");
  const values = parts.map((part) => part.expression ?? "''");
  return `format('${format.replaceAll("'", "''")}', ${values.join(", ")})`;
}

function evaluate(source: string, contexts: Contexts, status?: Status): data.ExpressionData {
  const functions: Functions = new Map();
  if (status) {
    for (const [name, answer] of Object.entries(statusFunctions)) {
      const call = () => new data.BooleanData(answer(status));
      functions.set(name, { name, minArgs: 0, maxArgs: 0, call });
    }
  }
  const parser = new Parser(new Lexer(source).lex().tokens, Object.keys(contexts), [...functions.values()]);
  return new Evaluator(parser.parse(), expressionData(contexts), functions).evaluate();
}

const expressionData = (contexts: Contexts): data.Dictionary =>
  JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;

const isTruthy = (value: data.ExpressionData): boolean =>
  !(
    value.kind === data.Kind.Null ||
    (value.kind === data.Kind.Boolean && !value.value) ||
    (value.kind === data.Kind.String && value.value === "") ||
    (value.kind === data.Kind.Number && (value.value === 0 || Number.isNaN(value.value)))
  );

type Segment = { literal: string; expression?: never } | { expression: string; literal?: never };

/** Splits a template at `${{` and the `}}` that is outside of a quoted string. */
function segmentsOf(template: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  while (at < template.length) {
    const open = template.indexOf("${{", at);
    if (open < 0) break;
    const close = closingBraces(template, open + 3);
    if (close < 0) throw new Error(`The expression is not closed: ${template.slice(open)}`);
    if (open > at) segments.push({ literal: template.slice(at, open) });
    segments.push({ expression: template.slice(open + 3, close).trim() });
    at = close + 2;
  }
  if (at < template.length) segments.push({ literal: template.slice(at) });
  return segments;
}

function closingBraces(template: string, from: number): number {
  let quoted = false;
  for (let at = from; at < template.length; at++) {
    if (template[at] === "'") quoted = !quoted;
    else if (!quoted && template.startsWith("}}", at)) return at;
  }
  return -1;
}
