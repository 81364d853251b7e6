import type { Cast } from "./storm-jobs.ts";

/** The first calm run comes always, further ones until one of them has ended well. */
export function needsAnother({ jobs }: Cast): boolean {
  const last = jobs.at(-1)!;
  return last.runNumber < FIRST_CALM || !endedWell(last.runs.at(-1)?.ending?.outcome);
}

/** Runs of so high a number come after the storm. */
const FIRST_CALM = 100;

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
  const last = jobs.at(-1)!.runs.at(-1)?.ending;
  if (!endedWell(last?.outcome) && !isForAPerson(cast))
    violations.push(`the calm run ended ${last?.outcome}: ${last?.summary}`);
  return violations;
}

/** A release could not be undone, and all it has left is listed, with the commands: a person, or repair, goes on. */
const isForAPerson = ({ jobs }: Cast): boolean =>
  jobs.some(({ runs }) =>
    runs.some(({ events }) =>
      events.some(
        (event) =>
          (event.kind === "ended" && event.outcome === "failed-dirty") ||
          (event.kind === "said" && event.text.includes(" ended failed-dirty: ")),
      ),
    ),
  );
