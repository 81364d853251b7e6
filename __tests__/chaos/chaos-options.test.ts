import { chaosOptions, PARTS } from "./chaos-options.ts";
import { summaryOf, type Figures } from "./figures.ts";
import { WrongOption } from "./given-options.ts";

test("all parts are played unless told otherwise", () => {
  expect(chaosOptions([])).toEqual({
    only: PARTS,
    seeds: 2000,
    from: 1,
    defects: undefined,
    storm: undefined,
  });
  expect(chaosOptions(["--only", "faults,storms", "--seeds", "7"])).toMatchObject({
    only: ["faults", "storms"],
    seeds: 7,
  });
});

test.each([
  [["--only", "storm"], /--only is "storm": there are crash, faults, kills, storms/],
  [["--seeds", "0"], /--seeds is "0": give a whole number from 1/],
  [["--seed", "x"], /--seed is "x": give a whole number from 1/],
  [["--schedule", "{"], /--schedule is no schedule/],
  [["--schedule", "null"], /--schedule is no schedule/],
  [["--sedes", "7"], /Unknown option '--sedes'[^]*accepted:/],
  [["storms"], /Unexpected argument 'storms'[^]*accepted:/],
])("what there is not is refused, with what is accepted: %j", (given, message) => {
  expect(() => chaosOptions(given)).toThrow(WrongOption);
  expect(() => chaosOptions(given)).toThrow(message);
});

test("the last line of a summary is the total", () => {
  const faults: Figures = { name: "faults", played: 3, failed: 1, calls: 50, seconds: 10, further: {} };
  const storms = { ...faults, name: "storms", failed: 0, calls: 150, further: { interleavings: 3 } };
  const lines = summaryOf([faults, storms], 20).split("\n");
  expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
    ["played", "violated", "calls", "calls/s", "seconds"],
    ["faults", "3", "1", "50", "5", "10"],
    ["storms", "3", "0", "150", "15", "10"],
    ["3 interleavings"],
    ["total: 6 played, 1 violated, 200 calls, 10 per second, 20 s"],
  ]);
});
