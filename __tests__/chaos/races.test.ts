import { answerOf } from "../compiled.ts";
import { RACES } from "./races.ts";

let violations: Record<string, string[]>;

beforeAll(() => {
  violations = answerOf("chaos/run-races.js");
}, 5 * 60_000);

test.each(Object.keys(RACES))("%s", (name) => {
  expect(violations[name]).toEqual([]);
});
