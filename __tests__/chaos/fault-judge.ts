import type { BluegreenEvent } from "../../src/events.ts";
import type { Outcome } from "../../src/outcome.ts";
import type { World } from "../../simulator/core/world.ts";
import { differences } from "../../simulator/scenarios/differences.ts";
import type { Portrait } from "../../simulator/scenarios/portrait.ts";
import type { Ran } from "../journeys/run.ts";
import { faultKinds } from "./fault-kinds.ts";
import type { FaultPoint } from "./fault-point.ts";

/** Beside the invariants: whether the struck process ended as it may under its faults, and truly. */
export function lacksOfStruck(
  { faults }: FaultPoint,
  { ending, events }: Ran,
  rests: { before: Portrait; after: Portrait },
): string[] {
  if (!ending) return ["it ended without an outcome"];
  const { outcome, summary, leftovers } = ending;
  const allowed = faults.flatMap(({ kind }) => [...faultKinds[kind].allowed]);
  return [
    ...(allowed.includes(outcome) ? [] : [`ended ${outcome}: ${summary}`]),
    ...(events.some(({ kind }) => kind === "defect") ? ["a defect was told"] : []),
    ...faults.filter(({ kind }) => kind === "denied").flatMap((fault) => unnamed(fault.operation, events)),
    ...(outcome === "failed-clean" ? differences(rests.before, rests.after) : []),
    ...(outcome === "failed-dirty" && leftovers.length === 0 ? ["dirty, with nothing listed"] : []),
  ];
}

/** What is denied is explained by the permission that lacks (law 9). */
const unnamed = (operation: string, events: readonly BluegreenEvent[]): string[] =>
  events.flatMap((event) =>
    event.kind === "explained" &&
    event.cause.startsWith(`${operation} was refused`) &&
    !event.remedy.includes(`action ${operation} `)
      ? [`the denial of ${operation} is explained by "${event.remedy}"`]
      : [],
  );

const DONE: readonly Outcome[] = ["succeeded", "unchanged"];

/** Whether in calm weather all came right, whatever was left: everybody ends well, and in the end one image alone serves. */
export function lacksAfter(
  first: Outcome,
  runs: readonly Ran[],
  { world, image, count }: { world: World; image: string; count: number },
): string[] {
  const wanted = JSON.stringify({ [image]: count });
  const fine = first === "succeeded" ? ["unchanged"] : DONE;
  return [
    ...runs
      .filter(({ ending }) => !ending || !(fine as readonly string[]).includes(ending.outcome))
      .map(({ ending }) => `in calm weather it ended ${ending?.outcome}: ${ending?.summary}`),
    ...world.users.harms.map((harm) => `users saw ${JSON.stringify(harm)}`),
    ...Object.values(world.users.groups)
      .filter(({ healthy }) => JSON.stringify(healthy.byImage) !== wanted)
      .map(({ name, healthy }) => `in rotation in ${name}: ${JSON.stringify(healthy.byImage)}`),
  ];
}
