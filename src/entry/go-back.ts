import { Failure } from "../failure.ts";
import { stepNamed } from "../engine/step.ts";
import type { RollbackInputs } from "../inputs/contract.ts";
import { sameJob } from "../github/context.ts";
import { imageOf } from "../plan/describe.ts";
import { livingIn, sameContent } from "../plan/back/destination.ts";
import { choose, leavesSmaller } from "../plan/back/choose.ts";
import { readKept } from "../plan/back/kept.ts";
import { leftSuspended } from "../plan/back/left-suspended.ts";
import { wayBack } from "../plan/back/recipe.ts";
import { renderWayBack } from "../plan/back/render.ts";
import { preflightBack } from "../plan/preflight.ts";
import { timeoutOf } from "../plan/settings.ts";
import { brings, type Header } from "../releases/claim.ts";
import { newestReleases, type Glimpse } from "../releases/open.ts";
import { steps } from "../steps/index.ts";
import { insteadOf, whereTo } from "./came-to-nothing.ts";
import { claimed, termsOf, type Prepared } from "./claimed.ts";
import type { Ending, Owed } from "./ending.ts";
import { backOf, errandOf, isProvisional, type Errand } from "./errand.ts";
import { clearTheWay } from "./clear-the-way.ts";
import { broughtLast, lasting } from "./lasting.ts";
import { runRelease } from "./run-release.ts";
import { servedBy } from "./served.ts";
import { refuseIfSince, succeededSince, successSince } from "./succeeded-since.ts";
import { discovered, judged, targetOf } from "./survey.ts";
import type { World } from "./world.ts";

/** So many releases are looked at for the one to go back to. */
const LOOKED_AT = 40;

/**
 * Goes back to an earlier release: instantly where its fleet was kept and is alive, otherwise by deploying its AMI and
 * revision again. A rollback is a release like any other: claimed, planned, recorded, executed, and itself rolled back.
 * Throws what was thrown before its first write.
 */
export async function goBack(world: World, asked: RollbackInputs): Promise<Ending | Owed> {
  const target = targetOf(asked);
  const startedAt = world.clock.now().getTime();
  const way = await cleared(world, asked, target);
  if ("ending" in way) return way.ending;
  const { past, next, inProgress } = way;
  const done = ownWork(world, past);
  if (done) return lasting(world, asked, done);
  // Whoever of them has succeeded, or after them, is what serves now, and what is gone back from.
  const since = successSince(past, inProgress.at(-1) ?? 0);
  const there = since === undefined ? await insteadOf(world, target, inProgress[0]) : undefined;
  if (there) return there;
  const destination = await whereTo(world, asked, target, past);
  const errand = await errandOf(world, asked, { target, past, next, startedAt, destination });
  if (servesAlready(errand)) return unchanged(errand.destination.to);
  if (errand.choice.how !== "instant") return redeploy(world, errand);
  const ending = await instant(world, errand);
  if (asked.mode === "plan") return ending;
  const mayBeOtherwise = asked.way === "auto" && "outcome" in ending && ending.outcome === "failed-clean";
  if (mayBeOtherwise && (await succeededSince(world, target, next)) !== undefined) return ending;
  if (!mayBeOtherwise) return lasting(world, asked, ending);
  const why = `The instant way did not work: ${ending.summary}`;
  world.emit({ kind: "said", text: `${why} Deploying it again instead.` });
  world.emit({ kind: "output", name: "way", value: "redeploy" });
  return redeploy(world, { ...errand, choice: { how: "redeploy", why } });
}

/** Nobody else is at work: the newest releases, the number of the next, and those that were in progress at first. */
interface Cleared {
  past: readonly Glimpse[];
  next: number;
  /** The newest first. Asked for is what served before them; none where something else is. */
  inProgress: readonly number[];
}

async function cleared(
  world: World,
  asked: RollbackInputs,
  target: string,
): Promise<Cleared | { ending: Ending | Owed }> {
  const read = () => newestReleases(world.aws, target, undefined, LOOKED_AT);
  const began = await read();
  if (asked.mode === "plan") return { past: began.newest, next: began.next, inProgress: [] };
  const inProgress = asked.to.kind === "previous" ? comingUp(world, began.newest) : [];
  const way = await clearTheWay(world, asked, target);
  if (!way.free) {
    const there = await insteadOf(world, target, inProgress[0], way.ending);
    return { ending: there ?? (await lasting(world, asked, way.ending)) };
  }
  // What was read first still holds where nobody has been at work: a second saved, on the way back.
  const same = way.next === began.next && !began.newest.some(({ unfinished }) => unfinished);
  const { newest: past, next } = same ? began : await read();
  return { past, next, inProgress };
}

