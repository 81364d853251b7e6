import { Failure, stopsRun } from "../failure.ts";
import type { RollbackInputs } from "../inputs/contract.ts";
import { isSuccess, type Leftover } from "../outcome.ts";
import { brings, type Header } from "../releases/claim.ts";
import { newestReleases, type Glimpse } from "../releases/open.ts";
import { toldCause, type Ending, type Owed } from "./ending.ts";
import { deployInputs } from "./errand.ts";
import { runRelease } from "./run-release.ts";
import { targetOf } from "./survey.ts";
import type { World } from "./world.ts";

/**
 * Makes an instant way back lasting: the earlier revision is deployed again, so that CodeDeploy knows it as its last success
 * (rule 11). Where that does not succeed the rollback still has; what is held meanwhile is listed.
 */
export async function lasting(
  world: World,
  asked: RollbackInputs,
  ending: Ending | Owed,
): Promise<Ending | Owed> {
  if ("owed" in ending || !isSuccess(ending.outcome)) return ending;
  const target = targetOf(asked);
  const header = await newestHeader(world, target);
  if (header instanceof Failure)
    return { ...ending, leftovers: [...ending.leftovers, unread(target, header)] };
  if (header?.back?.how !== "instant") return ending;
  const { release, ami, revision, ways, back } = header;
  if (!back.provisional) return ending;
  const notAsked = "its revision was not to be deployed again, or is not known (follow-up)";
  if (!back.followUp)
    return { ...ending, leftovers: [...ending.leftovers, isProvisional(release, notAsked)] };
  world.emit({
    kind: "said",
    text: `Traffic is back. Deploying the revision of release ${release} again, so that it lasts`,
  });
  const wanted = deployInputs(asked, { content: { ami, revision }, ways });
  const occasion = { follows: release, despiteAlarms: true } as const;
  const next = await runRelease(world, { ...wanted, concurrency: "wait" }, occasion).catch(
    (error: unknown) => {
      if (!isTold(error)) throw error;
      return {
        outcome: "failed-clean",
        summary: toldCause(error, world.emit),
        leftovers: [],
      } satisfies Ending;
    },
  );
  if ("owed" in next) return next;
  return followedBy(release, ending, next);
}

/** How a rollback ended that was to be made lasting: it has been done, whatever came of that. */
export function followedBy(release: number, rollback: Ending, next: Ending): Ending {
  const left = next.outcome === "succeeded" ? [] : [isProvisional(release, next.summary)];
  return {
    outcome: "succeeded",
    summary: `${rollback.summary} ${next.summary}`,
    leftovers: [...rollback.leftovers, ...left, ...next.leftovers],
  };
}

const isProvisional = (release: number, why: string): Leftover => ({
  what: `Release ${release} is provisional: CodeDeploy would install the newer revision on whatever is launched, so that nothing is`,
  why,
  command: "",
});

/**
 * The newest release that brought something, or may have. One that failed clean changed nothing, and one that was to make a
 * rollback lasting brought nothing but what that had.
 */
export const broughtLast = (newest: readonly Glimpse[]): Glimpse | undefined =>
  newest.find(({ header, course: { outcome } }) => {
    const cameToNothing =
      outcome === "failed-clean" || (outcome === "failed-dirty" && header.follows !== undefined);
    return brings(header) && !cameToNothing;
  });

/** The rollback has been done, whatever can be read now: a Failure is given back, not thrown. */
async function newestHeader(world: World, target: string): Promise<Header | Failure | undefined> {
  try {
    const { newest } = await newestReleases(world.aws, target);
    return broughtLast(newest)?.header;
  } catch (error) {
    if (!isTold(error)) throw error;
    return error;
  }
}

/** Beside a way back that has been done, what keeps it from being made lasting: expired credentials too. A cancelled run has its settle step. */
const isTold = (error: unknown): error is Failure =>
  error instanceof Failure && !(stopsRun(error) && error.code === "cancelled");

const unread = (target: string, { message }: Failure): Leftover => ({
  what: `The way back of ${target} may be provisional: run the rollback again, which deploys its revision where that is needed`,
  why: message,
  command: "",
});
