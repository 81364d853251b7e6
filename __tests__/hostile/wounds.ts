import { NormalizedSchema } from "@smithy/core/schema";
import { clientModules, modelOf, type ServiceName, type StructSchema } from "../../simulator/core/models.ts";

/** One way in which AWS's answers differ from what the documentation lets expect: of every answer of an operation. */
export interface Wound {
  operation: string;
  /** Members from the answer down, lists as `[]`: `AutoScalingGroups.[].Instances`. */
  path: string;
  /** `missing`: an optional member is left out. `strange`: the value is one that AWS adds tomorrow. */
  kind: "missing" | "strange";
  /** Without it the answer says something else that may be true: an empty list, an empty value. Nobody can tell. */
  lie?: true;
}

export const STRANGE = "BRAND_NEW";

type Members = Record<string, unknown>;
/** Told of each member of a structure that an answer holds: whether its model requires it. */
type Visit = (holder: Members, name: string, path: string, required: boolean, list: boolean) => void;

/** The schema of an operation's answer. */
function answerOf(operation: string): NormalizedSchema {
  const [service, name] = operation.split(":") as [ServiceName, string];
  return NormalizedSchema.of(modelOf(service).operations[name]![5] as never);
}

/** Visits every member of an answer, outer ones first; `visit` may delete or change it. */
export function walk(operation: string, answer: object, visit: Visit): void {
  into(answerOf(operation), answer, "", visit);
}

function into(schema: NormalizedSchema, value: unknown, path: string, visit: Visit): void {
  if (schema.isStructSchema()) struct(schema, value as Members, path, visit);
  else if (schema.isListSchema())
    for (const item of value as unknown[]) into(schema.getValueSchema(), item, `${path}[].`, visit);
}

function struct(schema: NormalizedSchema, holder: Members, path: string, visit: Visit): void {
  const required = (schema.getSchema() as unknown as StructSchema)[6] ?? 0;
  for (const [index, [name, member]] of [...schema.structIterator()].entries()) {
    if (holder[name] === undefined) continue;
    visit(holder, name, `${path}${name}`, index < required, member.isListSchema());
    if (holder[name] !== undefined)
      into(member, holder[name], `${path}${name}${member.isStructSchema() ? "." : ""}`, visit);
  }
}

const words = new Map<ServiceName, Set<unknown>>();

/** Every word of every enumeration that a service's client knows. */
function wordsOf(service: ServiceName): Set<unknown> {
  const known = words.get(service);
  if (known) return known;
  const all = Object.values<unknown>({ ...clientModules[service] })
    .filter((one) => typeof one === "object" && one !== null && !Array.isArray(one))
    .map((one) => Object.values(one as object))
    .filter((values) => values.every((value) => typeof value === "string"));
  const set = new Set<unknown>(all.flat());
  words.set(service, set);
  return set;
}

/** Every wound that these answers can be given. */
export function woundsOf(answers: readonly { operation: string; output: object }[]): Wound[] {
  const found = new Map<string, Wound>();
  const add = (wound: Wound): void => void found.set(Object.values(wound).join(" "), wound);
  for (const { operation, output } of answers) {
    const known = wordsOf(operation.split(":")[0] as ServiceName);
    walk(operation, output, (holder, name, path, required, list) => {
      if (!required)
        add({
          operation,
          path,
          kind: "missing",
          ...(list || path.endsWith("Tags[].Value") ? { lie: true } : {}),
        });
      if (known.has(holder[name])) add({ operation, path, kind: "strange" });
    });
  }
  return [...found.values()];
}

/** Wounds an answer, in place. */
export function inflict(wound: Wound, operation: string, answer: object): void {
  if (operation !== wound.operation) return;
  walk(operation, answer, (holder, name, path) => {
    if (path !== wound.path) return;
    if (wound.kind === "missing") delete holder[name];
    else holder[name] = STRANGE;
  });
}
