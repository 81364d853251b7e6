import { compiled } from "../compiled.ts";
import { shrink } from "./shrink.ts";
import { playStorm } from "./storm-play.ts";
import { stormOf } from "./storm-seeds.ts";

/** Seeds played here; `npm run chaos -- --seeds 20000` plays more. */
const SEEDS = 2_000;
/** All of them on two cores, with room for a machine that has other things to do. */
const TIME_BUDGET_MS = 15 * 60_000;

test(
  `no invariant is violated in the storms of the seeds 1 to ${SEEDS}`,
  () => {
    const { status, stdout, stderr } = compiled(
      "chaos/run-chaos.js",
      "--only",
      "storms",
      "--seeds",
      String(SEEDS),
    );
    process.stdout.write(stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
  TIME_BUDGET_MS,
);

test.each([7, 8, 50])("a seed is the same storm each time: %s", async (seed) => {
  expect(stormOf(seed)).toEqual(stormOf(seed));
  const [one, other] = [await playStorm(stormOf(seed)), await playStorm(stormOf(seed))];
  expect(other).toEqual(one);
});

test("a schedule survives being printed", async () => {
  const printed = JSON.parse(JSON.stringify(stormOf(8))) as ReturnType<typeof stormOf>;
  expect((await playStorm(printed)).digest).toBe((await playStorm(stormOf(8))).digest);
});

test("what fails is shrunk to what it takes, in its order", async () => {
  const items = Array.from({ length: 20 }, (_, index) => index);
  const fails = (some: readonly number[]) => Promise.resolve(some.includes(3) && some.includes(17));
  expect(await shrink(items, fails)).toEqual([3, 17]);
  expect(await shrink(items, () => Promise.resolve(true))).toEqual([]);
});
