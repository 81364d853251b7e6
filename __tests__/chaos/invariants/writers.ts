import { pathsOf } from "../../../src/releases/names.ts";
import type { World } from "../../../simulator/core/world.ts";
import { copy } from "../../../simulator/wire/copy.ts";
import type { CallEntry } from "../../../simulator/wire/front.ts";
import { valueIn } from "./log.ts";
import type { Memory, OwnerSeen, Tell } from "./memory.ts";
import { rotationNow } from "./traffic.ts";

export const isMutating = (operation: string): boolean =>
  !/:(Describe|List|Get|BatchGet|Lookup|Filter)/.test(operation);

const LOG = /^ssm:(Put|Delete)Parameters?$/;
const PLAN = /^(\/bluegreen\/.+\/releases\/\d+)\/by\/0\/plan\/0$/;
const COURSE = /^(\/bluegreen\/.+\/releases\/\d+)\/by\/\d+\/course$/;
const BY = /^\/bluegreen\/.+\/releases\/\d+\/by\/\d+\//;
const CLAIM = /^(\/bluegreen\/.+\/releases\/\d+)(?:\/claims\/(\d+))?$/;

/** (f) A call is being sent: not by somebody whose release, or whose place, another has taken and begun to write. */
export function watchSender(
  memory: Memory,
  pid: number,
  operation: string,
  input: unknown,
  tell: Tell,
): void {
  if (!isMutating(operation)) return;
  tellForeignRecord(memory.owners, pid, input, tell);
  const mine = memory.owners.findLastIndex((owner) => owner.pid === pid);
  const newer = mine < 0 ? undefined : overtaking(memory.owners, mine);
  if (newer && !isOwnWord(memory.owners, pid, operation, input))
    tell(
      "f",
      `process ${pid} sends ${operation} although process ${newer.pid}, which took ${newer.release}, has begun to write`,
    );
  if (LOG.test(operation)) return;
  const owner = memory.owners[mine];
  if (owner) owner.wrote = true;
  else tell("f", `process ${pid} sends ${operation} without holding a release`);
  memory.processes[pid]!.wrote = true;
}

/** What an owner writes of a release lies under its own place, so that nothing of another's is lost (rule 26). */
function tellForeignRecord(owners: readonly OwnerSeen[], pid: number, input: unknown, tell: Tell): void {
  const { Name = "" } = input as { Name?: string };
  if (BY.test(Name) && !owners.some((one) => one.pid === pid && isUnder(one, Name)))
    tell("f", `process ${pid} writes ${Name}, a place that it does not hold`);
}

/** Another has taken this process's place and begun to write: it may not know yet. */
export function isOvertaken({ owners }: Memory, pid: number): boolean {
  const mine = owners.findLastIndex((owner) => owner.pid === pid);
  return mine >= 0 && overtaking(owners, mine) !== undefined;
}

/** Who has taken this place, or begun to write under a higher number, since. A lower one stood in the way, and is over. */
function overtaking(owners: readonly OwnerSeen[], mine: number): OwnerSeen | undefined {
  const { pid, release } = owners[mine]!;
  return owners
    .slice(mine + 1)
    .find((owner) => owner.wrote && owner.pid !== pid && numberOf(owner.release) >= numberOf(release));
}

const numberOf = (release: string): number => Number(release.slice(release.lastIndexOf("/") + 1));

/** A parameter lies under this owner's place. */
const isUnder = ({ release, owner }: OwnerSeen, name: string): boolean =>
  name.startsWith(`${release}/by/${owner}/`);

/** Rule 25 leaves an owner its own words in the release log: its lease, its steps, its course, that it gave way. */
function isOwnWord(owners: readonly OwnerSeen[], pid: number, operation: string, input: unknown): boolean {
  if (!LOG.test(operation)) return false;
  const { Name = "", Overwrite } = input as { Name?: string; Overwrite?: boolean };
  if (Overwrite === false) return true; // a new claim is decided by AWS
  return owners.some(
    (one) =>
      one.pid === pid &&
      (Name === `${one.release}/alive/${one.owner}` ||
        isUnder(one, Name) ||
        // A claim is followed by `head`, which is only where the search for the next number begins.
        Name === one.release.replace(/releases\/\d+$/, "head")),
  );
}

