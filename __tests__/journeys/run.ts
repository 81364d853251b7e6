import { clients } from "../../src/aws/clients.ts";
import { toItsEnd, type Ending, type Owed } from "../../src/entry/ending.ts";
import { goBack } from "../../src/entry/go-back.ts";
import { listReleases } from "../../src/entry/list-releases.ts";
import { runRepair } from "../../src/entry/run-repair.ts";
import { runRelease } from "../../src/entry/run-release.ts";
import { settling, settlingRepair } from "../../src/entry/settle.ts";
import { cancelled } from "../../src/entry/signals.ts";
import { targetOf } from "../../src/entry/survey.ts";
import { worldOf, type World as Surroundings } from "../../src/entry/world.ts";
import type { BluegreenEvent } from "../../src/events.ts";
import type { Owner } from "../../src/github/context.ts";
import type { ActionName } from "../../src/inputs/contract.ts";
import { readInputs } from "../../src/inputs/read.ts";
import { serviceNames } from "../../simulator/core/models.ts";
import { nextRandom } from "../../simulator/core/random.ts";
import type { World } from "../../simulator/core/world.ts";
import type { Actor, VirtualTime } from "../../simulator/time/virtual-time.ts";
import { bytesDoor, simulatorConfig } from "../../simulator/wire/bytes-door.ts";
import { directDoor } from "../../simulator/wire/direct-door.ts";
import type { CallEntry, Doorway } from "../../simulator/wire/front.ts";
import { use, type SdkPlugin } from "../../simulator/wire/sdk-plugin.ts";
import { clientClasses } from "../../simulator/wire/wire-model.ts";

/** The access key under which the action calls: IAM journeys restrict its principal. */
export const ACTION_KEY = "AKIDACTION";

export const OWNER: Owner = {
  repository: "octo/shop",
  runId: "1001",
  attempt: "1",
  job: "deploy",
  jobIndex: "0",
  actor: "octocat",
  sha: "0123456789abcdef0123456789abcdef01234567",
  runUrl: "https://github.example/octo/shop/actions/runs/1001",
  workflow: "deploy",
  runNumber: 0,
  process: { host: "runner", pid: 1 },
};

/** Whoever looks on while processes run; `pid` is the id of a process. */
export interface Witness {
  began(pid: number, process: Start): void;
  /** A call is being sent: once for each attempt. */
  asked(pid: number, operation: string, input: unknown): void;
  /** A call has taken effect. */
  called(pid: number, entry: CallEntry): void;
  told(pid: number, event: BluegreenEvent): void;
}

/** Where a process of the action runs. */
export interface Site {
  world: World;
  time: VirtualTime;
  door: "direct" | "bytes";
  seed: number;
  /** Calls are kept without their outputs. */
  brief?: boolean | undefined;
  /** Stands between the door and the action's clients. */
  wire?: SdkPlugin | undefined;
  /** Processes of the job's machine that have ended, by their ids. */
  ended: Set<number>;
  witness?: Witness | undefined;
}

/** A process of the action: which of its entries, for which job, and where it dies. */
export interface Start {
  entry: Entry;
  /** Whose inputs a settle step gets; `deploy` unless told otherwise. */
  of?: ActionName | undefined;
  inputs: Record<string, string>;
  owner?: Partial<Owner>;
  pid: number;
  /** The machine it runs on: of another one's processes it cannot tell whether they have ended. */
  host?: string;
  nonce: string;
  /** What the checkout tells of commits; nothing unless told otherwise. */
  isAncestor?: Surroundings["isAncestor"];
  onCall?: ((entry: CallEntry) => void) | undefined;
  /** Killed at its call of this index (from 0): before it takes effect, or right after. */
  killAt?: { call: number; when: "before" | "after" };
}

/** What a process did. */
export interface Ran {
  /** Undefined: it was killed, or ended owing something. */
  ending: Ending | undefined;
  events: BluegreenEvent[];
  calls: CallEntry[];
  startedAt: number;
  took: number;
}

export interface Running {
  actor: Actor;
  /** What it has told so far. */
  events: readonly BluegreenEvent[];
  /** Resolves when it has ended or was killed. */
  ran: Promise<Ran>;
  /** As the runner cancels a step. */
  cancel(): void;
  kill(): void;
  /** Its process is stopped for so long, then goes on. */
  pause(ms: number): void;
}

