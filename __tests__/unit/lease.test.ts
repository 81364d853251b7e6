import { lease } from "../../src/releases/lease.ts";
import { pathsOf } from "../../src/releases/names.ts";
import { put } from "../../src/releases/parameters.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { inVirtualTime, type Somebody } from "./virtual.ts";

const PLACE = { target: "web/production", release: 7, owner: 0 };
const paths = pathsOf(PLACE.target);

/** Holds a lease for some seconds: at which of them it let us change things, and at which it was lost. */
async function held(
  seconds: number,
  {
    faults = [],
    before,
    meanwhile,
  }: { faults?: Fault[]; before?: typeof meanwhile; meanwhile?: (other: Somebody) => Promise<void> } = {},
): Promise<{ allowed: number[]; lostAt: number | undefined; why: string; renewals: number }> {
  return inVirtualTime(
    async ({ somebody }) => {
      const we = somebody("the owner");
      const other = somebody("a taker");
      await before?.(other);
      const mine = lease(we.aws, we.actor, (event) => void we.events.push(event), PLACE);
      const watching = async () => {
        const allowed: number[] = [];
        const now = (): number => Math.round(we.actor.monotonic() / 1_000);
        while (now() <= seconds) {
          try {
            await mine.check();
            allowed.push(now());
          } catch (error) {
            return { allowed, lostAt: now(), why: (error as Error).message };
          }
          await we.actor.sleep(1_000);
        }
        return { allowed, lostAt: undefined, why: "" };
      };
      const taking = (meanwhile?.(other) ?? Promise.resolve()).then(() => other.actor.done());
      const seen = await watching();
      await taking;
      await mine.end();
      we.actor.done();
      return {
        ...seen,
        renewals: we.calls.filter(({ operation }) => operation === "ssm:PutParameter").length,
      };
    },
    { faults },
  );
}

test("it is renewed every 20 seconds and holds as long as the run lives", async () => {
  const { lostAt, renewals } = await held(300);
  expect(lostAt).toBeUndefined();
  expect(renewals).toBe(16);
});

test("40 seconds after the last renewal that worked nothing may be changed any more; after minutes it is lost", async () => {
  const { allowed, lostAt, why } = await held(300, {
    faults: [{ kind: "error", operation: "ssm:PutParameter", code: "X", message: "no", skip: 2 }],
  });
  expect(allowed.at(-1)).toBe(60);
  expect(lostAt).toBeGreaterThanOrEqual(180);
  expect(lostAt).toBeLessThanOrEqual(183);
  expect(why).toContain("could not be renewed");
});

test("a lease that AWS let nobody renew is waited for, and goes on when nobody has taken it", async () => {
  const { allowed, lostAt } = await held(200, {
    faults: [{ kind: "throttle", operation: "ssm:PutParameter", skip: 2, lastsMs: 50_000 }],
  });
  expect(lostAt).toBeUndefined();
  const pauses = allowed.flatMap((at, index) => (at - (allowed[index - 1] ?? at) > 2 ? [at] : []));
  expect(pauses).toHaveLength(1);
  expect(pauses[0]).toBeGreaterThan(90);
  expect(allowed.filter((at) => at > 60 && at < pauses[0]!)).toEqual([]);
});

test("one that was taken between the claim and the first renewal allows nothing at all", async () => {
  const { allowed, lostAt, why } = await held(30, {
    async before({ aws }) {
      await put(aws, paths.claim(PLACE.release, 1), { nonce: "other" });
      await put(aws, paths.alive(PLACE.release, 0), { takenBy: 1 });
    },
  });
  expect(allowed).toEqual([]);
  expect(lostAt).toBeLessThanOrEqual(6);
  expect(why).toContain("taken this release over");
});

test("one that was taken meanwhile is not regained", async () => {
  const { allowed, lostAt, why } = await held(200, {
    faults: [{ kind: "lost-request", operation: "ssm:PutParameter", skip: 2, lastsMs: 60_000 }],
    async meanwhile({ aws, actor }) {
      await actor.sleep(101_000);
      await put(aws, paths.claim(PLACE.release, 1), { nonce: "other" });
      await put(aws, paths.alive(PLACE.release, 0), "taken");
    },
  });
  expect(allowed.at(-1)).toBeLessThanOrEqual(60);
  expect(lostAt).toBeLessThanOrEqual(125);
  expect(why).toContain("taken this release over");
});

test("a renewal that fails once is made up for", async () => {
  const { lostAt } = await held(200, {
    faults: [{ kind: "error", operation: "ssm:PutParameter", code: "X", message: "no", skip: 3, times: 1 }],
  });
  expect(lostAt).toBeUndefined();
});

test.each([0, 15, 19])("a taker's claim is noticed within two renewals (%i s in)", async (after) => {
  const { lostAt, why } = await held(120, {
    async meanwhile({ aws, actor }) {
      await actor.sleep(after * 1_000 + 500);
      await put(aws, paths.claim(PLACE.release, 1), { nonce: "other" });
      await put(aws, paths.alive(PLACE.release, 0), "taken");
    },
  });
  expect(lostAt).toBeLessThanOrEqual(after + 41);
  expect(why).toContain("taken this release over");
});

test("an answer of ours that was lost, so that the version jumps, is no taker", async () => {
  const { lostAt } = await held(120, {
    faults: [{ kind: "lost-answer", operation: "ssm:PutParameter", skip: 2, times: 1 }],
  });
  expect(lostAt).toBeUndefined();
});
