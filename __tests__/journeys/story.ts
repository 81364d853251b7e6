import { told } from "./lab.ts";
import type { Ran } from "./run.ts";

/** How many of the last texts of a process are told. */
const LAST_TEXTS = 25;

/** A process as a person reads it: how it ended, the steps it took, its last words, and what it left. */
export function storyOf({ ending, events }: Pick<Ran, "ending" | "events">): string {
  const { path, said } = told(events);
  const left = (ending?.leftovers ?? []).map(({ what, why }) => `LEFT ${what}: ${why}`);
  const head = `--- ${ending?.outcome ?? "no outcome"}: ${ending?.summary ?? ""}`;
  return [head, path.join(" → "), ...said.slice(-LAST_TEXTS), ...left].join("\n");
}

/** One after the other. */
export const storiesOf = (runs: readonly Pick<Ran, "ending" | "events">[]): string =>
  runs.map(storyOf).join("\n");