/** Each takes its inputs as the action's files hand them over: a JSON text. */
const ENTRIES = {
  deploy: (world, given) => runRelease(world, readInputs("deploy", given).inputs),
  releases: (world, given) => listReleases(world, readInputs("releases", given).inputs),
  repair: (world, given) => runRepair(world, readInputs("repair", given).inputs),
  rollback: (world, given) => goBack(world, readInputs("rollback", given).inputs),
  settle: (world, given, of) =>
    of === "repair"
      ? settlingRepair(world, readInputs(of, given).inputs)
      : settling(world, targetOf(readInputs(of, given).inputs)),
} satisfies Record<string, (world: Surroundings, given: string, of: ActionName) => Promise<Ending | Owed>>;

type Entry = keyof typeof ENTRIES;

/** Starts the action's own code with the action's own clients; only the wire and the clock are the simulator's. */
export function start(site: Site, process: Start): Running {
  const { world, time, seed } = site;
  const actor = time.actor(`the action (${process.entry} ${process.pid})`);
  const events: BluegreenEvent[] = [];
  const calls: CallEntry[] = [];
  const cancel = new AbortController();
  const startedAt = world.now;
  const here = process.host ?? "runner";
  let die: () => void = () => undefined;
  const dead = new Promise<void>((resolve) => (die = resolve));
  const kill = (): void => {
    actor.kill();
    site.ended.add(process.pid);
    die();
  };
  const crash = process.killAt ? [dying(process.killAt, kill)] : [];
  const keep = process.onCall ?? ((entry: CallEntry) => void calls.push(entry));
  const { witness } = site;
  const onCall = (entry: CallEntry): void => {
    keep(entry);
    witness?.called(process.pid, entry);
  };
  witness?.began(process.pid, process);
  const doorway: Doorway = { world, time, onCall, brief: site.brief };
  const action = worldOf({
    senderOf: clients({
      config: simulatorConfig(bytesDoor(doorway), ACTION_KEY),
      prepare: (client) =>
        use(
          client,
          ...crash,
          ...(site.wire ? [site.wire] : []),
          actor.plugin,
          ...(witness ? [asking(process.pid, witness)] : []),
          ...(site.door === "direct" ? [directDoor(doorway, ACTION_KEY)] : []),
        ),
      loading: (what) => actor.begin(what),
    }),
    clock: actor,
    emit(event) {
      events.push(event);
      if (!site.ended.has(process.pid)) witness?.told(process.pid, event);
    },
    owner: { ...OWNER, ...process.owner, process: { host: here, pid: process.pid } },
    nonce: process.nonce,
    ...(process.isAncestor ? { isAncestor: process.isAncestor } : {}),
    random: dice(seed),
    signal: cancel.signal,
    hasEnded: ({ host, pid }) => host === here && site.ended.has(pid),
  });
  const run = async (): Promise<void> => {
    await toItsEnd(action.emit, () =>
      ENTRIES[process.entry](action, JSON.stringify(process.inputs), process.of ?? "deploy"),
    );
    actor.done();
    site.ended.add(process.pid);
  };
  const ran = Promise.race([run(), dead]).then((): Ran => {
    const ending = events.findLast((event) => event.kind === "ended");
    return { ending, events, calls, startedAt, took: world.now - startedAt };
  });
  return { actor, events, ran, cancel: () => cancel.abort(cancelled("SIGINT")), kill, pause: actor.pause };
}

const SERVICES = new Map(serviceNames.map((name) => [clientClasses[name].name, name]));

/** Tells of each call when it is sent; what a killed or paused process cannot send any more does not come so far. */
function asking(pid: number, witness: Witness): SdkPlugin {
  const enter =
    (
      next: (args: unknown) => Promise<unknown>,
      { clientName, commandName }: { clientName?: string; commandName?: string },
    ) =>
    (args: { input: unknown }) => {
      const name = (commandName ?? "").replace(/Command$/, "");
      witness.asked(pid, `${SERVICES.get(clientName ?? "")}:${name}`, args.input);
      return next(args);
    };
  return {
    applyToStack: (stack) =>
      stack.add(enter as never, { step: "initialize", priority: "normal", name: "witness" }),
  };
}

function dice(seed: number): () => number {
  const state = { random: seed };
  return () => nextRandom(state);
}

/** Counts the calls of all clients of a process, and kills it at one of them: nothing comes back to it any more. */
function dying({ call, when }: NonNullable<Start["killAt"]>, kill: () => void): SdkPlugin {
  let count = 0;
  const enter = (next: (args: unknown) => Promise<unknown>) => (args: unknown) => {
    if (count++ !== call) return next(args);
    if (when === "after") return next(args).finally(kill);
    kill();
    return Promise.reject(new Error("it was killed before"));
  };
  return {
    applyToStack: (stack) =>
      stack.add(enter as never, { step: "initialize", priority: "normal", name: "crash" }),
  };
}
