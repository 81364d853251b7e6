import type { Emit } from "../events.ts";
import { Failure, messageOf } from "../failure.ts";
import { InputsRefused } from "../inputs/read.ts";
import type { Ending } from "./run-release.ts";

/** Runs to the end, whatever happens, and tells it. */
export async function toItsEnd(emit: Emit, run: () => Promise<Ending>): Promise<void> {
  let ending: Ending;
  try {
    ending = await run();
  } catch (error) {
    ending = endingOf(error, emit);
  }
  emit({ kind: "ended", ...ending });
}

/** What was thrown before the first write: explained when it was foreseen, shown as a defect when not. */
function endingOf(error: unknown, emit: Emit): Ending {
  if (error instanceof InputsRefused) emit({ kind: "findings", findings: error.findings });
  else if (error instanceof Failure)
    emit({ kind: "explained", cause: error.message, remedy: error.remedy, details: [] });
  else emit({ kind: "defect", message: messageOf(error), stack: stackOf(error) });
  // Nobody can say what a defect has done.
  const outcome = error instanceof Failure ? "failed-clean" : "open";
  return { outcome, summary: messageOf(error), leftovers: [] };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined
    ? (error.stack ?? error.message)
    : `${error.stack}\ncaused by ${stackOf(error.cause)}`;
}
