import type { Emit } from "../events.ts";
import { Failure, messageOf, stopsRun } from "../failure.ts";
import { InputsRefused } from "../inputs/read.ts";
import type { Leftover, Outcome } from "../outcome.ts";
import { PreflightRefused } from "./survey.ts";

/** How a run ended, in the words shown to its reader. */
export interface Ending {
  outcome: Outcome;
  /** One or two sentences. */
  summary: string;
  leftovers: Leftover[];
}

/** The run ends before its release does: what is owed, in a sentence. The settle step does it, or the next run. */
export interface Owed {
  owed: string;
}

/** Runs to the end, whatever happens, and tells it. */
export async function toItsEnd(emit: Emit, run: () => Promise<Ending | Owed>): Promise<void> {
  let ending: Ending | Owed;
  try {
    ending = await run();
  } catch (error) {
    ending = endingOf(error, emit);
  }
  if ("owed" in ending) emit({ kind: "stopped", summary: ending.owed });
  else emit({ kind: "ended", ...ending });
}

/** What was thrown before the first write: explained when it was foreseen, shown as a defect when not. */
function endingOf(error: unknown, emit: Emit): Ending | Owed {
  // A claim may have been on its way: the settle step looks.
  if (stopsRun(error) && error.code === "cancelled") return { owed: error.message };
  if (error instanceof InputsRefused) emit({ kind: "findings", findings: error.findings });
  if (error instanceof Failure)
    return { outcome: "failed-clean", summary: toldCause(error, emit), leftovers: [] };
  emit({ kind: "defect", message: messageOf(error), stack: stackOf(error) });
  // Nobody can say what a defect has done.
  return { outcome: "open", summary: messageOf(error), leftovers: [] };
}

/** Explains a failure that changed nothing, unless its findings say it all, and sums it up without saying it twice. */
export function toldCause(error: Failure, emit: Emit): string {
  const told = error instanceof InputsRefused || error instanceof PreflightRefused;
  if (told) return `${error.message} Nothing was changed.`;
  emit({ kind: "explained", cause: error.message, remedy: error.remedy, details: [...error.details] });
  return "Nothing was changed.";
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined
    ? (error.stack ?? error.message)
    : `${error.stack}\ncaused by ${stackOf(error.cause)}`;
}
