import type { BluegreenEvent } from "../../../src/events.ts";
import type { Serving } from "../../../src/outcome.ts";
import type { World } from "../../../simulator/core/world.ts";
import { copy } from "../../../simulator/wire/copy.ts";
import { isAlike, isOfOneGroup } from "./alike.ts";
import { valueOf } from "./log.ts";
import type { End, Memory, OwnerSeen, ProcessSeen, ReleaseSeen, Tell } from "./memory.ts";
import { rotationNow, seenOf } from "./traffic.ts";
import { isOvertaken, pathOf } from "./writers.ts";

/** What a process says is held against the world of that instant. */
export function watchWords(
  world: World,
  memory: Memory,
  pid: number,
  event: BluegreenEvent,
  tell: Tell,
): void {
  const process = memory.processes[pid]!;
  const release = process.release === undefined ? undefined : memory.releases[process.release];
  if (event.kind === "claimed") process.release = pathOf(event.target, event.release);
  if (event.kind === "committed" && release) release.committed = true;
  if (event.kind === "serving")
    watchServing(
      world,
      memory,
      pid,
      spokenOf(memory, heldBy(world, memory, pid) ?? release),
      event.serving,
      tell,
    );
  if (event.kind !== "ended") return;
  const then = event.outcome === "succeeded" ? recordedBefore(memory, process) : undefined;
  const end: End = { ...event, pid, ...(then ?? { at: world.now, world: copy(world) }) };
  if (process.ends.length > 0) tell("c", `process ${pid} ended twice`);
  process.ends.push(end);
  if (release?.kind === process.action) release.ends.push(end);
  if (event.outcome !== "succeeded" || process.action === "repair") return;
  const brought =
    memory.releases[process.recorded?.release ?? ""] ?? (release && broughtBy(world, memory, release));
  if (!brought) return watchUndone(world, memory, process, pid, tell);
  watchSuccess(end.world, memory, brought, process, tell);
  watchOrder(memory, brought, end.at, tell);
}

/** A rollback has succeeded whatever becomes of the deployment that is to make it lasting. */
function broughtBy({ ssm }: World, memory: Memory, release: ReleaseSeen): ReleaseSeen {
  const { follows } = release;
  const held = memory.owners.findLast((owner) => owner.release === release.path);
  if (follows === undefined || (held && newestOutcome(ssm, held) === "succeeded")) return release;
  return memory.releases[release.path.replace(/\d+$/, String(follows))] ?? release;
}

/** Where another has claimed something since a success was written down, the success is of that instant: its process may have slept. */
function recordedBefore(
  { owners }: Memory,
  { recorded }: ProcessSeen,
): Pick<End, "at" | "world"> | undefined {
  if (!recorded || owners.length === recorded.owners) return undefined;
  return { at: recorded.at, world: recorded.world };
}

/** (c) A rollback may be done once it has undone what was in progress: nobody else succeeds without a release. */
function watchUndone(world: World, memory: Memory, process: ProcessSeen, pid: number, tell: Tell): void {
  const undone = newestIn(memory); // by itself, or by whom it waited for
  if (process.action !== "rollback" || !undone)
    return tell("c", `process ${pid} succeeded without a release`);
  if (undone.kind === "deploy" && !isPlanned(world, undone))
    return watchUnbegun(memory, undone, process, tell);
  const serving = servingOf(world, undone, rotationNow(world, memory));
  const isLost = serving === "neither" && memory.everLost.length > 0;
  if (serving !== "blue" && !isLost) tell("c", `release ${undone.number} was undone, but ${serving} serves`);
}

/** (c) What never began came over whatever served by then, which must not have changed since the rollback was asked for. */
function watchUnbegun({ releases }: Memory, undone: ReleaseSeen, { since }: ProcessSeen, tell: Tell): void {
  const other = Object.values(releases).find(({ ends }) =>
    ends.some(({ outcome, at }) => outcome === "succeeded" && at >= since),
  );
  if (other)
    tell(
      "c",
      `release ${undone.number} was undone before it began, but release ${other.number} has succeeded meanwhile`,
    );
}

/** It came so far that it could change something. */
export const isPlanned = ({ ssm }: World, { path }: ReleaseSeen): boolean =>
  `${path}/by/0/plan/0` in ssm.parameters;

/**
 * The release that a process has claimed or taken over last, be it to clear the way for its own, until it has written down
 * how that one ended: then it speaks for itself.
 */
function heldBy({ ssm }: World, { releases, owners }: Memory, pid: number): ReleaseSeen | undefined {
  const held = owners.findLast((owner) => owner.pid === pid);
  if (!held) return undefined;
  const outcome = newestOutcome(ssm, held);
  return outcome !== undefined && outcome !== "open" ? undefined : releases[held.release];
}

/** Its own, or as long as it has written none that of the one before: who ended it meanwhile leaves it nothing to speak of. */
function newestOutcome(ssm: World["ssm"], held: OwnerSeen): string | undefined {
  for (let owner = held.owner; owner >= 0; owner--) {
    const course = valueOf<{ outcome?: string }>(ssm, `${held.release}/by/${owner}/course`);
    if (course) return course.outcome;
  }
  return undefined;
}

