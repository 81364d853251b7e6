import { isMissed } from "../../scripts/bench/figures.ts";
import { median, peakPerSecond } from "../../scripts/bench/statistics.ts";

test("the median of an even number of values lies between the middle ones", () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
});

test.each([
  ["nothing", [], 0],
  ["calls a second apart", [0, 1000, 2000], 1],
  ["a burst across a full second", [900, 950, 1100, 1899], 4],
  ["a second that begins late", [0, 999, 1000, 1001, 1998], 4],
])("the most calls in any one second: %s", (_what, at, peak) => {
  expect(peakPerSecond(at)).toBe(peak);
});

test("a figure at its limit holds, and what was not measured is missed", () => {
  const figure = { what: "", unit: "", limit: 5, bound: "at most" } as const;
  expect([5, 5.1, NaN].map((value) => isMissed({ ...figure, value }))).toEqual([false, true, true]);
  expect([5, 4.9].map((value) => isMissed({ ...figure, bound: "at least", value }))).toEqual([false, true]);
});
