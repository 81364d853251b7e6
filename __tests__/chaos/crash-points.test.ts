import { compiled } from "../compiled.ts";

// A bounded sample; `npm run chaos` plays all of them.
test.each([
  ["killed once", ["--once", "--every", "61"]],
  ["whoever follows is killed too", ["--twice", "--only", "same-group deploy and keep", "--every", "37"]],
])(
  "a run that is killed at any call harms nobody, doubles nothing, and is gone on with: %s",
  (_, sample) => {
    const { status, stdout, stderr } = compiled("chaos/run-crash.js", ...sample);
    if (status !== 0) process.stdout.write(stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
  5 * 60_000,
);
