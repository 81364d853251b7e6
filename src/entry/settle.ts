import { stopCommand } from "../codedeploy/driver.ts";
import { Failure, messageOf } from "../failure.ts";
import { ownerFrom } from "../github/context.ts";
import { actions, type ActionName, type RepairInputs } from "../inputs/contract.ts";
import { readInputs } from "../inputs/read.ts";
import { readEvents } from "../report/events-file.ts";
import { reporter } from "../report/report.ts";
import { READ_LAG } from "../releases/parameters.ts";
import { storyOf, type Story } from "../report/story.ts";
import { audienceFrom } from "./audience.ts";
import { toItsEnd, type Ending, type Owed } from "./ending.ts";
import { survey } from "./run-repair.ts";
import { settleReleases } from "./settle-releases.ts";
import { targetOf } from "./survey.ts";
import { clockFrom, realWorld, type Env, type World } from "./world.ts";

/**
 * The settle step: it follows a deploy step that was stopped before it could say how it ended, does what is owed and
 * tells all of it. What is owed it reads from the release log; the event file tells the story so far.
 * @param action whose inputs these are
 */
export async function settle(env: Env, action = "deploy"): Promise<void> {
  if (!isAction(action)) throw new Error(`"${action}" is none of: ${Object.keys(actions).join(", ")}`);
  const owner = ownerFrom(env);
  const clock = clockFrom(env);
  const story = storyOf(readEvents(env["BLUEGREEN_EVENTS"] ?? ""));
  const audience = audienceFrom(env, owner);
  // Where the file says how it ended, the summary is written already: one of both steps writes it.
  const told = story.ended ? { ...audience, writeSummary: () => undefined } : audience;
  const report = reporter(told, clock, story);
  const before = structuredClone(story);
  await toItsEnd(report, () =>
    settled(before, () => {
      const world = realWorld(env, clock, owner, report);
      if (action === "repair")
        return settlingRepair(world, readInputs(action, env["BLUEGREEN_INPUTS"]).inputs);
      return settling(world, targetOf(readInputs(action, env["BLUEGREEN_INPUTS"]).inputs));
    }),
  );
}

const isAction = (name: string): name is ActionName => Object.hasOwn(actions, name);

/** What is owed, from the release log. */
export const settling = async (world: World, target: string): Promise<Ending | Owed> =>
  (await settleReleases(world, target)) ?? NOTHING;

/** What a stopped repair owes; what it could not do is listed, for the next one. */
export async function settlingRepair(world: World, inputs: RepairInputs): Promise<Ending | Owed> {
  const ending = await settleReleases(world, targetOf(inputs));
  if (!ending) return NOTHING;
  if ("owed" in ending || ending.outcome === "open") return ending;
  await world.clock.sleep(READ_LAG); // what was just written is not readable at once
  const leftovers = (await survey(world, inputs)).flatMap(({ left }) => left);
  if (leftovers.length === 0)
    return { outcome: "succeeded", summary: "The repair was stopped; what was left is in order.", leftovers };
  const summary = "The repair was stopped before all was in order. Run it again.";
  return { outcome: "failed-dirty", summary, leftovers };
}

/** Asks the release log, unless the story has an end or no beginning; without the log the story is all there is. */
export async function settled(story: Story, ask: () => Promise<Ending | Owed>): Promise<Ending | Owed> {
  const began = story.release !== undefined || story.steps.length > 0 || story.began === undefined;
  if (story.ended || !began) return known(story);
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const ending = story.began === undefined && !WITHOUT_INPUTS.has(error.code) ? UNTOLD : known(story);
    return { ...ending, summary: `${ending.summary} It could not be settled: ${messageOf(error)}` };
  }
}

/** Without them the step before this one had not begun either. */
const WITHOUT_INPUTS: ReadonlySet<string> = new Set(["inputs-missing", "inputs-refused"]);

/** No event file, and no release log. */
const UNTOLD: Ending = {
  outcome: "open",
  summary:
    "The run was stopped, and nothing that it told can be read: it may have begun. Run the workflow again.",
  leftovers: [],
};

/** The deploy step had claimed no release. */
const NOTHING: Ending = {
  outcome: "failed-clean",
  summary: "The deployment was stopped before it began: nothing was changed.",
  leftovers: [],
};

/** How a run ended that did not say so itself, as far as the event file tells. */
export function known(story: Story): Ending {
  if (story.ended) return story.ended;
  const { target, release } = story;
  if (release === undefined && story.steps.length === 0) return NOTHING;
  if (story.steps.length === 0)
    return {
      outcome: "failed-clean",
      summary: `Release ${release} of ${target} was stopped when it was claimed and no more: nothing was changed.`,
      leftovers: [],
    };
  const during = story.steps.findLast((step) => step.result === undefined);
  const subject = release === undefined ? "An earlier release" : `Release ${release} of ${target}`;
  return {
    outcome: "open",
    summary:
      `${subject} was stopped${during ? ` in the middle of "${during.title}"` : ""}. ` +
      `${story.committed ? "Green alone serves." : whatGoesOn(story)} Run the workflow again.`,
    leftovers: [],
  };
}

/** A deployment group takes one deployment at a time: before ours has ended, another run would be refused. */
function whatGoesOn({ outputs }: Story): string {
  const id = outputs["deployment-id"];
  const begun = "What it had begun is still there.";
  return id
    ? `${begun} CodeDeploy goes on by itself: see how far deployment ${id} is, and wait for its end or stop it (\`${stopCommand(id)}\`).`
    : begun;
}
