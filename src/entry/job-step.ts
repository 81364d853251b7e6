import { ownerFrom } from "../github/context.ts";
import type { ActionName } from "../inputs/contract.ts";
import { readInputs, type ReadInputs } from "../inputs/read.ts";
import { reporter } from "../report/report.ts";
import { emptyStory } from "../report/story.ts";
import { announceEvents, audienceFrom } from "./audience.ts";
import { toItsEnd, type Ending, type Owed } from "./ending.ts";
import { cancellation } from "./signals.ts";
import { clockFrom, realWorld, type Env, type World } from "./world.ts";

/**
 * The first of an action's two steps, which the settle step follows: it listens for a cancellation, reads the inputs and
 * tells them, acts on the real world, and reports what happens and how it ended.
 */
export async function jobStep<A extends ActionName>(
  env: Env,
  action: A,
  act: (world: World, inputs: ReadInputs<A>) => Promise<Ending | Owed>,
): Promise<void> {
  const signal = cancellation();
  const clock = clockFrom(env);
  const owner = ownerFrom(env);
  const report = reporter(audienceFrom(env, owner, announceEvents(env)), clock, emptyStory());
  await toItsEnd(report, () => {
    const { inputs, texts } = readInputs(action, env["BLUEGREEN_INPUTS"]);
    report({ kind: "inputs", action, entries: texts });
    return act(realWorld(env, clock, owner, report, signal), inputs);
  });
}
