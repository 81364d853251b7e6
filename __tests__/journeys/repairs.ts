import type { Ran } from "./run.ts";
import { otherRun, type Play } from "./unfinished.ts";

/** What it sent that changes something. */
export const writes = ({ calls }: Ran): string[] =>
  calls
    .map(({ operation }) => operation)
    .filter((operation) => !/:(Describe|Get|List|Batch)/.test(operation));
/** What it says is left. */
export const leftBy = ({ ending }: Ran): string[] => (ending?.leftovers ?? []).map(({ what }) => what);

/** The plans that it showed. */
export const planOf = ({ events }: Ran): string =>
  events.flatMap((event) => (event.kind === "plan" ? [event.text] : [])).join("\n");

let number = 50;
/** A run that nobody had before. */
export const anotherRun = () => otherRun(++number);

/** A repair by a run of its own. */
export const repair = (p: Play, given: Record<string, string> = {}): Promise<Ran> =>
  p.run({ entry: "repair", owner: anotherRun(), given });

/** A second repair finds nothing: it changes nothing. */
export async function nothingLeft(p: Play, given: Record<string, string> = {}): Promise<void> {
  await p.pass(60_000);
  const again = await repair(p, given);
  expect(again.ending).toMatchObject({ outcome: "unchanged", leftovers: [] });
  expect(writes(again)).toEqual([]);
}
