import type { BluegreenEvent } from "../../src/events.ts";
import type { Log } from "../../src/github/log.ts";
import { reporter } from "../../src/report/report.ts";
import { emptyStory } from "../../src/report/story.ts";
import type { FleetName } from "../../src/plan/facts.ts";
import { systemClock } from "../../src/time/clock.ts";
import { deploy } from "./deployment.ts";
import { peakPerSecond } from "./statistics.ts";

/** One virtual deployment of a fleet of some size. */
export interface Size {
  fleet: FleetName;
  instances: number;
  calls: number;
  /** The most calls in any one second. */
  peak: number;
  /** Lines of the job's log. */
  lines: number;
  /** Virtual milliseconds from start to end. */
  took: number;
  /** Seconds it took to simulate. */
  real: number;
  /** The most memory that the process had at any call of the action, megabytes: the simulated AWS is in it too. */
  memory: number;
}

/** `node build/scripts/bench/size.js <fleet> <instances>`: prints a Size. */
async function measure(fleet: FleetName, instances: number): Promise<Size> {
  const since = performance.now();
  const at: number[] = [];
  let memory = 0;
  // The calls' answers are not kept: they are the lab's memory, not the action's.
  const onCall = (call: { at: number }): void => {
    at.push(call.at);
    memory = Math.max(memory, process.memoryUsage.rss() / 2 ** 20);
  };
  const { events, took } = await deploy({ fleet, options: { instances }, vehicle: { onCall } });
  return {
    fleet,
    instances,
    calls: at.length,
    peak: peakPerSecond(at),
    lines: linesOf(events),
    took,
    real: (performance.now() - since) / 1000,
    memory,
  };
}

/** How many lines the runner's log gets of these events. */
function linesOf(events: readonly BluegreenEvent[]): number {
  let lines = 0;
  const add = (text: string): void => void (lines += text.split("\n").length);
  const log: Log = {
    line: add,
    group: add,
    endGroup() {},
    annotate: (_level, _title, text) => add(text),
    debug() {},
  };
  const audience = {
    log,
    writeOutput() {},
    writeSummary() {},
    fail: add,
    hide: (text: string) => text,
    runUrl: "",
  };
  const report = reporter(audience, systemClock(), emptyStory());
  for (const event of events) report(event);
  return lines;
}

console.log(JSON.stringify(await measure(process.argv[2] as FleetName, Number(process.argv[3]))));
