import assert from "node:assert/strict";
import { faultsMayHaveChanged } from "../../../simulator/services/ec2/software.ts";
import type { FleetName } from "../../../src/plan/facts.ts";
import { watch, type Watch } from "../../chaos/invariants.ts";
import { attempt } from "../by-hand.ts";
import { FLEETS, READY_WAIT } from "../each-fleet.ts";
import type { Ran } from "../run.ts";
import { storyOf } from "../story.ts";
import type { Play } from "../unfinished.ts";
import { DISTURBANCES, groupOf, type Side } from "./disturbances.ts";
import { PHASES, reach, type Phase } from "./phases.ts";
import type { Trial } from "./trial.ts";

/** Where in the table a trial stands. */
interface Cell {
  fleet: FleetName;
  side: Side;
  what: string;
  phase: Phase;
  /** Green's health checks never pass: the deployment is undone. */
  sick: boolean;
}

/** Where a deployment that goes well, or one whose green never gets healthy, can be met. */
const MET: Readonly<Record<"well" | "sick", readonly Phase[]>> = {
  well: PHASES.filter((phase) => phase !== "going back"),
  sick: ["launching", "installing", "Ready", "going back"],
};

/** In one group there is only one size: what is asked of it is asked of both sides. */
const isOnce = (fleet: FleetName, side: Side, what: string): boolean =>
  fleet !== "same-group" || side === "green" || !DISTURBANCES[what]!.scales;

const N = 3;
const MOST = N + 2;

const cells: Cell[] = FLEETS.flatMap((fleet) =>
  (["blue", "green"] as const).flatMap((side) =>
    Object.keys(DISTURBANCES)
      .filter((what) => isOnce(fleet, side, what))
      .flatMap((what) =>
        (["well", "sick"] as const).flatMap((health) =>
          MET[health].map((phase) => ({ fleet, side, what, phase, sick: health === "sick" })),
        ),
      ),
  ),
);

/**
 * The matrix of guardian/testing-asg-rolling-update over every phase: health pass or fail, scale-out and scale-in of
 * either fleet, by a part or to the bound, with and without a desired capacity; and instances lost in every way.
 */
export const scaling: readonly Trial[] = cells.map((cell) => ({
  name: `${cell.fleet}: ${cell.side} ${cell.what} while ${cell.sick ? "a green that never gets healthy is " : ""}${cell.phase}`,
  fleet: cell.fleet,
  options: { ...READY_WAIT, maxSize: cell.fleet === "same-group" ? 2 * N + 2 : MOST },
  act: (play) => disturbed(play, cell),
}));

async function disturbed(play: Play, cell: Cell): Promise<void> {
  const watching = watch(play.site);
  watching.changedByOthers("");
  if (cell.sick) makeSick(play);
  const process = play.start();
  const met = await reach(play, process, cell.phase);
  if (met) await disturb(play, cell, watching);
  const ran = await process.ran;
  assert.ok(met || cell.phase === "going back", "it was never met there");
  await play.changes(); // comes to rest
  judge(play, cell, ran);
  const violations = (await watching.judge()).map(({ invariant, text }) => `(${invariant}) ${text}`);
  assert.deepEqual(violations, [], storyOf(ran));
}

function makeSick({ world, fleet }: Play): void {
  world.faults.push({ kind: "unhealthy", who: { imageId: fleet.amiNew }, code: 503 });
  faultsMayHaveChanged(world);
}

async function disturb(play: Play, { fleet, side, what }: Cell, watching: Watch): Promise<void> {
  const group = groupOf(play, fleet, side);
  const { scales, takes, act } = DISTURBANCES[what]!;
  if (!group) return;
  if (scales) watching.resized(play.world.autoScaling.groups[group]!.settings.MaxSize + N); // so many may be wanted
  watching.resized(N - takes);
  await attempt(act(play, side, group, watching));
}

/** How it may end, and what serves then. */
function judge(play: Play, cell: Cell, ran: Ran): void {
  const { outcome = "none" } = ran.ending ?? {};
  const { takes } = DISTURBANCES[cell.what]!;
  assert.ok(mayEnd(cell).includes(outcome), `ended ${outcome}: ${ran.ending?.summary}\n${storyOf(ran)}`);
  const image = outcome === "succeeded" ? play.fleet.amiNew : play.fleet.ami;
  const least = outcome === "succeeded" ? N - takes + kept(cell) : N - takes;
  for (const { healthy } of Object.values(play.world.users.groups)) {
    assert.deepEqual(Object.keys(healthy.byImage), [image], `${outcome}\n${storyOf(ran)}`);
    assert.ok(
      healthy.rotation >= least,
      `only ${healthy.rotation} of ${least} serve after ${outcome}\n${storyOf(ran)}`,
    );
  }
}

/** What nobody wanted less of green before the commit point may undo it; blue's own scaling never does, where it has a group of its own. */
function mayEnd({ sick, side, fleet, phase }: Cell): string[] {
  if (sick) return ["failed-clean"];
  const others = side === "blue" && fleet !== "same-group";
  return others || phase === "retiring" ? ["succeeded"] : ["succeeded", "failed-clean"];
}

/** Blue's wish for more is green's to keep until green is opened. In one group an instance beyond N gets no application (rule 10). */
function kept({ fleet, side, what, phase }: Cell): number {
  if (side === "green" || fleet === "same-group" || phase === "retiring" || phase === "opening") return 0;
  return DISTURBANCES[what]!.adds;
}