/**
 * Numbers of what would serve next, which a repair never does. A rollback that had not begun goes back from what is to be
 * gone back from still; this job's own had looked before it claimed, and what came up beside it then is not what is gone
 * back from.
 */
function comingUp({ owner }: World, newest: readonly Glimpse[]): number[] {
  const waiting = newest.filter(
    ({ header, unfinished }) => header.kind === "rollback" && unfinished?.folded.plan.length === 0,
  );
  if (waiting.some(({ header }) => sameJob(header.owner, owner))) return [];
  return newest
    .filter((glimpse) => glimpse.unfinished && brings(glimpse.header) && !waiting.includes(glimpse))
    .map(({ header }) => header.release);
}

/** This job, run again, finds that its rollback has succeeded: going back once more would be going forward. */
function ownWork({ owner }: World, past: readonly Glimpse[]): Ending | undefined {
  const { header, course } = broughtLast(past) ?? {};
  if (!header || course?.outcome !== "succeeded" || !sameJob(header.owner, owner)) return undefined;
  const rollback = past.find((one) => one.header.release === (header.follows ?? header.release))?.header;
  return rollback?.back && unchanged(rollback.back.to);
}

const unchanged = (to: number): Ending => ({
  outcome: "unchanged",
  summary: `${to === 0 ? "What served before the first release" : `What release ${to} brought`} serves already. Nothing was changed.`,
  leftovers: [],
});

/** The release or the AMI that was asked for is what serves. With `previous` it is gone away from, whatever it is. */
function servesAlready({ asked, destination, past, facts }: Errand): boolean {
  const living = livingIn(past);
  return (
    asked.to.kind !== "previous" &&
    living !== undefined &&
    sameContent(living, destination.content) &&
    imageOf(facts.blue) === destination.content.ami
  );
}

function redeploy(world: World, errand: Errand): Promise<Ending | Owed> {
  if (errand.destination.content.revision === null)
    throw new Failure(
      "revision-unknown",
      "Which revision of the application served then is not known: no release of this log brought it.",
      "Deploy it as a new release: give the AMI and the revision.",
    );
  return runRelease(world, errand.inputs, { back: backOf(errand), despiteAlarms: true });
}

async function instant(world: World, errand: Errand): Promise<Ending | Owed> {
  const { asked, inputs, target } = errand;
  if (asked.mode === "plan") {
    const { show } = await prepare(world, errand, errand.next, true);
    show();
    return { outcome: "unchanged", summary: "This is the plan; nothing was changed.", leftovers: [] };
  }
  const { clock, owner, nonce } = world;
  const { content } = errand.destination;
  const { fleet, retire, tagKey } = inputs;
  const header: Omit<Header, "release"> = {
    target,
    nonce,
    owner,
    at: clock.now().toISOString(),
    kind: "rollback",
    ami: content.ami,
    revision: content.revision,
    before: servedBy(errand.facts, errand.past),
    ways: { fleet, retire, tagKey },
    tagValue: null,
    back: backOf(errand),
    terms: termsOf(asked, new Date(clock.now().getTime() + timeoutOf(inputs, errand.facts))),
  };
  return claimed(world, asked, header, (release) => prepare(world, errand, release, false));
}

/** Reads everything again and plans; throws where the fleet is not alive any more. */
async function prepare(
  world: World,
  errand: Errand,
  release: number,
  provisional: boolean,
): Promise<Prepared> {
  const { asked, inputs, target, destination, startedAt } = errand;
  if (!provisional && release !== errand.next) await refuseIfSince(world, target, errand.next);
  const keptBy = destination.keptBy!;
  const sight = await discovered(world, inputs, release, { despiteAlarms: true });
  const { facts, names } = sight;
  const choice = choose("instant", destination, facts, await readKept(world.aws, target, keptBy));
  if (choice.how !== "instant")
    throw new Failure("no-instant-way", choice.how === "refused" ? choice.why : "", "Run again.");
  judged(world.emit, inputs, sight, new Set(), preflightBack);
  const plan = wayBack({
    facts,
    inputs,
    release: { target, number: release },
    greenTag: names.greenTag,
    kept: choice.kept,
    keptBy,
    provisional: isProvisional(errand),
    since: startedAt,
    leftSuspended: leftSuspended(errand.past, facts.blue!.group.AutoScalingGroupName!),
  });
  const titles = plan.map(({ step, args }) => stepNamed(steps, step).title(args));
  const back = backOf(errand);
  const text = renderWayBack({ facts, asked, target, destination, choice, release, back, titles });
  const show = (): void => world.emit({ kind: "plan", text, provisional });
  return { plan, region: facts.region, show, leaves: leavesSmaller(facts, choice.kept) };
}
