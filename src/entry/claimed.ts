import { execute } from "../engine/execute.ts";
import { persist, type Patient } from "../engine/persist.ts";
import { endedAs, type Journal } from "../engine/record.ts";
import type { Planned } from "../engine/step.ts";
import { stopsRun } from "../failure.ts";
import type { Inputs } from "../inputs/contract.ts";
import { claim, type Header, type Terms } from "../releases/claim.ts";
import { FRESH, journal, recordPlan, writeCourse, type Place } from "../releases/journal.ts";
import { steps } from "../steps/index.ts";
import { clearTheWay, type Conduct } from "./clear-the-way.ts";
import { conclude, refused } from "./conclude.ts";
import { withConsoleUrl } from "./console-url.ts";
import type { Ending, Owed } from "./ending.ts";
import { holding, type Hold } from "./hold.ts";
import { stopHere } from "./stopped.ts";
import type { World } from "./world.ts";

/** What is to be done, decided after the claim. */
export interface Prepared {
  plan: Planned[];
  region: string;
  /** Tells the plan, once it is recorded. */
  show(): void;
}

/** The user's wishes as the header keeps them. */
export const termsOf = (
  { onFailure, onTimeout, onCancel }: Pick<Inputs, "onFailure" | "onTimeout" | "onCancel">,
  deadline: Date,
): Terms => ({ onFailure, onTimeout, onCancel, deadline: deadline.toISOString() });

/**
 * Claims the release, and walks its plan to an end under its lease.
 * @param prepare reads everything again and plans; what it throws ends the release before anything was changed
 */
export async function claimed(
  world: World,
  conduct: Conduct,
  wanted: Omit<Header, "release">,
  prepare: (release: number) => Promise<Prepared>,
): Promise<Ending | Owed> {
  const header = await claim(world.aws, world.clock, wanted);
  const { target, release } = header;
  world.emit({ kind: "claimed", target, release });
  const place: Place = { target, release, owner: 0 };
  return holding(world, place, (hold) => releaseUnder(hold, world, conduct, header, prepare));
}

/** From here on we hold the release: whatever happens ends in its record. */
async function releaseUnder(
  hold: Hold,
  world: World,
  conduct: Conduct,
  header: Header,
  prepare: (release: number) => Promise<Prepared>,
): Promise<Ending | Owed> {
  const { aws, place, signal } = hold;
  const { target, release, nonce } = header;
  const record = (plan: readonly Planned[]): Journal =>
    journal(aws, place, { plan, steps: {}, course: FRESH });
  const deadline = new Date(header.terms.deadline);
  const patient: Patient = { clock: world.clock, emit: world.emit, signal, deadline };
  let prepared: Prepared;
  try {
    // Another run may have claimed the number below ours meanwhile: it is ahead.
    const way = await clearTheWay(world, conduct, target, release);
    if (!way.free) {
      await writeCourse(aws, place, endedAs(FRESH, "failed-clean", world.clock.now()));
      return way.ending;
    }
    prepared = await prepare(release);
    const { plan } = prepared;
    await persist(patient, () => recordPlan(aws, place, plan));
  } catch (error) {
    const log = record([]);
    return stopsRun(error) ? stopHere({ world, hold, header, log }, error) : refused(world, log, error);
  }
  prepared.show();
  const run = {
    ...patient,
    aws,
    emit: withConsoleUrl(world.emit, prepared.region),
    release: { target, number: release, nonce },
  };
  const log = record(prepared.plan);
  const execution = await execute(run, steps, log, header.terms);
  return conclude({ world, hold, header, log, deadline }, execution);
}
