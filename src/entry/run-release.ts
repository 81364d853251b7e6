import { execute } from "../engine/execute.ts";
import { endedAs, type Journal } from "../engine/record.ts";
import { stepNamed, type Planned } from "../engine/step.ts";
import type { Inputs } from "../inputs/contract.ts";
import { factsChanged } from "../plan/facts-changed.ts";
import { makePlan } from "../plan/make-plan.ts";
import { renderPlan } from "../plan/render-plan.ts";
import { timeoutOf } from "../plan/settings.ts";
import { claim, nextNumber, type Header } from "../releases/claim.ts";
import { FRESH, journal, recordPlan, writeCourse, type Place } from "../releases/journal.ts";
import { steps } from "../steps/index.ts";
import { clearTheWay } from "./clear-the-way.ts";
import { conclude, refused } from "./conclude.ts";
import { withConsoleUrl } from "./console-url.ts";
import type { Ending, Owed } from "./ending.ts";
import { holding, type Hold } from "./hold.ts";
import { stopHere } from "./stopped.ts";
import { discovered, judged, keyOf, targetOf, tellFacts, type Survey } from "./survey.ts";
import { unchanged } from "./unchanged.ts";
import { stopsRun } from "../failure.ts";
import type { World } from "./world.ts";

/**
 * Deploys: what is unfinished first → discover → preflight → claim → discover again → plan → execute. It emits what
 * happens and each output when it is known, all but `outcome` and the `ended` event: those are its caller's.
 * What it throws was thrown before its first write; from the claim on it returns an Ending, or what is owed.
 */
export async function runRelease(world: World, inputs: Inputs): Promise<Ending | Owed> {
  const target = targetOf(inputs);
  if (inputs.mode === "plan") return showPlan(world, inputs, target);
  const way = await clearTheWay(world, inputs, target);
  if (!way.free) return way.ending;
  const sight = await discovered(world.aws, inputs, way.next);
  const same = unchanged(inputs, sight.facts, way.newest);
  if (same) {
    tellFacts(world.emit, sight.facts);
    world.emit({ kind: "serving", serving: "green" });
    return same;
  }
  const first = judged(world.emit, inputs, sight);
  const header = await claim(world.aws, world.clock, headerOf(world, inputs, target, first));
  world.emit({ kind: "claimed", target, release: header.release });
  const place: Place = { target, release: header.release, owner: 0 };
  return holding(world, place, (hold) => releaseUnder(hold, world, inputs, first, header));
}

/** From here on we hold the release: whatever happens ends in its record. */
async function releaseUnder(
  hold: Hold,
  world: World,
  inputs: Inputs,
  first: Survey,
  header: Header,
): Promise<Ending | Owed> {
  const { aws, place, signal } = hold;
  const { target, release, nonce } = header;
  const record = (plan: readonly Planned[]): Journal =>
    journal(aws, place, { plan, steps: {}, course: FRESH });
  let found: Survey;
  let plan: Planned[];
  try {
    // Another run may have claimed the number below ours meanwhile: it is ahead.
    const way = await clearTheWay(world, inputs, target, release);
    if (!way.free) {
      await writeCourse(aws, place, endedAs(FRESH, "failed-clean", world.clock.now()));
      return way.ending;
    }
    found = await surveyAgain(world, inputs, first, release);
    plan = planOf(inputs, target, release, found);
    await recordPlan(aws, place, plan);
  } catch (error) {
    const log = record([]);
    return stopsRun(error) ? stopHere({ world, hold, header, log }, error) : refused(world, log, error);
  }
  tellPlan(world, inputs, found, plan, release, false);
  const run = {
    aws,
    clock: world.clock,
    emit: withConsoleUrl(world.emit, found.facts.region),
    signal,
    deadline: new Date(header.terms.deadline),
    release: { target, number: release, nonce },
  };
  const log = record(plan);
  const execution = await execute(run, steps, log, header.terms);
  return conclude({ world, hold, header, log }, execution);
}

const planOf = (inputs: Inputs, target: string, release: number, { facts, names }: Survey): Planned[] =>
  makePlan({ facts, inputs, release: { target, number: release }, greenTag: names.greenTag });

/** Facts read before the claim may be stale after waiting for it (rule 23). */
async function surveyAgain(world: World, inputs: Inputs, first: Survey, release: number): Promise<Survey> {
  const told = new Set(first.findings.map(keyOf));
  // A parameter that names the image is resolved once: what the plan showed is what is deployed.
  const pinned: Inputs = { ...inputs, amiId: { kind: "ami", id: first.facts.imageId } };
  const second = judged(world.emit, pinned, await discovered(world.aws, pinned, release), told);
  for (const change of factsChanged(first.facts, second.facts)) world.emit({ kind: "said", text: change });
  return second;
}

function headerOf(
  { clock, owner, nonce }: World,
  inputs: Inputs,
  target: string,
  { facts }: Survey,
): Omit<Header, "release"> {
  const { onFailure, onTimeout, onCancel, tagValue = null } = inputs;
  const now = clock.now();
  const deadline = new Date(now.getTime() + timeoutOf(inputs, facts)).toISOString();
  return {
    target,
    nonce,
    owner,
    at: now.toISOString(),
    kind: "deploy",
    ami: facts.imageId,
    revision: facts.revision ?? null,
    tagValue,
    terms: { onFailure, onTimeout, onCancel, deadline },
  };
}

/** `mode: plan`: the same text, its number provisional; nothing is claimed and nothing changed. */
async function showPlan(world: World, inputs: Inputs, target: string): Promise<Ending> {
  const release = await nextNumber(world.aws, target);
  const found = judged(world.emit, inputs, await discovered(world.aws, inputs, release));
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
