/**
 * A scenario file: calls in order, as a person would make them. In inputs, `${name.Path.0.Member}` stands for a
 * part of an earlier answer; a string that is nothing but a reference takes the part's own type.
 */
export type ScenarioStep =
  | { call: string; input?: unknown; /** The answer's name for later references. */ as?: string }
  /** Lets time pass: `90s`, `15m`, `2h`. */
  | { wait: string };

/** How a scenario reaches its world. */
export interface Stage {
  call(operation: string, input: unknown): Promise<unknown>;
  wait(ms: number): Promise<void>;
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };
const REFERENCE = /\$\{([^}]+)\}/g;

/** Milliseconds of `90s`, `15m` or `2h`. Throws on anything else. */
export function parseWait(text: string): number {
  const [, count, unit = ""] = /^(\d+)([smh])$/.exec(text) ?? [];
  if (count === undefined) throw new Error(`"${text}" is no duration; write 90s, 15m or 2h`);
  return Number(count) * UNITS[unit]!;
}

/** How long the waits of a scenario are together, in milliseconds. */
export const totalWait = (steps: readonly ScenarioStep[]): number =>
  steps.reduce((sum, step) => sum + ("wait" in step ? parseWait(step.wait) : 0), 0);

/** Plays a scenario; throws when a call is refused, naming it. */
export async function playScenario(
  steps: readonly ScenarioStep[],
  stage: Stage,
): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const [index, step] of steps.entries()) {
    if ("wait" in step) {
      await stage.wait(parseWait(step.wait));
      continue;
    }
    const input = fillIn(step.input ?? {}, answers);
    const answered = await stage.call(step.call, input).catch((error: unknown) => {
      throw new Error(`step ${index + 1} of the scenario, ${step.call}: ${String(error)}`, { cause: error });
    });
    if (step.as !== undefined) answers[step.as] = answered;
  }
  return answers;
}

/** A copy of an input with its references replaced. */
export function fillIn(value: unknown, answers: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === "string") return fillText(value, answers);
  if (Array.isArray(value)) return value.map((item) => fillIn(item, answers));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fillIn(member, answers)]));
}

function fillText(text: string, answers: Readonly<Record<string, unknown>>): unknown {
  const whole = /^\$\{([^}]+)\}$/.exec(text)?.[1];
  if (whole !== undefined) return lookUp(whole, answers);
  return text.replace(REFERENCE, (_, path: string) => String(lookUp(path, answers)));
}

function lookUp(path: string, answers: Readonly<Record<string, unknown>>): unknown {
  let at: unknown = answers;
  for (const part of path.split(".")) at = (at as Record<string, unknown> | undefined)?.[part];
  if (at === undefined) throw new Error(`\${${path}} refers to nothing that was answered before`);
  return at;
}
