import { spawnSync } from "node:child_process";

// A sample that meets every fleet, side and phase, compiled and in a process of its own, where it is several times as
// fast; all of a table: `node build/__tests__/journeys/trials/run.js scaling`.
test.each([
  ["scaled, or robbed of an instance, in any phase", "scaling", "11"],
  ["standing still for ten minutes in any phase", "paused", "5"],
])(
  "a deployment that is %s keeps every promise",
  (_, table, every) => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ["build/__tests__/journeys/trials/run.js", table, every],
      { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
    );
    if (status !== 0) process.stdout.write(stdout);
    expect(stdout.trim().split("\n").at(-1)).toMatch(new RegExp(`^${table}: \\d+ tried, 0 failed$`));
  },
  3 * 60_000,
);
