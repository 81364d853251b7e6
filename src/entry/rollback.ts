import { ownerFrom } from "../github/context.ts";
import { readInputs } from "../inputs/read.ts";
import { reporter } from "../report/report.ts";
import { emptyStory } from "../report/story.ts";
import { announceEvents, audienceFrom } from "./audience.ts";
import { toItsEnd } from "./ending.ts";
import { goBack } from "./go-back.ts";
import { cancellation } from "./signals.ts";
import { clockFrom, realWorld, type Env } from "./world.ts";

/** The rollback step: read the inputs, go back, report. */
export async function rollback(env: Env): Promise<void> {
  const signal = cancellation();
  const clock = clockFrom(env);
  const owner = ownerFrom(env);
  const report = reporter(audienceFrom(env, owner, announceEvents(env)), clock, emptyStory());
  await toItsEnd(report, () => {
    const { inputs, texts } = readInputs("rollback", env["BLUEGREEN_INPUTS"]);
    report({ kind: "inputs", action: "rollback", entries: texts });
    return goBack(realWorld(env, clock, owner, report, signal), inputs);
  });
}
