import { readFileSync } from "node:fs";
import type { PolicyDocument } from "../../simulator/core/iam.ts";
import { journeys } from "./index.ts";
import { ACTION_ROLE, travel, type Journey, type Travelled } from "./lab.ts";
import { ACTION_KEY } from "./run.ts";

/** Journeys tried for an action, those with the fewest calls first. */
const TRIED = 6;

const policy = JSON.parse(readFileSync("docs/iam-policy.json", "utf8")) as PolicyDocument;
const actions = policy.Statement.flatMap(({ Action }) => Action);

/** The journey with the action's role held to this policy; what a person does stays free. */
const under = (journey: Journey, held: PolicyDocument): Journey => ({
  ...journey,
  // From here on: the releases that went before had what they needed.
  faults(stage) {
    stage.world.iam.accessKeys[ACTION_KEY] = ACTION_ROLE;
    stage.world.iam.policies[ACTION_ROLE] = held;
    return journey.faults?.(stage) ?? [];
  },
});

const without = (action: string): PolicyDocument => ({
  ...policy,
  Statement: policy.Statement.map((statement) => ({
    ...statement,
    Action: [statement.Action].flat().filter((one) => one !== action),
  })).filter(({ Action }) => Action.length > 0),
});

/** Under the whole policy every journey goes as it does without one; which actions each needed. */
async function underAll(): Promise<{ journey: Journey; called: Set<string>; calls: number }[]> {
  const seen = [];
  for (const journey of journeys) {
    const travelled = await travel(under(journey, policy));
    try {
      await journey.check(travelled);
    } catch (error) {
      console.log(`FAILED under the whole policy: ${journey.name}\n  ${String(error).slice(0, 1500)}`);
      process.exitCode = 1;
    }
    const called = new Set<string>(travelled.calls.map(({ operation }) => operation));
    seen.push({ journey, called, calls: travelled.calls.length });
  }
  return seen.sort((a, b) => a.calls - b.calls);
}

/** It did not simply go well, and what was told names the action. */
function names(travelled: Travelled, action: string): boolean {
  const told = travelled.events
    .filter(({ kind }) => ["explained", "warned", "leftover", "ended", "defect"].includes(kind))
    .map((event) => JSON.stringify(event));
  return told.some((text) => new RegExp(`${action}(?![A-Za-z])`).test(text));
}

const seen = await underAll();
for (const action of actions) {
  const needing = seen.filter(({ called }) => called.has(action));
  // What no call names is needed by others (dependent permissions): looked for in every journey that succeeds.
  // Where there is a choice, none with an earlier release: under a policy without it that would not go well either.
  const candidates = needing.length > 0 ? needing : seen;
  const alone = candidates.filter(({ journey }) => !journey.earlier?.length);
  const chosen = alone.length > 0 ? alone : candidates;
  const tried = (needing.length > 0 ? chosen.slice(0, TRIED) : chosen).map(({ journey }) => journey);
  let found: string | undefined;
  for (const journey of tried) {
    const travelled = await travel(under(journey, without(action)));
    if (!names(travelled, action)) continue;
    found = `${travelled.ending.outcome.padEnd(12)} ${journey.name}`;
    break;
  }
  console.log(`${action.padEnd(55)} ${found ?? "NO JOURNEY NAMES IT"}`);
  if (!found) process.exitCode = 1;
}
