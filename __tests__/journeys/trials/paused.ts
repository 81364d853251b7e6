import assert from "node:assert/strict";
import { watch } from "../../chaos/invariants.ts";
import { FLEETS, READY_WAIT } from "../each-fleet.ts";
import type { Ran, Start } from "../run.ts";
import { otherRun, type Play } from "../unfinished.ts";
import { PHASES, reach, type Phase } from "./phases.ts";
import type { Trial } from "./trial.ts";

const TEN_MINUTES = 600_000;

/** Who comes while a process stands still: its own settle step, which hears nothing of it, or another run. */
const FOLLOWERS: Readonly<Record<string, Partial<Start> & { given?: Record<string, string> }>> = {
  "its settle step": { entry: "settle", owner: otherRun(1) },
  "another run, which waits": { owner: otherRun(2) },
  "another run, which supersedes": { owner: otherRun(2), given: { concurrency: "supersede" } },
  "its job, run again": { owner: { ...otherRun(1), attempt: "2" } },
};

/**
 * A process that stands still for ten minutes wherever it is (a frozen machine, a container job without signals): whoever
 * comes takes over by the lease, and it, once it goes on, changes nothing any more (rule 25).
 */
export const paused: readonly Trial[] = FLEETS.flatMap((fleet) =>
  PHASES.flatMap((phase) =>
    Object.keys(FOLLOWERS).map((who) => ({
      name: `${fleet}: stands still for ten minutes while ${phase}, and ${who} takes over`,
      fleet,
      options: READY_WAIT,
      act: (play: Play) => standsStill(play, phase, who),
    })),
  ),
);

async function standsStill(play: Play, phase: Phase, who: string): Promise<void> {
  const watching = watch(play.site);
  const given = phase === "going back" ? { timeout: "150s" } : {};
  const first = play.start({ owner: otherRun(1), given });
  assert.ok(await reach(play, first, phase), "it was never met there");
  first.pause(TEN_MINUTES);
  const [old, follower] = await Promise.all([first.ran, play.run(FOLLOWERS[who])]);
  assert.equal(old.ending?.outcome, "open", old.ending?.summary ?? "");
  assert.match(old.ending.summary, /another run has taken this release over|could not be renewed for 40 s/);
  await endsWell(play, who, follower);
  const violations = (await watching.judge()).map(({ invariant, text }) => `(${invariant}) ${text}`);
  assert.deepEqual(violations, []);
}

/** What follows a settle step comes to its end too: a further run deploys, or finds it deployed. */
async function endsWell(play: Play, who: string, follower: Ran): Promise<void> {
  const settled = who === "its settle step";
  const { outcome = "none", summary = "" } = follower.ending ?? {};
  const fine = settled ? ["failed-clean", "failed-dirty", "succeeded"] : ["succeeded", "unchanged"];
  assert.ok(fine.includes(outcome), `${who} ended ${outcome}: ${summary}`);
  if (!settled) return;
  await play.pass(TEN_MINUTES);
  const { ending } = await play.run({ owner: otherRun(3) });
  assert.ok(["succeeded", "unchanged"].includes(ending?.outcome ?? ""), ending?.summary ?? "");
}
