import type { Outcome } from "../../../src/outcome.ts";
import { advance } from "../../../simulator/core/time.ts";
import type { World } from "../../../simulator/core/world.ts";
import { copy } from "../../../simulator/wire/copy.ts";
import type { Portrait } from "../../../simulator/scenarios/portrait.ts";
import { look } from "../../journeys/lab.ts";
import { doubledIn } from "./doubled.ts";
import { leftIn, unlisted, untrue, type Left } from "./left.ts";
import type { End, Memory, ReleaseSeen, Tell } from "./memory.ts";
import { unrestored } from "./restored.ts";
import { isPlanned, newestIn, servingOf } from "./said.ts";
import { LAG_MS, rotationNow } from "./traffic.ts";

const rests = new WeakMap<World, Promise<Portrait>>();

/** How a world is once what is under way in it has come to rest and nobody acts: by a copy. */
export function atRest(world: World): Promise<Portrait> {
  const known = rests.get(world);
  if (known) return known;
  const later = copy(world);
  advance(later, later.now + 15 * 60_000);
  const portrait = look(later);
  rests.set(world, portrait);
  return portrait;
}

/** (c, d, e) Every outcome against the world it speaks of. */
export async function judgeEnds(memory: Memory, tell: Tell): Promise<void> {
  for (const process of Object.values(memory.processes)) {
    const release = memory.releases[process.release ?? ""];
    for (const end of process.ends) {
      const told: Tell = (invariant, text) =>
        tell(invariant, `process ${end.pid} ended ${end.outcome}, but ${text}`);
      listsAgree(end, told);
      if (process.action === "repair") await judgeRepair(memory, end, told);
      else if (release && hasWritten(memory, release, end)) await judgeEnd(memory, release, end, told);
    }
  }
}

/**
 * It has changed something for this release: one without a plan has not, whatever its process undid of an earlier one. What
 * others did meanwhile is theirs.
 */
function hasWritten({ processes, owners }: Memory, release: ReleaseSeen, { pid, world }: End): boolean {
  const itsOwn = owners.filter((owner) => owner.pid === pid && owner.release === release.path);
  return processes[pid]!.wrote && (isPlanned(world, release) || itsOwn.some(({ wrote }) => wrote));
}

/** The outcome and the presence of a list say the same. */
function listsAgree({ outcome, leftovers }: End, tell: Tell): void {
  if (outcome === "failed-dirty" && leftovers.length === 0) tell("c", "listed nothing");
  if (outcome === "failed-clean" && leftovers.length > 0) tell("c", "listed something");
}

/**
 * (c, d, e) A repair speaks of the newest release that is none and had a plan: where blue serves, that one is undone, and of it nothing
 * but what is listed is left; where green serves, it is finished, as at its own success.
 */
async function judgeRepair(memory: Memory, end: End, tell: Tell): Promise<void> {
  const release = newestIn(memory, (one) => isPlanned(end.world, one));
  const { outcome } = end;
  const { wrote } = memory.processes[end.pid]!;
  if (outcome === "failed-clean" && wrote) tell("c", "it has changed something");
  // Where it found nothing to do, another run may have begun since it looked.
  if (!wrote || !release || outcome === "open" || outcome === "failed-clean") return;
  const serving = servingOf(end.world, release, rotationNow(end.world, memory));
  // Whom all of blue was taken from has nobody who could serve: what is left is judged all the same.
  const allLost = serving === "neither" && release.blue.every((id) => memory.everLost.includes(id));
  if (serving === "blue" || allLost)
    return judgeEnd(
      memory,
      release,
      { ...end, outcome: outcome === "failed-dirty" ? outcome : "failed-clean" },
      tell,
    );
  if (outcome === "failed-dirty") return;
  // What a provisional way back holds it said at its own end, and it stays so.
  const said = release.ends
    .flatMap(({ leftovers }) => leftovers)
    .filter(({ what }) => /provisional/.test(what));
  const leftovers = [...end.leftovers, ...said];
  if (serving === "green")
    return judgeEnd(memory, release, { ...end, leftovers, outcome: "succeeded" }, tell);
  tell("c", `${serving} serve`);
}

