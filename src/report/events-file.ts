import { appendFileSync, readFileSync } from "node:fs";
import type { BluegreenEvent } from "../events.ts";

/** An event and when it was told. */
export interface Told {
  /** ISO 8601. */
  at: string;
  event: BluegreenEvent;
}

/** Adds one event to the file, as a line of JSON; written before it returns. */
export const appendEvent = (path: string, told: Told): void =>
  appendFileSync(path, `${JSON.stringify(told)}\n`);

/** All that is in the file. A missing file is empty; a last line cut short by a kill is left out. */
export function readEvents(path: string): Told[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return [];
  }
  return text.split("\n").flatMap(toldIn);
}

function toldIn(line: string): Told[] {
  try {
    const told = JSON.parse(line) as Partial<Told> | null;
    return told?.at && told.event ? [{ at: told.at, event: told.event }] : [];
  } catch {
    return [];
  }
}
