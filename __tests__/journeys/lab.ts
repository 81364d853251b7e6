import type { Ending } from "../../src/entry/ending.ts";
import type { BluegreenEvent } from "../../src/events.ts";
import type { FleetName } from "../../src/plan/facts.ts";
import { dispatch } from "../../simulator/core/dispatch.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { advance } from "../../simulator/core/time.ts";
import type { Harm } from "../../simulator/core/users.ts";
import type { World } from "../../simulator/core/world.ts";
import { callerOf, directClients, type Clients } from "../../simulator/scenarios/clients.ts";
import type { Fleet } from "../../simulator/scenarios/fleet.ts";
import type { FleetOptions } from "../../simulator/scenarios/options.ts";
import { differences } from "../../simulator/scenarios/differences.ts";
import { portrait, type Portrait } from "../../simulator/scenarios/portrait.ts";
import { copy } from "../../simulator/wire/copy.ts";
import { createVirtualTime, type Actor, type VirtualTime } from "../../simulator/time/virtual-time.ts";
import type { CallAws } from "../../simulator/wire/caller.ts";
import type { CallEntry, Doorway } from "../../simulator/wire/front.ts";
import { start, type Site, type Start } from "./run.ts";
import { build, type Stand, type Standing } from "./standing.ts";

/** A whole deployment on the simulator: what is set up, what goes wrong, and what must be true at the end. */
export interface Journey {
  name: string;
  fleet: FleetName;
  /** The rules of the design it shows. */
  rules?: number[];
  /** How the fleet is built; its kind follows from `fleet`. */
  options?: Partial<FleetOptions>;
  /** Which of the actions; `deploy` unless told otherwise. */
  entry?: "deploy" | "rollback";
  /** Beside ami-id (of deploy), application and deployment-group. */
  inputs?: Record<string, string>;
  /** Releases of the same target that went before, each by its inputs; they deploy the old AMI unless told `new`; `entry: rollback` is one. */
  earlier?: Record<string, string>[];
  /** Further calls by a person before the action starts; `person.sleep` lets time pass. */
  prepare?(stage: Stage, person: Actor): Promise<void>;
  /** What a person did since the earlier releases; `person.sleep` lets time pass. */
  lately?(stage: Stage, person: Actor): Promise<unknown>;
  /** Armed once the fleet stands. */
  faults?: (stage: Stage) => Fault[];
  /** What somebody else does while the action runs. */
  meanwhile?(stage: Stage, actor: Actor): Promise<void>;
  /** Switch settings under which this journey says nothing (its expectation rests on the other setting). */
  unless?: Record<string, string>;
  check(travelled: Travelled): void | Promise<void>;
}

/** The world as built, before the action runs. */
export interface Stage {
  world: World;
  fleet: Fleet;
  clients: Clients;
  /** Calls as a person. */
  aws: CallAws;
  /** What was called so, once the fleet stood. */
  personal: CallEntry[];
}

/** What a journey left behind. */
export interface Travelled extends Stage {
  ending: Ending;
  events: BluegreenEvent[];
  /** Names of the forward steps in order, a failed one with `!`; then those undone with `<`. */
  path: string[];
  outputs: Record<string, string>;
  before: Portrait;
  after: Portrait;
  /** How the world differs from before. */
  changes: string[];
  calls: CallEntry[];
  harms: Harm[];
  /** The log's lines, roughly: all texts that were told. */
  said: string[];
  /** When the action began: epoch milliseconds of the virtual clock. */
  startedAt: number;
  /** Virtual milliseconds from the action's start to its end. */
  took: number;
}

export interface Vehicle {
  door: "direct" | "bytes";
  seed: number;
  switches: Record<string, string>;
  /** Told of the action's calls, which are then not kept. */
  onCall?: (entry: CallEntry) => void;
  /** Calls are kept without their outputs. */
  brief?: boolean;
  /** Where the names of the switches that this run depends on are to be noted; only with all at their defaults. */
  consulted?: Set<string>;
  /** Where the fleet comes from; built anew unless told otherwise. */
  stand?: Stand;
}

export const ORDINARY: Vehicle = { door: "direct", seed: 1, switches: {} };

const KINDS = {
  clone: "discover-asg",
  "same-group": "discover-tags",
  "codedeploy-copy": "copy",
} satisfies Record<FleetName, FleetOptions["kind"]>;

const NONCE = "00000000-0000-4000-8000-000000000001";

/** Builds the world, runs the action in it and reports. */
export async function travel(journey: Journey, vehicle: Vehicle = ORDINARY): Promise<Travelled> {
  const { world, fleet } = await standing(journey, vehicle);
  const time = createVirtualTime(world);
  return time.run(async () => {
    const stage = await setStage(journey, { world, fleet }, time);
    for (const [run, inputs] of (journey.earlier ?? []).entries())
      await releaseEarlier(inputs, run, stage, time, vehicle);
    const person = time.actor("a person, since then");
    await journey.lately?.(stage, person);
    person.done();
    const before = await look(world);
    world.faults.push(...structuredClone(journey.faults?.(stage) ?? []));
    let over = Infinity;
    const [run] = await Promise.all([
      drive(inputsOf(journey, stage.fleet), NONCE, stage, time, vehicle, {
        entry: journey.entry ?? "deploy",
      }).finally(() => (over = world.now)),
      meanwhile(journey, stage, time, () => world.now > over + PATIENCE),
    ]);
    settle(world);
    const after = await look(world);
    return { ...stage, ...run, before, after, changes: differences(before, after), harms: world.users.harms };
  });
}

