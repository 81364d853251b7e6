import type { BluegreenEvent, Emit } from "../events.ts";
import { messageOf } from "../failure.ts";
import type { Log } from "../github/log.ts";
import type { StepOutput } from "../github/outputs.ts";
import { actions, type OutputName } from "../inputs/contract.ts";
import { isSuccess } from "../outcome.ts";
import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/duration.ts";
import { consoleReporter } from "./console.ts";
import { appendEvent } from "./events-file.ts";
import { oneLine, sanitize } from "./sanitize.ts";
import { hidden } from "./secrets.ts";
import { noteIn, type Story } from "./story.ts";
import { renderSummary } from "./summary.ts";

/** Where a run is told to. */
export interface Audience {
  log: Log;
  writeOutput(name: StepOutput, value: string): void;
  writeSummary(markdown: string): void;
  fail(text: string): void;
  /** Hides secrets: everything that is told goes through it first. */
  hide(text: string): string;
  /** The file that the settle step reads; undefined: none. */
  eventsPath?: string | undefined;
  runUrl: string;
}

/** Whoever waits may say why at every look: it is told once nothing else was told for so long. */
const SILENCE = 30 * SECOND;
/** Events that leave no line in the log. */
const UNSPOKEN: ReadonlySet<BluegreenEvent["kind"]> = new Set(["aws-called", "noted", "output"]);

const isOutput = (name: string): name is OutputName =>
  Object.values(actions).some(({ outputs }) => Object.hasOwn(outputs, name));

/**
 * Tells everybody each event as it happens. At `ended` the summary is written, then the failure, and the output `outcome`
 * last of all; `stopped` only fails the step, so that the settle step follows. Telling never throws: what goes wrong with it is a warning.
 */
export function reporter(audience: Audience, clock: Clock, story: Story): Emit {
  const toLog = consoleReporter(audience.log);
  const quietly = guarded(audience);
  let lastWord = clock.monotonic();

  return (given) => {
    const harmless = hidden(given, audience.hide);
    if (isKnown(story, harmless)) return;
    const event = briefly(story, harmless);
    if (event.kind === "waiting" && clock.monotonic() - lastWord < SILENCE) return;
    if (!UNSPOKEN.has(event.kind)) lastWord = clock.monotonic();
    const told = { at: clock.now().toISOString(), event };
    noteIn(story, told);
    quietly("the log", () => toLog(event));
    quietly("an output", () => tellOutput(audience, event));
    // The summary before the file: where the file says `ended`, there is a summary.
    if (event.kind === "ended")
      quietly("the summary", () => audience.writeSummary(renderSummary(story, audience.runUrl)));
    if (audience.eventsPath) quietly("the event file", () => appendEvent(audience.eventsPath!, told));
    if (event.kind === "stopped") quietly("the outcome", () => audience.fail(oneLine(event.summary)));
    if (event.kind === "ended") quietly("the outcome", () => conclude(audience, event));
  };
}

/** A cause is explained where it is found, and again where the run ends; who serves is read more than once. */
const isKnown = (story: Story, event: BluegreenEvent): boolean =>
  (event.kind === "explained" && story.explained.some(({ cause }) => cause === event.cause)) ||
  (event.kind === "serving" && story.serving === event.serving);

/** Why a run goes back was explained just before: it is not said again. */
const briefly = (story: Story, event: BluegreenEvent): BluegreenEvent =>
  event.kind === "undoing" && story.explained.some(({ cause }) => cause === event.why)
    ? { ...event, why: "" }
    : event;

function tellOutput({ writeOutput }: Audience, event: BluegreenEvent): void {
  if (event.kind === "output" && isOutput(event.name)) writeOutput(event.name, oneLine(event.value));
  if (event.kind === "claimed") writeOutput("release", String(event.release));
  if (event.kind === "serving") writeOutput("serving", event.serving);
}

function conclude(audience: Audience, { outcome, summary }: BluegreenEvent & { kind: "ended" }): void {
  if (!isSuccess(outcome)) audience.fail(oneLine(`${outcome}: ${summary}`));
  audience.writeOutput("outcome", outcome);
}

/** Runs an act of telling; its first failure of each kind is a warning in the log. */
function guarded(audience: Audience): (what: string, act: () => void) => void {
  const failed = new Set<string>();
  return (what, act) => {
    try {
      act();
    } catch (error) {
      if (failed.has(what)) return;
      failed.add(what);
      audience.log.line(
        `Warning: ${what} could not be written: ${sanitize(audience.hide(messageOf(error)))}`,
      );
    }
  };
}
