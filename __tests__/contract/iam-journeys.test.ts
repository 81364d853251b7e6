import { compiled } from "../compiled.ts";

test(
  "every journey goes as it should under docs/iam-policy.json, and each action taken away is named by one",
  () => {
    const { status, stdout, stderr } = compiled("journeys/run-iam.js");
    if (status !== 0) process.stdout.write(stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  },
  5 * 60_000,
);
