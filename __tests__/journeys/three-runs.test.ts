import { pathsOf } from "../../src/releases/names.ts";
import { FLEETS } from "./each-fleet.ts";
import { began, otherRun, play, type Play } from "./unfinished.ts";

const TARGET = "web/production";
const SUPERSEDE = { concurrency: "supersede" };
const isChange = (operation: string): boolean => !/^ssm:|:(Describe|List|Get|BatchGet)/.test(operation);

/** Who sent what changes something, in order. */
function senders({ site }: Play): { pid: number; operation: string }[] {
  const sent: { pid: number; operation: string }[] = [];
  site.witness = {
    began: () => undefined,
    asked: (pid, operation) => void (isChange(operation) && sent.push({ pid, operation })),
    called: () => undefined,
    told: () => undefined,
  };
  return sent;
}

/** (f) Nobody who has stopped begins again: one after the other. */
function oneAtATime(sent: readonly { pid: number }[]): number[] {
  const turns = sent.map(({ pid }) => pid).filter((pid, index, all) => pid !== all[index - 1]);
  expect(turns).toEqual([...new Set(turns)]);
  return turns;
}

const claimed = ({ world }: Play, owner: number): boolean =>
  pathsOf(TARGET).claim(1, owner) in world.ssm.parameters;

/** Looks ten times a second. */
async function until({ site }: Play, fits: () => boolean): Promise<void> {
  const observer = site.time.actor("an observer");
  while (!fits()) await observer.sleep(100);
  observer.done();
}

test.each(
  FLEETS.flatMap((fleet) =>
    ["create-template-version", "install-green"].map((step) => [fleet, step] as const),
  ),
)(
  "%s, %s: a superseding run is cancelled while it waits: its settle step waits for the first one, too",
  (fleet, step) =>
    play(fleet, async (p) => {
      const sent = senders(p);
      const first = p.start({ owner: otherRun(1) });
      await p.until(first, began(step));
      const second = p.start({ owner: otherRun(2), given: SUPERSEDE });
      await until(p, () => claimed(p, 1));
      second.cancel();
      await second.ran;
      const { ending } = await p.run({ entry: "settle", owner: otherRun(2) });
      expect(ending?.summary).toMatch(/^Release 1 of web\/production failed: /);
      expect((await first.ran).ending?.outcome).toBe("open");
      oneAtATime(sent);
    }),
);

test.each(FLEETS)(
  "%s: a superseding run dies right after its claim, before the first one could know: who takes over from it stops that as well",
  (fleet) =>
    play(fleet, async (p) => {
      const sent = senders(p);
      const first = p.start({ owner: otherRun(1) });
      await p.until(first, began("create-template-version"));
      const second = p.start({
        owner: otherRun(2),
        given: SUPERSEDE,
        onCall: ({ input }) => {
          if (/claims/.test((input as { Name?: string }).Name ?? "")) second.kill();
        },
      });
      await second.ran;
      expect(claimed(p, 1)).toBe(true);
      const third = await p.run({ owner: otherRun(3) });
      expect(third.ending?.summary).toBe("Release 2 of web/production: green serves.");
      expect((await first.ran).ending?.summary).toContain("another run has taken this release over");
      expect(oneAtATime(sent)).toEqual([1, 3]);
    }),
);

test.each(FLEETS)(
  "%s: who waits until a silent run's lease has run out renews its own: a third waits for it",
  (fleet) =>
    play(fleet, async (p) => {
      const sent = senders(p);
      const first = p.start({ owner: otherRun(1) });
      await p.until(first, began("install-green"));
      first.kill();
      const second = p.start({ owner: otherRun(2), given: SUPERSEDE });
      await until(p, () => claimed(p, 1));
      const third = p.start({ owner: otherRun(3) });
      await p.pass(60_000);
      second.pause(20_000);
      expect((await second.ran).ending?.summary).toBe("Release 2 of web/production: green serves.");
      expect((await third.ran).ending?.outcome).not.toBe("open");
      expect(oneAtATime(sent).slice(0, 2)).toEqual([1, 2]);
    }),
);

test("two supersede a silent run: the second one supersedes the first, which ends, and does not come back", () =>
  play("clone", async (p) => {
    const sent = senders(p);
    const first = p.start({ owner: otherRun(1) });
    await p.until(first, began("install-green"));
    first.kill();
    const second = p.start({ owner: otherRun(2), given: SUPERSEDE });
    await until(p, () => claimed(p, 1));
    const third = p.start({ owner: { ...otherRun(3), workflow: "hotfix" }, given: SUPERSEDE });
    const { ending, events } = await second.ran;
    expect(ending).toMatchObject({ outcome: "failed-clean", leftovers: [] });
    expect(JSON.stringify(events)).toContain("another run has taken this release over");
    expect((await third.ran).ending?.summary).toBe("Release 2 of web/production: green serves.");
    expect(claimed(p, 3)).toBe(false);
    expect(oneAtATime(sent)).toEqual([1, 3]);
  }));
