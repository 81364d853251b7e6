import { execute, type Execution } from "../engine/execute.ts";
import { persist } from "../engine/persist.ts";
import type { Journal } from "../engine/record.ts";
import type { Planned } from "../engine/step.ts";
import type { Inputs } from "../inputs/contract.ts";
import type { Leftover } from "../outcome.ts";
import type { Header, Terms } from "../releases/claim.ts";
import { FRESH, journal, recordPlan } from "../releases/journal.ts";
import type { Glimpse } from "../releases/open.ts";
import { steps } from "../steps/index.ts";
import { clearTheWay, type Conduct } from "./clear-the-way.ts";
import { conclude, neverBegun, record } from "./conclude.ts";
import { withConsoleUrl } from "./console-url.ts";
import type { Ending, Owed } from "./ending.ts";
import { claimAndHold, runUnder, type Hold } from "./hold.ts";
import type { World } from "./world.ts";

/** What is to be done, decided after the claim. */
export interface Prepared {
  plan: Planned[];
  region: string;
  /** Tells the plan, once it is recorded. */
  show(): void;
  /** What it leaves on purpose when it goes well. */
  leaves?: readonly Leftover[];
}

/** The user's wishes as the header keeps them. */
export const termsOf = (
  { onFailure, onTimeout, onCancel }: Pick<Inputs, "onFailure" | "onTimeout" | "onCancel">,
  deadline: Date,
): Terms => ({ onFailure, onTimeout, onCancel, deadline: deadline.toISOString() });

/**
 * Reads everything again and plans, or tells why nothing is to be done any more; what it throws ends the release before
 * anything was changed.
 * @param newest the releases before this one, all finished, the newest first
 */
export type Prepare = (release: number, newest: readonly Glimpse[]) => Promise<Prepared | Ending>;

/** Claims the release, and walks its plan to an end under its lease. */
export const claimed = (
  world: World,
  conduct: Conduct,
  wanted: Omit<Header, "release">,
  prepare: Prepare,
): Promise<Ending | Owed> =>
  claimAndHold(world, wanted, (hold, header) => releaseUnder(hold, world, conduct, header, prepare));

/** From here on we hold the release: whatever happens ends in its record. */
async function releaseUnder(
  hold: Hold,
  world: World,
  conduct: Conduct,
  header: Header,
  prepare: Prepare,
): Promise<Ending | Owed> {
  const { aws, place } = hold;
  const { target, release } = header;
  const logOf = (plan: readonly Planned[]): Journal =>
    journal(aws, place, { plan, steps: {}, course: FRESH });
  const deadline = new Date(header.terms.deadline);
  const run = runUnder(world, hold, header, deadline);
  let prepared: Prepared;
  try {
    // Another run may have claimed the number below ours meanwhile: it is ahead.
    const way = await clearTheWay(world, conduct, target, release);
    const next = way.free ? await prepare(release, way.newest) : way.ending;
    if (!("plan" in next)) {
      // What an earlier release ended as is told, whether our own end can be written or not: settle sees to both.
      await record(world, logOf([]), { outcome: "failed-clean", leftovers: [] });
      return next;
    }
    prepared = next;
    const { plan } = prepared;
    await persist(run, () => recordPlan(aws, place, plan));
  } catch (error) {
    return neverBegun({ world, hold, header, log: logOf([]) }, error);
  }
  prepared.show();
  const log = logOf(prepared.plan);
  const execution = await execute(
    { ...run, emit: withConsoleUrl(world.emit, prepared.region) },
    steps,
    log,
    header.terms,
  );
  return conclude({ world, hold, header, log, deadline }, leaving(execution, prepared));
}

const leaving = (execution: Execution, { leaves = [] }: Prepared): Execution =>
  execution.end === "finished" ? { ...execution, leftovers: [...execution.leftovers, ...leaves] } : execution;
