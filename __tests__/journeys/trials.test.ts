import { compiled } from "../compiled.ts";

// A sample that meets every fleet, side and phase; all of a table: `node build/__tests__/journeys/trials/run.js scaling`.
test.each([
  ["scaled, or robbed of an instance, in any phase", "scaling", "11"],
  ["standing still for ten minutes in any phase", "paused", "5"],
])(
  "a deployment that is %s keeps every promise",
  (_, table, every) => {
    const { status, stdout } = compiled("journeys/trials/run.js", table, every);
    if (status !== 0) process.stdout.write(stdout);
    expect(stdout.trim().split("\n").at(-1)).toMatch(new RegExp(`^${table}: \\d+ tried, 0 failed$`));
  },
  3 * 60_000,
);
