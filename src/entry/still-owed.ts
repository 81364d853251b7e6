import { stepNamed } from "../engine/step.ts";
import { owedBy } from "../plan/repair/look.ts";
import { brings } from "../releases/claim.ts";
import { readOnly } from "../releases/journal.ts";
import { openRelease, type Glimpse, type Opened } from "../releases/open.ts";
import { READ_LAG } from "../releases/parameters.ts";
import { takeOver } from "../releases/take-over.ts";
import { steps } from "../steps/index.ts";
import { clearTheWay, takerOf, type Conduct, type Way } from "./clear-the-way.ts";
import type { Ending, Owed } from "./ending.ts";
import { byAnother, resumeRelease } from "./resume-release.ts";
import { servingOf } from "./serving.ts";
import type { World } from "./world.ts";

/** What an ended release may still owe: steps to be undone, or steps after its commit point. */
type Owing = "undo" | "finish";

/** A release that has ended, and what it owes. */
interface Debt {
  opened: Opened;
  kind: Owing;
}

/**
 * Clears the way, and then tries once more what the newest releases have left when they ended: a failed one is undone,
 * the one that serves is finished. What a failed one still leaves in blue then ends the run: deploying over it would
 * take its rest for blue's own.
 * @param kinds a rollback that deploys again finishes nothing: that may end the fleet it goes back to
 */
export async function clearWhatIsOwed(
  world: World,
  inputs: Conduct,
  target: string,
  kinds: readonly Owing[] = ["undo", "finish"],
): Promise<Way> {
  const tried = new Set<number>();
  let seen: number | undefined;
  for (;;) {
    const way = await clearTheWay(world, inputs, target);
    if (!way.free) return way;
    const owing = await stillSo(world, newestOwing(way.newest));
    if (!owing || !kinds.includes(owing.kind)) return way;
    const { release } = owing.opened.header;
    if (tried.has(release)) return way;
    // Seen twice: a repair may have begun a moment ago, which a read does not show yet.
    const taken = seen === release && (await takeOver(takerOf(world), owing.opened, "gone"));
    if (taken) {
      tried.add(release);
      const ending = await tryAgain(world, taken, owing.kind);
      if (ending) return { free: false, ending };
    }
    seen = release;
    await world.clock.sleep(READ_LAG, world.signal);
  }
}

/** The newest release that owes something, unless a later one has succeeded since. All have ended. */
function newestOwing(newest: readonly Glimpse[]): Debt | undefined {
  for (const { header, course, opened } of newest) {
    if (!brings(header)) continue;
    if (course.outcome === "succeeded")
      return opened && !allDone(opened) ? { opened, kind: "finish" } : undefined;
    if (course.outcome !== "failed-dirty") continue;
    if (course.committed) return opened && !allDone(opened) ? { opened, kind: "finish" } : undefined;
    if (opened && owedBy(opened).length > 0) return { opened, kind: "undo" };
  }
  return undefined;
}

/**
 * Green had taken over, and yet it failed: finished where green serves again. Where somebody brought blue back, no record
 * says which of the two is wanted.
 */
async function stillSo({ aws }: World, owing: Debt | undefined): Promise<Debt | undefined> {
  const { folded } = owing?.opened ?? {};
  if (!folded?.course.committed || folded.course.outcome !== "failed-dirty") return owing;
  return (await servingOf(aws, readOnly(folded))) === "green" ? owing : undefined;
}

const allDone = ({ folded: { plan, steps: records } }: Opened): boolean =>
  plan.every((_, index) => records[index]?.state === "done");

/** Undefined: it is in order, or what is left is in nobody's way. */
async function tryAgain(world: World, taken: Opened, kind: Owing): Promise<Ending | Owed | undefined> {
  const { target, release } = taken.header;
  const name = `release ${release} of ${target}`;
  world.emit({ kind: "said", text: `What ${name} left when it ended is tried once more` });
  const back = { direction: "back", why: "A later run tried it again." } as const;
  const ending = await resumeRelease(world, taken, byAnother(world, back));
  if ("owed" in ending || ending.outcome === "open") return ending;
  world.emit({ kind: "said", text: ending.summary });
  if (kind === "finish" || ending.outcome !== "failed-dirty") return undefined;
  await world.clock.sleep(READ_LAG, world.signal);
  const now = await openRelease(world.aws, target, release);
  if (now && (await isInNobodysWay(world, now))) return undefined;
  const left = ending.leftovers.map(({ what }) => what).join("; ");
  return {
    ...ending,
    summary: `Nothing was deployed: ${name} has left what a deployment would take for blue's own, and it could not be undone now either: ${left}. Correct what keeps it, or put it right by the listed commands; then run again, or run \`repair\`.`,
  };
}

/** All that is left stands beside blue, and blue alone serves. */
async function isInNobodysWay(world: World, opened: Opened): Promise<boolean> {
  return (
    standsBeside(opened) && ["blue", undefined].includes(await servingOf(world.aws, readOnly(opened.folded)))
  );
}

const standsBeside = (opened: Opened): boolean =>
  owedBy(opened).every((index) => stepNamed(steps, opened.folded.plan[index]!.step).undo!.beside);
