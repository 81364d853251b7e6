import type { RepairInputs } from "../inputs/contract.ts";
import type { Found } from "../plan/repair/found.ts";
import { judge } from "../plan/repair/judge.ts";
import { look } from "../plan/repair/look.ts";
import { renderRepair } from "../plan/repair/render.ts";
import type { Header } from "../releases/claim.ts";
import { newestReleases, type Opened } from "../releases/open.ts";
import { READ_LAG } from "../releases/parameters.ts";
import { MINUTE } from "../time/duration.ts";
import { MEETINGS, linkTo, undoRelease } from "./clear-the-way.ts";
import type { Ending, Owed } from "./ending.ts";
import { claimAndHold } from "./hold.ts";
import { repairUnder } from "./repair-under.ts";
import { targetOf } from "./survey.ts";
import { byWhoServes } from "./brought-back.ts";
import { withoutGone } from "./without-gone.ts";
import type { World } from "./world.ts";

/**
 * Puts in order what earlier runs left: look → show → see to what is unfinished → claim → look again → do it → look once
 * more. What is unfinished is its own release's lock; for everything else the repair claims a number of its own, so that
 * no other run begins meanwhile.
 */
export async function runRepair(world: World, inputs: RepairInputs): Promise<Ending | Owed> {
  const target = targetOf(inputs);
  const found = await survey(world, inputs);
  tellPlan(world, inputs, found);
  if (inputs.mode === "plan") return planned(target, found);
  const ending = await clearUnfinished(world, inputs, target);
  if (ending) return ending;
  const rest = found.some(isUnfinished) ? await survey(world, inputs) : found;
  if (!rest.some(isForUs)) return inOrder(target, found, rest);
  return claimAndHold(world, headerOf(world, target), (hold, header) =>
    repairUnder({
      world,
      hold,
      header,
      clear: () => clearUnfinished(world, inputs, target, header.release),
      survey: () => survey(world, inputs, header.release),
    }),
  );
}

/**
 * Looks and judges.
 * @param own the repair's own release, which is no leftover
 */
export async function survey(world: World, inputs: RepairInputs, own?: number): Promise<Found[]> {
  const { application, deploymentGroup, retireAfter } = inputs;
  const remains = await look(world.aws, { target: targetOf(inputs), application, deploymentGroup });
  const pasts = remains.pasts.filter(({ header }) => header.release !== own);
  const found: Found[] = [];
  for (const one of judge({ ...remains, pasts }, { now: world.clock.now(), retireAfter }))
    found.push(await withoutGone(world, await byWhoServes(world, one, inputs.open === "undo")));
  return found;
}

const isUnfinished = ({ remedy }: Found): boolean =>
  "opened" in remedy && remedy.opened.folded.course.outcome === undefined;

const isForUs = ({ remedy }: Found): boolean => remedy.kind !== "by-hand" && remedy.kind !== "brought-back";

/** Nobody else must be at work, and nothing open: what was abandoned is undone, or finished where green serves. */
export async function clearUnfinished(
  world: World,
  inputs: RepairInputs,
  target: string,
  before?: number,
): Promise<Ending | Owed | undefined> {
  for (;;) {
    const { newest } = await newestReleases(world.aws, target, before);
    const unfinished = newest.find((glimpse) => glimpse.unfinished)?.unfinished;
    if (!unfinished) return undefined;
    const ending = await meet(world, inputs, unfinished);
    // What could not be undone is what repair looks for next.
    const dirty = ending !== undefined && "outcome" in ending && ending.outcome === "failed-dirty";
    if (ending && !dirty) return ending;
    await world.clock.sleep(READ_LAG, world.signal);
  }
}

function meet(world: World, inputs: RepairInputs, found: Opened): Promise<Ending | Owed | undefined> {
  const { course } = found.folded;
  if (course.rest) return undoRelease(world, found, "gone", "There was no time for the rest of it.");
  if (course.outcome !== "open") return MEETINGS[inputs.concurrency](world, found);
  if (inputs.open === "undo")
    return undoRelease(world, found, "gone", "It was open, and repair was told to undo it.");
  const { release, target } = found.header;
  const summary = `Release ${release} of ${target} is open: it was left as it stands, and so it stays.${linkTo(found)} To go on with it, re-run its job; to undo it, run repair with \`open: undo\`.`;
  return Promise.resolve({ outcome: "open", summary, leftovers: [] });
}

function tellPlan(world: World, inputs: RepairInputs, found: readonly Found[]): void {
  if (found.length === 0) return;
  const text = renderRepair(targetOf(inputs), found);
  world.emit({ kind: "plan", text, provisional: inputs.mode === "plan" });
}

const planned = (target: string, found: readonly Found[]): Ending => ({
  outcome: "unchanged",
  summary: found.length > 0 ? "This is what was left; nothing was changed." : nothing(target),
  leftovers: [],
});

const nothing = (target: string): string =>
  `Nothing is left of earlier runs of ${target}. Nothing was changed.`;

/** No release of its own was needed: what was unfinished has ended, and the rest is a person's to decide. */
function inOrder(target: string, found: readonly Found[], rest: readonly Found[]): Ending {
  const leftovers = rest.flatMap(({ left }) => left);
  if (leftovers.length > 0)
    return {
      outcome: "failed-dirty",
      summary: `What is left of ${target} is for a person to decide.`,
      leftovers,
    };
  if (found.length > 0)
    return {
      outcome: "succeeded",
      summary: `What earlier runs had left of ${target} is in order.`,
      leftovers,
    };
  return { outcome: "unchanged", summary: nothing(target), leftovers };
}

/** How long its own steps may take forward. */
const FORWARD = 60 * MINUTE;

const headerOf = ({ clock, owner, nonce }: World, target: string): Omit<Header, "release"> => ({
  target,
  nonce,
  owner,
  at: clock.now().toISOString(),
  kind: "repair",
  ami: "",
  revision: null,
  tagValue: null,
  terms: {
    onFailure: "rollback",
    onTimeout: "rollback",
    onCancel: "finish",
    deadline: new Date(clock.now().getTime() + FORWARD).toISOString(),
  },
});
