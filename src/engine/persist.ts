import { messageOf, wasAway } from "../failure.ts";
import type { Millis } from "../time/clock.ts";
import { MINUTE, SECOND } from "../time/duration.ts";
import type { Context } from "./step.ts";

/** For so long AWS, or the network before it, may be away without a release failing for it. */
const AWAY_FOR: Millis = 10 * MINUTE;
const AGAIN_AFTER: Millis = 15 * SECOND;
/** A single call gives up within two minutes: an attempt that lasted longer had found AWS there. */
const WAS_THERE: Millis = 5 * MINUTE;

/** Who waits until AWS is there again. */
export type Patient = Pick<Context, "clock" | "emit" | "signal" | "deadline" | "hurry">;

/**
 * Does again, from the record, what AWS was away for: each step looks first (law 3), so that it is as if another process
 * had gone on. What AWS refuses is thrown at once, and so is anything once the patience, or in a hurry the time, is over.
 */
export async function persist<T>(ctx: Patient, work: () => Promise<T>): Promise<T> {
  const now = (): Millis => ctx.clock.now().getTime();
  let awaySince: Millis | undefined;
  for (;;) {
    const startedAt = now();
    try {
      return await work();
    } catch (error) {
      if (!wasAway(error)) throw error;
      if (awaySince === undefined || now() - startedAt > WAS_THERE) awaySince = now();
      const until = Math.min(awaySince + AWAY_FOR, ctx.hurry ? ctx.deadline.getTime() : Infinity);
      if (now() + AGAIN_AFTER > until) throw error;
      ctx.emit({ kind: "warned", text: `${messageOf(error)}; it is looked at again` });
      await ctx.clock.sleep(AGAIN_AFTER, ctx.signal);
    }
  }
}