export function standing(
  journey: Journey,
  { seed, switches, consulted, stand = build }: Vehicle,
): Promise<Standing> {
  const ground = { options: { kind: KINDS[journey.fleet], ...journey.options }, seed, switches };
  if (!consulted) return stand(ground);
  return build(ground, (world) => {
    world.switches = recorded(world.switches, consulted);
  });
}

/** Notes which switches the simulator asks for. Not enumerable: a copy of the world has none, and so the defaults. */
const recorded = (switches: Record<string, string>, consulted: Set<string>): Record<string, string> =>
  Object.defineProperties(
    {},
    Object.fromEntries(
      Object.entries(switches).map(([name, setting]) => [
        name,
        { get: () => (consulted.add(name), setting) },
      ]),
    ),
  );

export async function setStage(
  journey: Journey,
  { world, fleet }: Standing,
  time: VirtualTime,
): Promise<Stage> {
  const person = time.actor("a person");
  const personal: CallEntry[] = [];
  const doorway: Doorway = { world, time, onCall: (entry) => void personal.push(entry) };
  const sdk = directClients(doorway, undefined, person.plugin);
  const stage: Stage = { world, fleet, clients: sdk, aws: callerOf(sdk), personal };
  await journey.prepare?.(stage, person);
  person.done();
  world.users.harms.length = 0; // nor what they saw while a person prepared something
  return stage;
}

/** A release that went well, some while before the one in question; what it left is part of the world before. */
export async function releaseEarlier(
  given: Record<string, string>,
  run: number,
  stage: Stage,
  time: VirtualTime,
  vehicle: Vehicle,
): Promise<void> {
  const { world, fleet } = stage;
  const { entry, ...others } = given;
  const image = given["ami-id"] === "new" ? fleet.amiNew : fleet.ami;
  const inputs =
    entry === "rollback"
      ? inputsOf({ inputs: others, entry }, fleet)
      : inputsOf({ inputs: { force: "true", ...others, "ami-id": image } }, fleet);
  const nonce = NONCE.replace(/^0{8}/, String(run + 1).padStart(8, "0"));
  const { ending } = await drive(inputs, nonce, stage, time, vehicle, {
    entry: entry === "rollback" ? entry : "deploy",
    owner: { runId: String(900 + run) },
  });
  if (ending.outcome !== "succeeded")
    throw new Error(`the earlier release ended ${ending.outcome}: ${ending.summary}`);
  settle(world);
  world.users.harms.length = 0;
}

/** How long after the action's end somebody else may go on: whoever waits for what never comes would wait for ever. */
const PATIENCE = 4 * 3_600_000;

async function meanwhile(
  journey: Journey,
  stage: Stage,
  time: VirtualTime,
  isLate: () => boolean,
): Promise<void> {
  if (!journey.meanwhile) return;
  const other = time.actor("somebody else");
  const sleep: Actor["sleep"] = (ms, signal) =>
    isLate()
      ? Promise.reject(new Error("somebody else waits for what never comes"))
      : other.sleep(ms, signal);
  try {
    await journey.meanwhile(stage, { ...other, sleep });
  } finally {
    other.done();
  }
}

/** One run of the action, to its end. */
async function drive(
  inputs: Record<string, string>,
  nonce: string,
  { world }: Stage,
  time: VirtualTime,
  { door, seed, onCall, brief }: Vehicle,
  process: Pick<Start, "entry" | "owner">,
) {
  const site: Site = { world, time, door, seed, brief, ended: new Set() };
  const { ending, ...ran } = await start(site, { ...process, inputs, pid: 1, nonce, onCall }).ran;
  return { ...ran, ending: ending!, ...told(ran.events) };
}

export const ACTION_ROLE = "arn:aws:iam::123456789012:role/bluegreen-action";

/** The action's inputs as a workflow gives them: texts. */
export const inputsOf = (
  journey: Pick<Journey, "inputs"> & { entry?: Start["entry"] },
  fleet: Fleet,
): Record<string, string> => ({
  ...(journey.entry === "rollback" || journey.entry === "repair" ? {} : { "ami-id": fleet.amiNew }),
  application: fleet.codeDeploy!.application,
  "deployment-group": fleet.codeDeploy!.deploymentGroup,
  ...journey.inputs,
});

export function told(events: readonly BluegreenEvent[]): Pick<Travelled, "path" | "outputs" | "said"> {
  const path: string[] = [];
  const outputs: Record<string, string> = {};
  const said: string[] = [];
  for (const event of events) {
    if (event.kind === "step-ended") path.push(event.result === "failed" ? `${event.step}!` : event.step);
    if (event.kind === "step-began" && event.direction === "back") path.push("<");
    if (event.kind === "output") outputs[event.name] = event.value;
    if (event.kind === "serving") outputs["serving"] = event.serving;
    const texts = Object.values(event).filter((value): value is string => typeof value === "string");
    said.push(texts.join(" | "));
    if (event.kind === "findings") said.push(...event.findings.map(({ code, what }) => `${code}: ${what}`));
  }
  return { path: joined(path), outputs, said };
}

/** `<`, `create-deployment` → `<create-deployment`. */
const joined = (path: string[]): string[] =>
  path.flatMap((entry, index) => (entry === "<" ? [] : path[index - 1] === "<" ? [`<${entry}`] : [entry]));

/** Lets what is under way in the world come to rest: draining, terminating, follow-on deployments. */
export function settle(world: World): void {
  advance(world, world.now + 15 * 60_000);
}

/** The portrait is taken of a copy, so that looking changes nothing. */
export async function look(world: World): Promise<Portrait> {
  const still = copy(world);
  const call = { requestId: "portrait", principal: { arn: `arn:aws:iam::${world.account}:root` } };
  still.faults.length = 0;
  return portrait(((operation: string, input: unknown) =>
    Promise.resolve(dispatch(still, operation, input, call))) as unknown as CallAws);
}