/** A process has written down that its own release succeeded: what is said of it later is said of this instant. */
export function noteRecorded(world: World, memory: Memory, pid: number, entry: CallEntry): void {
  if (entry.operation !== "ssm:PutParameter" || entry.error) return;
  const { Name, Value } = entry.input as { Name: string; Value: string };
  const process = memory.processes[pid]!;
  if (process.release === undefined || COURSE.exec(Name)?.[1] !== process.release) return;
  const { release } = process;
  const { outcome } = valueIn<{ outcome?: string }>(Value);
  if (outcome === "succeeded")
    process.recorded = { release, at: world.now, world: copy(world), owners: memory.owners.length };
  else if (process.recorded?.release === release) process.recorded = undefined;
}

/** A release was claimed, or taken over: from the parameters that were created. */
export function noteClaim(world: World, memory: Memory, pid: number, entry: CallEntry): void {
  noteClearing(world, memory, pid, entry);
  if (entry.operation !== "ssm:PutParameter" || entry.error) return;
  const { Name, Overwrite, Value } = entry.input as { Name: string; Overwrite?: boolean; Value: string };
  const planned = memory.releases[PLAN.exec(Name)?.[1] ?? ""];
  // What stood in its way has been waited for or undone: what is there now is what it begins with.
  if (planned) Object.assign(planned, beginning(world, memory));
  const [, release, owner] = CLAIM.exec(Name) ?? [];
  if (Overwrite !== false || release === undefined) return;
  memory.owners.push({ pid, release, owner: Number(owner ?? 0), wrote: false });
  if (owner !== undefined) return;
  const value = valueIn<Header>(Value);
  memory.releases[release] = {
    path: release,
    number: value.release,
    owner: value.owner,
    kind: value.kind,
    ami: value.ami,
    follows: value.follows,
    retire: value.kind === "deploy" ? retireOf(world, memory.processes[pid]!.inputs) : undefined,
    ...beginning(world, memory),
    committed: false,
    ends: [],
  };
}

/** What a process undoes of an earlier release comes before its own, which has no plan yet, and may never have one. */
function noteClearing(world: World, memory: Memory, pid: number, { operation, error }: CallEntry): void {
  if (error || !isMutating(operation) || LOG.test(operation)) return;
  const own = memory.releases[memory.processes[pid]?.release ?? ""];
  const at = memory.owners.findLast((owner) => owner.pid === pid);
  if (!own || !at || `${own.path}/by/0/plan/0` in world.ssm.parameters) return;
  if (numberOf(at.release) < own.number) Object.assign(own, beginning(world, memory));
}

function beginning(
  world: World,
  memory: Memory,
): Pick<Memory["releases"][string], "blue" | "blueImages" | "before"> {
  const blue = rotationNow(world, memory);
  const blueImages = [...new Set(blue.map((id) => world.ec2.instances[id]?.imageId ?? ""))];
  return { blue, blueImages, before: copy(world) };
}

/** What becomes of blue by the inputs; undefined where CodeDeploy ends it. */
function retireOf(world: World, inputs: Readonly<Record<string, string>>): string | undefined {
  const group = world.codeDeploy.groups[`${inputs["application"]}/${inputs["deployment-group"]}`];
  return group?.blueGreen?.blue.action === "TERMINATE" ? undefined : inputs["retire"] || "detach";
}

interface Header {
  release: number;
  owner: Memory["releases"][string]["owner"];
  kind: string;
  ami: string;
  follows?: number;
}

/** The path under which a release's header lies. */
export const pathOf = (target: string, release: number): string => pathsOf(target).release(release);
