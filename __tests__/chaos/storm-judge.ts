import type { Cast } from "./storm-jobs.ts";

/** Everybody was lost, and what Auto Scaling launches into a group that is known by tags has no application (rule 10). */
const nobodyIsLeft = ({ stage: { world } }: Cast): boolean =>
  Object.values(world.users.groups).every(({ healthy }) => healthy.serving === 0);

const endedWell = (outcome: string | undefined): boolean =>
  outcome === "succeeded" || outcome === "unchanged";

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
    if (!endedWell(last?.outcome))
      violations.push(`the calm ${kind} ended ${last?.outcome}: ${last?.summary}`);
  }
  return violations;
}
