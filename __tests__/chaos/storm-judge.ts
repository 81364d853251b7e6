import type { Ending } from "../../src/entry/ending.ts";
import type { Cast } from "./storm-jobs.ts";

/** Everybody was lost, and what Auto Scaling launches into a group that is known by tags has no application (rule 10). */
const nobodyIsLeft = ({ stage: { world } }: Cast): boolean =>
  Object.values(world.users.groups).every(({ healthy }) => healthy.serving === 0);

/** A green that lies unevenly in a group known by tags is not levelled before the next release: repair says so (rule 10). */
const waitsForTheNext = ({ leftovers }: Ending): boolean =>
  leftovers.some(({ what, why }) => what.endsWith("AZRebalance") && /lies unevenly/.test(why));

/**
 * A blue that has lost more than half of itself does not take over from a green that serves with more (rule 14), and in a
 * group that is known by tags nobody launches its like (rule 10): what serves stays, and that is listed.
 */
function staysWhereItIs({ byTags, watching }: Cast, { outcome, leftovers }: Ending): boolean {
  const { releases, everLost } = watching.remember();
  return (
    byTags &&
    outcome === "failed-dirty" &&
    leftovers.some(({ what }) => /^Traffic is on (both|green) /.test(what)) &&
    Object.values(releases).some(
      ({ blue }) => blue.filter((id) => everLost.includes(id)).length > blue.length / 2,
    )
  );
}

const endedWell = (ending: Ending | undefined): boolean =>
  ending?.outcome === "succeeded" ||
  ending?.outcome === "unchanged" ||
  (ending?.outcome === "failed-dirty" && waitsForTheNext(ending));

/** What was violated in a storm and after it, in sentences. */
export async function judgeStorm(cast: Cast): Promise<string[]> {
  const { jobs, watching } = cast;
  const violations = (await watching.judge()).map(
    ({ invariant, at, text }) => `(${invariant}) ${text}, at ${new Date(at).toISOString()}`,
  );
  for (const { ending, events } of jobs.flatMap(({ runs }) => runs))
    for (const event of events)
      if (event.kind === "defect")
        violations.push(`a defect: ${event.message} (${ending?.outcome})\n${event.stack}`);
  for (const { kind, runs } of nobodyIsLeft(cast) ? [] : jobs.slice(-2)) {
    const last = runs.at(-1)?.ending;
    if (!endedWell(last) && !(last && staysWhereItIs(cast, last)))
      violations.push(`the calm ${kind} ended ${last?.outcome}: ${last?.summary}`);
  }
  return violations;
}
