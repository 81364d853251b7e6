import { lease } from "../../src/releases/lease.ts";
import { pathsOf } from "../../src/releases/names.ts";
import { put } from "../../src/releases/parameters.ts";
import type { Fault } from "../../simulator/core/faults.ts";
import { inVirtualTime, type Somebody } from "./virtual.ts";

const PLACE = { target: "web/production", release: 7, owner: 0 };
const paths = pathsOf(PLACE.target);

/** Holds a lease for some seconds and says at which of them it was found lost. */
async function held(
  seconds: number,
  { faults = [], meanwhile }: { faults?: Fault[]; meanwhile?: (other: Somebody) => Promise<void> } = {},
): Promise<{ lostAt: number | undefined; why: string; renewals: number }> {
  return inVirtualTime(
    async ({ somebody }) => {
      const we = somebody("the owner");
      const other = somebody("a taker");
      const mine = lease(we.aws, we.actor, (event) => void we.events.push(event), PLACE);
      const watching = async () => {
        for (let at = 0; at <= seconds; at++) {
          try {
            mine.check();
          } catch (error) {
            return { lostAt: at, why: (error as Error).message };
          }
          await we.actor.sleep(1_000);
        }
        return { lostAt: undefined, why: "" };
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

test("40 seconds after the last renewal that worked nothing may be changed any more", async () => {
  const { lostAt, why } = await held(120, {
    faults: [{ kind: "error", operation: "ssm:PutParameter", code: "X", message: "no", skip: 2 }],
  });
  expect(lostAt).toBeGreaterThan(60);
  expect(lostAt).toBeLessThanOrEqual(62);
  expect(why).toContain("40 s");
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
