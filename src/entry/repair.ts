import { ownerFrom } from "../github/context.ts";
import { readInputs } from "../inputs/read.ts";
import { reporter } from "../report/report.ts";
import { emptyStory } from "../report/story.ts";
import { announceEvents, audienceFrom } from "./audience.ts";
import { toItsEnd } from "./ending.ts";
import { runRepair } from "./run-repair.ts";
import { cancellation } from "./signals.ts";
import { clockFrom, realWorld, type Env } from "./world.ts";

/** The repair step: read the inputs, put in order what earlier runs left, report. */
export async function repair(env: Env): Promise<void> {
  const signal = cancellation();
  const clock = clockFrom(env);
  const owner = ownerFrom(env);
  const report = reporter(audienceFrom(env, owner, announceEvents(env)), clock, emptyStory());
  await toItsEnd(report, () => {
    const { inputs, texts } = readInputs("repair", env["BLUEGREEN_INPUTS"]);
    report({ kind: "inputs", action: "repair", entries: texts });
    return runRepair(realWorld(env, clock, owner, report, signal), inputs);
  });
}
