import { compiled } from "../compiled.ts";

// A bounded sample; the whole of it is `node build/__tests__/hostile/run-shapes.js`.
test("whatever member an answer lacks, whatever word AWS adds: no defect, and no outcome that is not true", () => {
  const { status, stdout } = compiled("hostile/run-shapes.js", "211", "17");
  expect({ status, failed: stdout.split("\n").filter((line) => line.startsWith("FAILED")) }).toEqual({
    status: 0,
    failed: [],
  });
}, 120_000);
