import { existsSync } from "node:fs";
import { journeys } from "./index.ts";

/** The rules that a deployment touches. The way back of 19 and the lease of 25 are not a deployment's own. */
const RULES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22, 23, 24, 26, 27, 28];

/** Rules that no journey shows, and the test that does. */
const ELSEWHERE: Readonly<Record<number, string>> = {
  20: "__tests__/unit/preflight.test.ts", // traffic that CodeDeploy does not control is refused
};

const shown = new Set(journeys.flatMap(({ rules = [] }) => rules));

test.each(RULES)("rule %d has a journey, or a test elsewhere", (rule) => {
  const elsewhere = ELSEWHERE[rule];
  expect(shown.has(rule) || (elsewhere !== undefined && existsSync(elsewhere))).toBe(true);
});

test("no rule is listed elsewhere that a journey shows", () => {
  expect(Object.keys(ELSEWHERE).filter((rule) => shown.has(Number(rule)))).toEqual([]);
});

test("every journey has a name of its own", () => {
  const names = journeys.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