/** A repair speaks of whoever serves after the newest release that it puts in order. */
const spokenOf = (memory: Memory, release: ReleaseSeen | undefined): ReleaseSeen | undefined =>
  release?.kind === "repair" ? newestIn(memory) : release;

/** The newest release that is no repair. @param isThere which of them count; all by default */
export const newestIn = (
  { releases }: Memory,
  isThere: (release: ReleaseSeen) => boolean = () => true,
): ReleaseSeen | undefined =>
  Object.values(releases)
    .filter((release) => release.kind !== "repair" && isThere(release))
    .sort((a, b) => b.number - a.number)[0];

/**
 * (h) `serving` is what some reader of the last seconds saw. Whoever slept while another took its place speaks of its own
 * two fleets, neither of which may be there any more.
 */
function watchServing(
  world: World,
  memory: Memory,
  pid: number,
  release: ReleaseSeen | undefined,
  said: Serving,
  tell: Tell,
): void {
  if (said === "neither" && isOvertaken(memory, pid)) return;
  const truths = seenOf(world, memory).map(({ ids }) => servingOf(world, release, ids));
  if (seenOf(world, memory).some(({ ids }) => isAsked(world, release, ids))) truths.push("green");
  if (!truths.includes(said))
    tell("h", `it said that ${said} serves; of late it was ${[...new Set(truths)].join(", then ")}`);
}

/** Claimed and not planned: the run may find that whom it waited for has brought what it is asked for, which is green then. */
const isAsked = (world: World, release: ReleaseSeen | undefined, ids: readonly string[]): boolean =>
  release?.kind === "deploy" &&
  ids.length > 0 &&
  !isPlanned(world, release) &&
  ids.every((id) => world.ec2.instances[id]?.imageId === release.ami);

/** Without a release whoever serves is called green: the run found what it was asked for. */
export function servingOf(world: World, release: ReleaseSeen | undefined, ids: readonly string[]): Serving {
  if (ids.length === 0) return "neither";
  if (!release) return "green";
  const blue = ids.some((id) => isBlue(world, release, id));
  const green = ids.some((id) => !isBlue(world, release, id));
  return blue ? (green ? "both" : "blue") : "green";
}

/** Who served when the release was claimed, and what replaced it since: by its image, or where both have one by its group and tag. */
function isBlue({ ec2, codeDeploy }: World, release: ReleaseSeen, id: string): boolean {
  if (release.blue.includes(id)) return true;
  const [copies] = Object.values(codeDeploy.groups).map(
    ({ blueGreen }) => blueGreen?.provisioning === "COPY_AUTO_SCALING_GROUP",
  );
  // Green is CodeDeploy's copy: what blue's group launched from green's template is blue's until it is replaced.
  if (copies && release.blue.some((one) => isOfOneGroup(ec2.instances[id], ec2.instances[one]))) return true;
  const image = ec2.instances[id]?.imageId ?? "";
  if (!release.blueImages.includes(image)) return false;
  return image !== release.ami || release.blue.some((one) => isAlike(ec2.instances[id], ec2.instances[one]));
}

/** (c) `succeeded`: green alone serves, and what the AMI says is what serves. */
function watchSuccess(
  world: World,
  memory: Memory,
  release: ReleaseSeen,
  { recorded }: ProcessSeen,
  tell: Tell,
): void {
  const ids = rotationNow(world, memory);
  const serving = servingOf(world, release, ids);
  if (serving === "neither" && hasJustLostGreen(world, memory, release, recorded)) return;
  if (serving !== "green") tell("c", `release ${release.number} succeeded, but ${serving} serves`);
  const others = ids.filter((id) => world.ec2.instances[id]?.imageId !== release.ami);
  if (others.length > 0)
    tell("c", `release ${release.number} succeeded, but ${others.join(", ")} do not run ${release.ami}`);
}

/**
 * Some reader of the last seconds saw that green serves, of whom a fault or a person has taken everybody since; or so it
 * was when the success was written down, after which its process may have slept.
 */
function hasJustLostGreen(
  world: World,
  memory: Memory,
  release: ReleaseSeen,
  recorded: ProcessSeen["recorded"],
): boolean {
  const then = recorded ? [rotationNow(recorded.world, memory)] : [];
  return [...seenOf(world, memory).map(({ ids }) => ids), ...then].some(
    (ids) => servingOf(world, release, ids) === "green" && ids.every((id) => memory.everLost.includes(id)),
  );
}

/** (g) No run succeeds after a newer run of its workflow has. */
function watchOrder(memory: Memory, release: ReleaseSeen, at: number, tell: Tell): void {
  const { owner, kind } = release;
  for (const other of Object.values(memory.releases))
    if (
      other !== release &&
      kind === "deploy" &&
      other.kind === "deploy" &&
      other.owner.repository === owner.repository &&
      other.owner.workflow === owner.workflow &&
      other.owner.runNumber > owner.runNumber &&
      other.ends.some((end) => end.outcome === "succeeded" && end.at <= at)
    )
      tell("g", `run ${owner.runNumber} succeeded after run ${other.owner.runNumber} had`);
}
