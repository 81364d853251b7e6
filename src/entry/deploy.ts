import { ownerFrom } from "../github/context.ts";
import { readInputs } from "../inputs/read.ts";
import { reporter } from "../report/report.ts";
import { emptyStory } from "../report/story.ts";
import { announceEvents, audienceFrom } from "./audience.ts";
import { toItsEnd } from "./ending.ts";
import { runRelease } from "./run-release.ts";
import { cancellation } from "./signals.ts";
import { clockFrom, realWorld, type Env } from "./world.ts";

/** The deploy step: read the inputs, deploy, report. */
export async function deploy(env: Env): Promise<void> {
  const signal = cancellation();
  const clock = clockFrom(env);
  const owner = ownerFrom(env);
  const report = reporter(audienceFrom(env, owner, announceEvents(env)), clock, emptyStory());
  await toItsEnd(report, () => {
    const { inputs, texts } = readInputs("deploy", env["BLUEGREEN_INPUTS"]);
    report({ kind: "inputs", action: "deploy", entries: texts });
    return runRelease(realWorld(env, clock, owner, report, signal), inputs);
  });
}
