import { execute } from "../engine/execute.ts";
import type { Journal } from "../engine/record.ts";
import { stepNamed, type Planned } from "../engine/step.ts";
import type { Inputs } from "../inputs/contract.ts";
import type { Leftover, Outcome } from "../outcome.ts";
import { factsChanged } from "../plan/facts-changed.ts";
import { makePlan } from "../plan/make-plan.ts";
import { renderPlan } from "../plan/render-plan.ts";
import { timeoutOf } from "../plan/settings.ts";
import { claim, nextNumber, type Header } from "../releases/claim.ts";
import { FRESH, journal, recordPlan, type Place } from "../releases/journal.ts";
import { lease, type Lease } from "../releases/lease.ts";
import { steps } from "../steps/index.ts";
import { conclude, refused } from "./conclude.ts";
import { withConsoleUrl } from "./console-url.ts";
import { keyOf, survey, targetOf, type Survey } from "./survey.ts";
import type { World } from "./world.ts";

/** How a run ended, in the words shown to its reader. */
export interface Ending {
  outcome: Outcome;
  /** One or two sentences. */
  summary: string;
  leftovers: Leftover[];
}

/**
 * Deploys: discover → preflight → claim → discover again → plan → execute. It emits what happens and each output when
 * it is known, all but `outcome` and the `ended` event: those are its caller's.
 * What it throws was thrown before its first write; from the claim on it returns an Ending.
 */
export async function runRelease(world: World, inputs: Inputs): Promise<Ending> {
  const target = targetOf(inputs);
  const provisional = await nextNumber(world.aws, target);
  const first = await survey(world.aws, world.emit, inputs, provisional);
  if (inputs.mode === "plan") return showPlan(world, inputs, first, provisional);

  const header = await claim(world.aws, world.clock, headerOf(world, target, first));
  const place: Place = { target, release: header.release, owner: 0 };
  world.emit({ kind: "claimed", target, release: header.release });
  const held = lease(world.aws, world.clock, world.emit, place);
  try {
    return await releaseUnder(held, world, inputs, first, header, place);
  } finally {
    await held.end();
  }
}

/** From here on we hold the release: whatever happens ends in its record. */
async function releaseUnder(
  held: Lease,
  world: World,
  inputs: Inputs,
  first: Survey,
  header: Header,
  place: Place,
): Promise<Ending> {
  const aws = world.guarded(() => held.check());
  const { target, release, nonce } = header;
  const record = (plan: readonly Planned[]): Journal =>
    journal(aws, place, { plan, steps: {}, course: FRESH });
  let found: Survey;
  let plan: Planned[];
  try {
    found = await surveyAgain(world, inputs, first, release);
    plan = makePlan({
      facts: found.facts,
      inputs,
      release: { target, number: release },
      greenTag: found.names.greenTag,
    });
    await recordPlan(aws, place, plan);
  } catch (error) {
    return refused(world, record([]), error);
  }
  tellPlan(world, inputs, found, plan, release, false);
  const deadline = new Date(new Date(header.at).getTime() + timeoutOf(inputs, found.facts));
  const run = {
    aws,
    clock: world.clock,
    emit: withConsoleUrl(world.emit, found.facts.region),
    signal: world.signal,
    deadline,
    release: { target, number: release, nonce },
  };
  const log = record(plan);
  const execution = await execute(run, steps, log, { onFailure: inputs.onFailure });
  return conclude({ world, aws, header, facts: found.facts, log, execution });
}

/** Facts read before the claim may be stale after waiting for it (rule 23). */
async function surveyAgain(world: World, inputs: Inputs, first: Survey, release: number): Promise<Survey> {
  const told = new Set(first.findings.map(keyOf));
  // A parameter that names the image is resolved once: what the plan showed is what is deployed.
  const pinned: Inputs = { ...inputs, amiId: { kind: "ami", id: first.facts.imageId } };
  const second = await survey(world.aws, world.emit, pinned, release, told);
  for (const change of factsChanged(first.facts, second.facts)) world.emit({ kind: "said", text: change });
  return second;
}

function headerOf(
  { clock, owner, nonce }: World,
  target: string,
  { facts }: Survey,
): Omit<Header, "release"> {
  const at = clock.now().toISOString();
  return { target, nonce, owner, at, kind: "deploy", ami: facts.imageId };
}

/** `mode: plan`: the same text, its number provisional; nothing is claimed and nothing changed. */
function showPlan(world: World, inputs: Inputs, found: Survey, release: number): Ending {
  const { facts, names } = found;
  const plan = makePlan({
    facts,
    inputs,
    release: { target: targetOf(inputs), number: release },
    greenTag: names.greenTag,
  });
  tellPlan(world, inputs, found, plan, release, true);
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
