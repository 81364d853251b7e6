import { ownerFrom } from "../github/context.ts";
import { readInputs } from "../inputs/read.ts";
import { reporter } from "../report/report.ts";
import { emptyStory } from "../report/story.ts";
import { audienceFrom } from "./audience.ts";
import { toItsEnd } from "./ending.ts";
import { listReleases } from "./list-releases.ts";
import { clockFrom, realWorld, type Env } from "./world.ts";

/** The releases step: shows what the release log holds. It only reads. */
export async function releases(env: Env): Promise<void> {
  const clock = clockFrom(env);
  const owner = ownerFrom(env);
  const report = reporter(audienceFrom(env, owner), clock, emptyStory());
  await toItsEnd(report, () => {
    const { inputs, texts } = readInputs("releases", env["BLUEGREEN_INPUTS"]);
    report({ kind: "inputs", action: "releases", entries: texts });
    return listReleases(realWorld(env, clock, owner, report), inputs);
  });
}
