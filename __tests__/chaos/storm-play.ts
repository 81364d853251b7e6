import { inspect } from "node:util";
import { createVirtualTime, type VirtualTime } from "../../simulator/time/virtual-time.ts";
import { setStage } from "../journeys/lab.ts";
import type { Site } from "../journeys/run.ts";
import { watch } from "./invariants.ts";
import { judgeStorm } from "./storm-judge.ts";
import { calm, weed } from "./storm-calm.ts";
import { INCIDENTS } from "./storm-incidents.ts";
import { begin, type Cast } from "./storm-jobs.ts";
import { journeyOf, standFor } from "./storm-stand.ts";
import { tallied, type Tally } from "./storm-tally.ts";
import type { Incident, Storm } from "./storm.ts";
import { allHandled } from "./unhandled.ts";

/** What a storm came to. */
export interface StormResult {
  seed: number;
  /** How each process ended, in order; `none`: killed, or owing something. */
  outcomes: string[];
  /** What was violated, in sentences; none: all is well. */
  violations: string[];
  calls: number;
  /** Of everything that was called and told: the same each time. */
  digest: string;
  /** Of the order of the processes' changing calls. */
  interleaving: string;
}

const MINUTE = 60_000;
/** The first run's number: earlier and later ones have room. */
const FIRST_RUN = 50;
const CALM_RUN = 100;
/** After a storm what is under way comes to rest: CodeDeploy waits an hour for an agent, and for a hook after that. */
const REST = 150 * MINUTE;
/** A storm that lasts longer has lost somebody who waits for ever. */
const LONGEST = 48 * 60 * MINUTE;

let warm: Promise<StormResult> | undefined;

/**
 * Plays a storm to its end, and a calm run after it; never rejects. `onEnd` is shown what is left of it. A process's first
 * calls load the SDK's clients, and come in another order for it: the first storm is played by way of warming up too.
 */
export async function playStorm(storm: Storm, onEnd?: (cast: Cast) => void): Promise<StormResult> {
  await (warm ??= playCold({ ...storm, incidents: [] }));
  return playCold(storm, onEnd);
}

async function playCold(storm: Storm, onEnd?: (cast: Cast) => void): Promise<StormResult> {
  const tally = tallied();
  let cast: Cast | undefined;
  let violations: string[];
  try {
    const { world, fleet } = await standFor(storm);
    Object.assign(world.switches, storm.switches);
    world.random = storm.seed;
    const time = createVirtualTime(world);
    violations = await allHandled(() =>
      time.run(async () => {
        const stage = await setStage(journeyOf(storm), { world, fleet }, time);
        const { door, seed, signals } = storm;
        const site: Site = { world, time, door, seed, brief: true, ended: new Set() };
        const sleep = sleeping(time);
        cast = {
          stage,
          site,
          signals,
          byTags: storm.fleet === "same-group",
          sleep,
          watching: watch(site),
          jobs: [],
          processes: [],
          onCall: tally.onCall,
        };
        return passOver(storm, cast, tally);
      }),
    );
  } catch (error) {
    violations = [`it never came to its end: ${inspect(error)}`];
  }
  if (cast) onEnd?.(cast);
  const runs = cast?.jobs.flatMap((job) => job.runs) ?? [];
  return {
    seed: storm.seed,
    outcomes: runs.map(({ ending }) => ending?.outcome ?? "none"),
    violations,
    ...tally.sums(runs),
  };
}

const sleeping =
  (time: VirtualTime): Cast["sleep"] =>
  async (ms) => {
    const somebody = time.actor("the storm");
    await somebody.sleep(ms);
    somebody.done();
  };

/** The first run with all that comes over it; then rest, then a calm run that must come to an end. */
async function passOver(storm: Storm, cast: Cast, tally: Tally): Promise<string[]> {
  const patience = cast.stage.world.now + LONGEST;
  const [timed, called] = parted(storm.incidents);
  const underWay: Promise<void>[] = timed.map(async ({ at, incident }) => {
    await cast.sleep(at);
    await happen(cast, incident);
  });
  tally.atCall = (index) => {
    for (const { at, incident } of called) if (at === index) underWay.push(happen(cast, incident));
  };
  begin(cast, { runNumber: FIRST_RUN, attempt: 1, kind: "deploy", given: storm.inputs });
  const watchdog = cast.sleep(LONGEST).then(() => {
    if (cast.stage.world.now >= patience) throw new Error("somebody waits for ever");
  });
  await Promise.race([allOver(cast, underWay), watchdog]);
  tally.atCall = () => undefined;
  await calm(cast);
  for (const job of calmJobs(storm)) {
    await cast.sleep(REST);
    await weed(cast).then(() => cast.sleep(REST));
    await Promise.race([begin(cast, job).over, watchdog]);
  }
  await cast.sleep(REST);
  return judgeStorm(cast);
}

/** Repair, which puts in order whatever was left, then a new run of the workflow. */
function calmJobs({ inputs }: Storm): Parameters<typeof begin>[1][] {
  const { timeout: _timeout, ...given } = inputs;
  const concurrency = "supersede";
  return [
    { runNumber: CALM_RUN, attempt: 1, kind: "repair", given: { open: "undo", concurrency } },
    { runNumber: CALM_RUN + 1, attempt: 1, kind: "deploy", given: { ...given, concurrency } },
  ];
}

const happen = async (cast: Cast, incident: Incident): Promise<void> =>
  // Each kind's own function takes its own kind: the table says so, the compiler cannot follow.
  (INCIDENTS[incident.does] as (cast: Cast, incident: Incident) => Promise<void> | void)(cast, incident);

/** Until every job has ended and every incident is through: either may begin the other. */
async function allOver(cast: Cast, underWay: readonly Promise<void>[]): Promise<void> {
  for (let known = -1; known !== cast.jobs.length + underWay.length;) {
    known = cast.jobs.length + underWay.length;
    await Promise.all([...underWay, ...cast.jobs.map(({ over }) => over)]);
  }
}

/** Those at an instant and those at a call. */
function parted(incidents: readonly Incident[]): [Timed[], Timed[]] {
  const timed: Timed[] = [];
  const called: Timed[] = [];
  for (const incident of incidents)
    if ("ms" in incident.at) timed.push({ at: incident.at.ms, incident });
    else called.push({ at: incident.at.call, incident });
  return [timed, called];
}

interface Timed {
  at: number;
  incident: Incident;
}
