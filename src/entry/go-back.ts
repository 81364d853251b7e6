import { Failure } from "../failure.ts";
import { stepNamed } from "../engine/step.ts";
import type { Inputs, RollbackInputs } from "../inputs/contract.ts";
import type { RevisionInput } from "../inputs/parsers.ts";
import { readInputs } from "../inputs/read.ts";
import { choose, type Choice } from "../plan/back/choose.ts";
import { destinationOf, type Destination } from "../plan/back/destination.ts";
import { readKept } from "../plan/back/kept.ts";
import { wayBack } from "../plan/back/recipe.ts";
import { renderWayBack } from "../plan/back/render.ts";
import type { Facts } from "../plan/facts.ts";
import { preflightBack } from "../plan/preflight.ts";
import { timeoutOf } from "../plan/settings.ts";
import type { Header } from "../releases/claim.ts";
import { newestReleases, type Glimpse } from "../releases/open.ts";
import { steps } from "../steps/index.ts";
import { claimed, termsOf, type Prepared } from "./claimed.ts";
import { clearTheWay } from "./clear-the-way.ts";
import type { Ending, Owed } from "./ending.ts";
import { runRelease } from "./run-release.ts";
import { servedBy } from "./served.ts";
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
  const began = await newestReleases(world.aws, target);
  const inProgress = began.newest.find(({ unfinished }) => unfinished)?.header.release;
  if (asked.mode === "rollback") {
    const way = await clearTheWay(world, asked, target);
    if (!way.free) return way.ending;
  }
  const { newest: past, next } = await newestReleases(world.aws, target, undefined, LOOKED_AT);
  if (asked.to.kind === "previous" && inProgress !== undefined) {
    const there = insteadOf(inProgress, past);
    if (there) return there;
  }
  const errand = await errandOf(world, asked, target, past, next, startedAt);
  return errand.choice.how === "instant" ? instant(world, errand) : redeploy(world, errand);
}

/** A deployment in progress that came to nothing, by our doing or its own: what served before it serves, which was asked for. */
function insteadOf(release: number, past: readonly Glimpse[]): Ending | undefined {
  const outcome = past.find(({ header }) => header.release === release)?.course.outcome;
  if (outcome !== "failed-clean") return undefined;
  return {
    outcome: "succeeded",
    summary: `Release ${release} was in progress and was undone: what served before it serves. Nothing else was to be done.`,
    leftovers: [],
  };
}

/** All that was found out before the claim. */
interface Errand {
  asked: RollbackInputs;
  inputs: Inputs;
  target: string;
  past: readonly Glimpse[];
  next: number;
  destination: Destination;
  facts: Facts;
  choice: Choice;
  startedAt: number;
}

async function errandOf(
  world: World,
  asked: RollbackInputs,
  target: string,
  past: readonly Glimpse[],
  next: number,
  startedAt: number,
): Promise<Errand> {
  const destination = destinationOf(asked.to, past);
  const inputs = deployInputs(asked, destination);
  const sight = await discovered(world, inputs, next, { despiteAlarms: true });
  const { facts } = sight;
  const kept =
    destination.keptBy === undefined ? undefined : await readKept(world.aws, target, destination.keptBy);
  const choice = choose(asked.way, destination, facts, kept);
  if (choice.how !== "redeploy") judged(world.emit, inputs, sight, new Set(), preflightBack);
  if (choice.how === "refused")
    throw new Failure("no-instant-way", choice.why, "Roll back with `way: auto` or `way: redeploy`.");
  const whereTo = destination.to === 0 ? "what served before the first release" : `release ${destination.to}`;
  const how = choice.how === "instant" ? "at once, by its own fleet" : "by deploying it again";
  const reason = asked.reason ? ` Reason: ${asked.reason}` : "";
  world.emit({ kind: "said", text: `Going back to ${whereTo} ${how}. ${choice.why}${reason}` });
  world.emit({ kind: "output", name: "way", value: choice.how });
  if (destination.to > 0) world.emit({ kind: "output", name: "to-release", value: String(destination.to) });
  return { asked, inputs, target, past, next, destination, facts, choice, startedAt };
}

/** The inputs by which the earlier content would be deployed again. */
function deployInputs(asked: RollbackInputs, { content, ways }: Destination): Inputs {
  const texts = {
    "ami-id": content.ami,
    application: asked.application,
    "deployment-group": asked.deploymentGroup,
    ...(ways ? { fleet: ways.fleet, retire: ways.retire, "tag-key": ways.tagKey } : {}),
    force: "true",
  };
  const { inputs } = readInputs("deploy", JSON.stringify(texts));
  const { onFailure, onTimeout, onCancel, concurrency, timeout, target, reason } = asked;
  return {
    ...inputs,
    revision: revisionInput(content),
    onFailure,
    onTimeout,
    onCancel,
    concurrency,
    mode: asked.mode === "plan" ? "plan" : "deploy",
    ...(timeout === undefined ? {} : { timeout }),
    ...(target === undefined ? {} : { target }),
    ...(reason === undefined ? {} : { description: reason }),
  };
}

function revisionInput({ revision }: Destination["content"]): RevisionInput {
  const { s3Location: s3, gitHubLocation: github } = revision ?? {};
  if (s3?.bucket && s3.key)
    return {
      kind: "s3",
      bucket: s3.bucket,
      key: s3.key,
      bundleType: (s3.bundleType ?? "zip") as "zip",
      ...(s3.version ? { versionId: s3.version } : {}),
    };
  if (github?.repository && github.commitId)
    return { kind: "github", repository: github.repository, commit: github.commitId };
  return { kind: "last" };
}

const backOf = ({ asked, destination, choice }: Errand): NonNullable<Header["back"]> => ({
  from: destination.from,
  to: destination.to,
  how: choice.how === "instant" ? "instant" : "redeploy",
  reason: asked.reason ?? null,
  followUp: choice.how === "instant" && asked.followUp && destination.content.revision !== null,
});

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
    since: startedAt,
  });
  const titles = plan.map(({ step, args }) => stepNamed(steps, step).title(args));
  const text = renderWayBack({ facts, asked, target, destination, choice, release, titles });
  return { plan, region: facts.region, show: () => world.emit({ kind: "plan", text, provisional }) };
}
