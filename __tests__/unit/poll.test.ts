import { DeadlinePassed, poll } from "../../src/time/poll.ts";
import { quickClock } from "./walk.ts";

/** Answers at its n-th look; notes when it looked. */
function lookAt(n: number) {
  const clock = quickClock();
  const at: number[] = [];
  const look = (): Promise<string | undefined> => {
    at.push(clock.monotonic());
    return Promise.resolve(at.length === n ? "there" : undefined);
  };
  return { clock, at, look };
}

test("the first look is at once, the others by the pause", async () => {
  const { clock, at, look } = lookAt(4);
  expect(await poll(look, { clock, every: 5_000 })).toBe("there");
  expect(at).toEqual([0, 5_000, 10_000, 15_000]);
});

test("a pause that adapts is asked for after each look", async () => {
  const { clock, at, look } = lookAt(4);
  const pauses = [1_000, 2_000, 4_000];
  await poll(look, { clock, every: () => pauses.shift()! });
  expect(at).toEqual([0, 1_000, 3_000, 7_000]);
});

test("the last look is at the deadline itself, then it has passed", async () => {
  const { clock, at, look } = lookAt(99);
  const deadline = new Date(12_000);
  await expect(poll(look, { clock, every: 5_000, deadline })).rejects.toEqual(new DeadlinePassed(deadline));
  expect(at).toEqual([0, 5_000, 10_000, 12_000]);
});

test("a look that was under way when the deadline passed is not the last: its answer may be of before", async () => {
  const { clock, at, look } = lookAt(2);
  const paused = async (): Promise<string | undefined> => {
    const answer = await look();
    if (at.length === 1) await clock.sleep(600_000);
    return answer;
  };
  expect(await poll(paused, { clock, every: 5_000, deadline: new Date(12_000) })).toBe("there");
  expect(at).toEqual([0, 600_000]);
});

test("even a deadline in the past allows one look", async () => {
  const { clock, at, look } = lookAt(1);
  expect(await poll(look, { clock, every: 5_000, deadline: new Date(-1) })).toBe("there");
  expect(at).toEqual([0]);
});

test("an abort ends it with its reason, before another look", async () => {
  const { clock, at, look } = lookAt(99);
  const stop = new AbortController();
  const until = poll(
    async () => {
      if (at.length === 2) stop.abort(new Error("cancelled"));
      return look();
    },
    { clock, every: 1_000, signal: stop.signal },
  );
  await expect(until).rejects.toThrow("cancelled");
  expect(at.length).toBe(3);
});

test("what the look throws is thrown", async () => {
  const { clock } = lookAt(1);
  const failing = (): Promise<never> => Promise.reject(new Error("AccessDenied"));
  await expect(poll(failing, { clock, every: 1_000 })).rejects.toThrow("AccessDenied");
});
