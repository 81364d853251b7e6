import { denied, harmless, onBlue } from "./left-behind.ts";
import { anotherRun, repair } from "./repairs.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

const given = { "retire-after": "1m" };

/** Green serves, and a repair will fail to end what was kept. */
async function deployed(p: Play): Promise<void> {
  expect((await p.run({ owner: otherRun(1) })).ending?.outcome).toBe("succeeded");
  await p.pass(10 * 60_000);
  p.world.faults.push(denied("autoscaling:UpdateAutoScalingGroup"));
}

/** A repair brings nothing: that it failed is not what was asked for. */
async function goesBack(p: Play, asked: Record<string, string> = {}): Promise<void> {
  const { ending } = await p.run({ entry: "rollback", owner: otherRun(90), given: asked });
  expect(ending).toMatchObject({ outcome: "succeeded", leftovers: [] });
  expect(ending?.summary).toBe("Release 3 of web/production: what it went back to serves.");
  onBlue(p);
  harmless(p);
}

test("a rollback right after a repair that left something goes back", () =>
  play("clone", async (p) => {
    await deployed(p);
    expect((await repair(p, given)).ending?.outcome).toBe("failed-dirty");
    p.world.faults.length = 0;
    await goesBack(p);
  }));

test.each(["wait", "supersede"])("a rollback beside a repair goes back (concurrency: %s)", (concurrency) =>
  play("clone", async (p) => {
    await deployed(p);
    const running = p.start({ entry: "repair", owner: anotherRun(), given });
    await p.until(running, began("end-kept"));
    await Promise.all([goesBack(p, { concurrency }), running.ran]);
  }),
);
