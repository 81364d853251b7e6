import { ownerFrom } from "../github/context.ts";
import { readEvents } from "../report/events-file.ts";
import { reporter } from "../report/report.ts";
import { storyOf, type Story } from "../report/story.ts";
import { audienceFrom } from "./audience.ts";
import { toItsEnd } from "./ending.ts";
import type { Ending } from "./run-release.ts";
import { clockFrom, type Env } from "./world.ts";

/** The settle step: it follows a deploy step that was stopped before it could report, and tells what is known. */
export async function settle(env: Env): Promise<void> {
  const owner = ownerFrom(env);
  const story = storyOf(readEvents(env["BLUEGREEN_EVENTS"] ?? ""));
  const audience = audienceFrom(env, owner);
  // Where the file says how it ended, the summary is written already: one of both steps writes it.
  const told = story.ended ? { ...audience, writeSummary: () => undefined } : audience;
  const report = reporter(told, clockFrom(env), story);
  await toItsEnd(report, () => Promise.resolve(known(story)));
}

/** How a run ended that did not say so itself. */
export function known(story: Story): Ending {
  if (story.ended) return story.ended;
  const { target, release } = story;
  if (release === undefined)
    return {
      outcome: "failed-clean",
      summary: "The deployment was stopped before it began: nothing was changed.",
      leftovers: [],
    };
  if (story.steps.length === 0)
    return {
      outcome: "failed-clean",
      summary: `Release ${release} of ${target} was stopped when it was claimed and no more: nothing was changed.`,
      leftovers: [],
    };
  const during = story.steps.findLast((step) => step.result === undefined);
  return {
    outcome: "open",
    summary:
      `Release ${release} of ${target} was stopped${during ? ` in the middle of "${during.title}"` : ""}. ` +
      `${story.committed ? "Green alone serves." : whatGoesOn(story)} Run the workflow again.`,
    leftovers: [],
  };
}

/** A deployment group takes one deployment at a time: before ours has ended, another run would be refused. */
function whatGoesOn({ outputs }: Story): string {
  const id = outputs["deployment-id"];
  const begun = "What it had begun is still there.";
  return id
    ? `${begun} CodeDeploy goes on by itself: see how far deployment ${id} is, and wait for its end or stop it (\`aws deploy stop-deployment --deployment-id ${id} --auto-rollback-enabled\`).`
    : begun;
}
