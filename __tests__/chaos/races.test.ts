import { execFileSync } from "node:child_process";
import { RACES } from "./races.ts";

let violations: Record<string, string[]>;

// Compiled and in workers, as the storms are: outside of Jest's context the same code runs several times as fast.
beforeAll(() => {
  const printed = execFileSync(process.execPath, ["build/__tests__/chaos/run-races.js"], {
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  violations = JSON.parse(printed) as typeof violations;
}, 5 * 60_000);

test.each(Object.keys(RACES))("%s", (name) => {
  expect(violations[name]).toEqual([]);
});
