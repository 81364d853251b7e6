import { compiled } from "../compiled.ts";

test(
  "every journey passes under every setting of every switch, and every setting is noticed",
  () => {
    const { status, stdout, stderr } = compiled("journeys/run-matrix.js");
    process.stdout.write(stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
  10 * 60_000,
);
