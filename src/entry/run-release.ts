import { stepNamed, type Planned } from "../engine/step.ts";
import type { Inputs } from "../inputs/contract.ts";
import { factsChanged } from "../plan/facts-changed.ts";
import { makePlan } from "../plan/make-plan.ts";
import { renderPlan } from "../plan/render-plan.ts";
import { timeoutOf } from "../plan/settings.ts";
import { nextNumber, type Content, type Header } from "../releases/claim.ts";
import type { Glimpse } from "../releases/open.ts";
import { steps } from "../steps/index.ts";
import { claimed, termsOf } from "./claimed.ts";
import { refuseEarlierCommit } from "./earlier-commit.ts";
import type { Ending, Owed } from "./ending.ts";
import { servedBy } from "./served.ts";
import { clearWhatIsOwed } from "./still-owed.ts";
import { discovered, judged, keyOf, targetOf, tellFacts, type Sight, type Survey } from "./survey.ts";
import { unchanged } from "./unchanged.ts";
import type { World } from "./world.ts";

/** What makes a release more than a deployment of its own. */
export interface Occasion extends Pick<Header, "back" | "follows"> {
  /** A rollback is needed most when an alarm is red. */
  despiteAlarms?: true;
}

/**
 * Deploys: what is unfinished first → discover → preflight → claim → discover again → plan → execute. It emits what
 * happens and each output when it is known, all but `outcome` and the `ended` event: those are its caller's.
 * What it throws was thrown before its first write; from the claim on it returns an Ending, or what is owed.
 */
export async function runRelease(
  world: World,
  inputs: Inputs,
  occasion: Occasion = {},
): Promise<Ending | Owed> {
  const target = targetOf(inputs);
  if (inputs.mode === "plan") return showPlan(world, inputs, target, occasion);
  const way = await clearWhatIsOwed(world, inputs, target, occasion.back ? ["undo"] : undefined);
  if (!way.free) return way.ending;
  const sight = await discovered(world, inputs, way.next, occasion);
  const same = servesAlready(world, inputs, sight, way.newest);
  if (same) return same;
  if (!inputs.force && !occasion.back) await refuseEarlierCommit(world, way.newest);
  const first = judged(world.emit, inputs, sight);
  return claimed(
    world,
    inputs,
    headerOf(world, inputs, first, { ...occasion, before: servedBy(first.facts, way.newest) }),
    async (release, newest) => {
      const found = await surveyAgain(world, inputs, first, release, occasion, newest);
      if ("outcome" in found) return found;
      const plan = planOf(inputs, target, release, found);
      return {
        plan,
        region: found.facts.region,
        show: () => tellPlan(world, inputs, found, plan, release, false),
      };
    },
  );
}

const planOf = (inputs: Inputs, target: string, release: number, { facts, names }: Survey): Planned[] =>
  makePlan({ facts, inputs, release: { target, number: release }, greenTag: names.greenTag });

/** The ending of a run that has nothing to do, which is told. */
function servesAlready(
  { emit }: World,
  inputs: Inputs,
  { facts }: Sight,
  newest: readonly Glimpse[],
): Ending | undefined {
  const same = unchanged(inputs, facts, newest);
  if (!same) return undefined;
  tellFacts(emit, facts);
  emit({ kind: "serving", serving: "green" });
  return same;
}

/** Facts read before the claim may be stale after waiting for it (rule 23): whoever was ahead may have deployed just this. */
async function surveyAgain(
  world: World,
  inputs: Inputs,
  first: Survey,
  release: number,
  occasion: Occasion,
  newest: readonly Glimpse[],
): Promise<Survey | Ending> {
  const told = new Set(first.findings.map(keyOf));
  // A parameter that names the image is resolved once: what the plan showed is what is deployed.
  const pinned: Inputs = { ...inputs, amiId: { kind: "ami", id: first.facts.imageId } };
  const sight = await discovered(world, pinned, release, occasion);
  const same = servesAlready(world, pinned, sight, newest);
  if (same) return same;
  const second = judged(world.emit, pinned, sight, told);
  for (const change of factsChanged(first.facts, second.facts)) world.emit({ kind: "said", text: change });
  return second;
}

function headerOf(
  { clock, owner, nonce }: World,
  inputs: Inputs,
  { facts }: Survey,
  { back, follows, before }: Occasion & { before: Content },
): Omit<Header, "release"> {
  const { tagValue = null, fleet, retire, tagKey, irreversible } = inputs;
  const now = clock.now();
  return {
    target: targetOf(inputs),
    nonce,
    owner,
    at: now.toISOString(),
    kind: back ? "rollback" : "deploy",
    ami: facts.imageId,
    revision: facts.revision ?? null,
    before,
    ways: { fleet, retire, tagKey },
    tagValue,
    ...(irreversible ? { irreversible } : {}),
    ...(back ? { back } : {}),
    ...(follows === undefined ? {} : { follows }),
    terms: termsOf(inputs, new Date(now.getTime() + timeoutOf(inputs, facts))),
  };
}

/** `mode: plan`: the same text, its number provisional; nothing is claimed and nothing changed. */
async function showPlan(world: World, inputs: Inputs, target: string, occasion: Occasion): Promise<Ending> {
  const release = await nextNumber(world.aws, target);
  const found = judged(world.emit, inputs, await discovered(world, inputs, release, occasion));
  tellPlan(world, inputs, found, planOf(inputs, target, release, found), release, true);
  return { outcome: "unchanged", summary: "This is the plan; nothing was changed.", leftovers: [] };
}

function tellPlan(
  world: World,
  inputs: Inputs,
  { facts, findings, names }: Survey,
  plan: readonly Planned[],
  release: number,
  provisional: boolean,
): void {
  const titles = plan.map(({ step, args }) => stepNamed(steps, step).title(args));
  const text = renderPlan({ facts, inputs, names, release, titles, findings });
  world.emit({ kind: "plan", text, provisional });
}