async function judgeEnd(memory: Memory, release: ReleaseSeen, end: End, tell: Tell): Promise<void> {
  const [before, after] = [await atRest(release.before), await atRest(end.world)];
  const foreign = (what: string): boolean =>
    [...memory.foreign, ...memory.everLost].some((path) => what.includes(path));
  const say: Say = (invariant, what) => {
    const ours = what.filter((one) => !foreign(one));
    if (ours.length > 0) tell(invariant, ours.join("; "));
  };
  // What Auto Scaling still had to launch then got other ids in the world that went on than in its resting copy.
  const launchedInRest = Object.keys(before.instances).filter((id) => !(id in release.before.ec2.instances));
  const lefts = leftIn(before, after).filter(
    ({ what }) => !isOfLost(memory, what) && !launchedInRest.some((id) => what.includes(id)),
  );
  await JUDGES[end.outcome]({ memory, release, end, before, after, lefts }, say);
}

/** An end, and the world as it is at rest before its release and after it. */
interface Judged {
  memory: Memory;
  release: ReleaseSeen;
  end: End;
  before: Portrait;
  after: Portrait;
  /** What is left of the release. */
  lefts: readonly Left[];
}

/** Tells what others than the action did not cause. */
type Say = (invariant: "c" | "d" | "e", what: readonly string[]) => void;

/** What each outcome claims. */
const JUDGES = {
  "failed-clean": ({ lefts }, say) =>
    say(
      "c",
      lefts.map(({ what }) => what),
    ),
  async "failed-dirty"(judged, say) {
    const { memory, release, end, before, lefts } = judged;
    // Of whom all was lost after green had taken over nothing goes back any more (rule 14): what it was to come to is not left.
    const isForward =
      release.committed && servingOf(end.world, release, rotationNow(end.world, memory)) === "neither";
    const left = isForward ? unrestored(judged) : unlisted(lefts, end.leftovers);
    say(
      "c",
      left.map((what) => `it is not listed that ${what}`),
    );
    const now = leftIn(before, await look(end.world));
    const atWork = [...lefts, ...now, ...deploymentsOf(end.world)];
    say(
      "c",
      untrue(atWork, end.leftovers).map((what) => `nothing is left of: ${what}`),
    );
  },
  succeeded(judged, say) {
    const { before, after, end } = judged;
    say("d", doubledIn(before, after, end.leftovers));
    say("e", unrestored(judged));
  },
  unchanged({ memory, end }, say) {
    const claimed = memory.owners.some(({ pid, owner }) => pid === end.pid && owner === 0);
    say("c", claimed ? ["claimed a release"] : []);
  },
  open(judged, say) {
    const { memory, release, end, lefts } = judged;
    if (isTakenOver(memory, end)) return;
    // Nothing goes back any more: what it was to come to is not left.
    if (release.committed) say("e", unrestored(judged));
    else
      say(
        "e",
        unlisted(lefts, end.leftovers).map((what) => `${what} is not listed`),
      );
  },
} satisfies Record<Outcome, (judged: Judged, say: Say) => void | Promise<void>>;

/** Somebody else goes on with it, and sees to what is there. */
function isTakenOver({ owners, processes }: Memory, { pid }: End): boolean {
  const { release } = processes[pid]!;
  return owners.findLast((owner) => owner.release === release)?.pid !== pid;
}

/** A lost instance and its replacement are none of ours. */
const isOfLost = ({ everLost }: Memory, what: string): boolean =>
  everLost.length > 0 && (everLost.some((id) => what.includes(id)) || /^(instance|target) /.test(what));

/**
 * Deployments that have not ended are left too, as long as they go on; one that CodeDeploy rolls back goes on in that.
 * Whoever gave one up saw it some seconds before it says so.
 */
const deploymentsOf = ({ now, codeDeploy: { deployments } }: World): Left[] =>
  Object.values(deployments)
    .filter(({ completeTime }) => completeTime === undefined || completeTime > now - LAG_MS)
    .map(({ id, rollback }) => ({
      what: `deployment ${id}`,
      isNamedBy: (text: string) =>
        [id, rollback.triggeringId].some((one) => one !== undefined && text.includes(one)),
    }));
